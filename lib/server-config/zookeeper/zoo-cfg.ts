import { javaTrim } from '../../java/parse';
import { isZooCfgKey, type SourcedKey, ZOO_CFG_MODEL } from './model';
import { numberIn } from './model/value-syntax';
import { javaSplit, type ServerLine, serverLine } from './server-line';

/** What a zoo.cfg says, as the server takes it. */
export class ZooCfg {
  /** Values by key, without the blanks around them. */
  public readonly texts: ReadonlyMap<string, string>;

  /** The members of the ensemble, as this file lists them. */
  public readonly servers: readonly ServerLine[];

  private readonly untrimmed: ReadonlyMap<string, string>;

  /** @param properties of a key that stands there several times, the last value counts */
  constructor(properties: Iterable<readonly [key: string, value: string]>) {
    this.untrimmed = new Map(properties);
    this.texts = new Map([...this.untrimmed].map(([key, value]) => [javaTrim(key), javaTrim(value)]));
    this.servers = this.family('server.').map(([key, value]) => serverLine(key, value));
  }

  public has(key: string): boolean {
    return this.texts.has(key);
  }

  /** The text that is in force: the file's, or else the default's. */
  public text(key: string): string | undefined {
    return this.texts.get(key) ?? ZOO_CFG_MODEL.get(key)?.default?.toString();
  }

  /** The number that is in force; undefined where there is none, or a text that the parser refuses. */
  public number(key: string): number | undefined {
    const known = ZOO_CFG_MODEL.get(key);
    const text = this.text(key);
    return known === undefined || text === undefined ? undefined : numberIn(known, text);
  }

  /** Whether a boolean is on. */
  public isTrue(key: string): boolean {
    return this.text(key)?.toLowerCase() === 'true';
  }

  /** What stands in the file of those keys that the model knows. */
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

  /** Whether servers elect a leader, as far as this file knows; otherwise this is a single server. */
  public get isDistributed(): boolean {
    return !this.isTrue('standaloneEnabled') || this.participants.length > 1;
  }

  /** Members by group: `group.1=1:2:3`. Without any, a plain majority decides. */
  public get groups(): ReadonlyMap<string, readonly string[]> {
    return new Map(this.family('group').map(([key, text]) => [key, javaSplit(text, ':')]));
  }

  /** Keys of weights: `weight.1`. */
  public get weights(): readonly (readonly [key: string, text: string])[] {
    return this.family('weight');
  }

  /** Of member lists the blanks at the end count. The parser asks for the beginning alone: `groups` belongs to it as well. */
  private family(beginning: string): readonly (readonly [key: string, text: string])[] {
    return [...this.untrimmed].filter(([key]) => key.startsWith(beginning));
  }
}
