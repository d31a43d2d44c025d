import { javaTrim } from '../../java/parse';
import { isZooCfgKey, type SourcedKey, ZOO_CFG_MODEL } from './model';
import { numberIn } from './model/value-syntax';
import { javaSplit, type ServerLine, serverLine } from './server-line';

/** A zoo.cfg, as the server reads it. */
export class ZooCfg {
  /** Trimmed values by key. */
  public readonly texts: ReadonlyMap<string, string>;

  /** The members of the ensemble, as this file lists them. */
  public readonly servers: readonly ServerLine[];

  private readonly untrimmed: ReadonlyMap<string, string>;

  /** @param properties if a key occurs several times, the last value wins */
  constructor(properties: Iterable<readonly [key: string, value: string]>) {
    this.untrimmed = new Map(properties);
    this.texts = new Map([...this.untrimmed].map(([key, value]) => [javaTrim(key), javaTrim(value)]));
    this.servers = this.withPrefix('server.').map(([key, value]) => serverLine(key, value));
  }

  public has(key: string): boolean {
    return this.texts.has(key);
  }

  /** The effective text, from the file or the default. */
  public text(key: string): string | undefined {
    return this.texts.get(key) ?? ZOO_CFG_MODEL.get(key)?.default?.toString();
  }

  /** The effective number; undefined if there is none, or if the parser refuses the text. */
  public number(key: string): number | undefined {
    const known = ZOO_CFG_MODEL.get(key);
    const text = this.text(key);
    return known === undefined || text === undefined ? undefined : numberIn(known, text);
  }

  /** Whether a boolean is on. */
  public isTrue(key: string): boolean {
    return this.text(key)?.toLowerCase() === 'true';
  }

  /** The keys of the file that the model knows. */
  public known(): readonly { readonly name: string; readonly key: SourcedKey; readonly text: string }[] {
    return [...this.texts].flatMap(([name, text]) => {
      const key = ZOO_CFG_MODEL.get(name);
      return key === undefined ? [] : [{ name, key, text }];
    });
  }

  public unknown(): readonly string[] {
    return [...this.texts.keys()].filter((key) => !isZooCfgKey(key));
  }

  public get participants(): readonly ServerLine[] {
    return this.servers.filter(({ isObserver }) => !isObserver);
  }

  public get observers(): readonly ServerLine[] {
    return this.servers.filter(({ isObserver }) => isObserver);
  }

  /** Whether the servers are listed in another file. */
  public get listsServersElsewhere(): boolean {
    return this.has('dynamicConfigFile');
  }

  /** Whether servers elect a leader, as far as this file shows. If not, the server is standalone. */
  public get isDistributed(): boolean {
    return !this.isTrue('standaloneEnabled') || this.participants.length > 1;
  }

  /** Members by group: `group.1=1:2:3`. Without groups, a plain majority is a quorum. */
  public get groups(): ReadonlyMap<string, readonly string[]> {
    return new Map(this.withPrefix('group').map(([key, text]) => [key, javaSplit(text, ':')]));
  }

  /** Keys of weights: `weight.1`. */
  public get weights(): readonly (readonly [key: string, text: string])[] {
    return this.withPrefix('weight');
  }

  /** Trailing spaces in server lists matter. The parser only matches the prefix: `groups` is included as well. */
  private withPrefix(prefix: string): readonly (readonly [key: string, text: string])[] {
    return [...this.untrimmed].filter(([key]) => key.startsWith(prefix));
  }
}
