import { javaTrim } from '../../java/parse';
import type { ConfigKey, ConfigModel } from './model/config-key';
import { type ConfigValue, readValue } from './model/config-value';
import { configModel, KAFKA_VERSIONS, type KafkaVersion } from './model/model';
import { type BrokerListeners, resolveListeners } from './parsed-listeners';
import { unresolvedText } from './unresolved-text';

/** What is known about a broker besides its properties. */
export interface BrokerFacts {
  readonly version: KafkaVersion;
  /** The exact release, such as `3.9.0`; undefined means the newest one of the version. */
  readonly release?: string;
  /** The number of brokers; undefined if only the file of one broker is known. */
  readonly brokers?: number;
  /** The maximum heap, in bytes. */
  readonly heap?: number;
  /** Keys of plug-ins: names, or prefixes that end with a dot. */
  readonly pluginKeys?: readonly string[];
  /** Whether the construct determines the listeners, so that a fix must not propose others. */
  readonly hasFixedListeners?: boolean;
  /** Whether the file is in a ConfigMap: whoever may read those, and the manifests, can read it. */
  readonly isInConfigMap?: boolean;
}

/**
 * The properties of one broker, as a version of Kafka reads them. Values that cannot be read are undefined: one rule reports
 * them, and all others ignore them.
 */
export class BrokerProperties {
  public readonly model: ConfigModel;
  private resolved?: BrokerListeners;
  private readonly values = new Map<string, ConfigValue | undefined>();

  constructor(
    /** Values by key, as in the file. */
    public readonly texts: ReadonlyMap<string, string>,
    public readonly facts: BrokerFacts,
  ) {
    this.model = configModel(facts.version);
  }

  /** Whether this version of Kafka has the key. */
  public knows(key: string): boolean {
    return Object.hasOwn(this.model.broker, key);
  }

  /** Whether the file sets the key. */
  public has(key: string): boolean {
    return this.texts.has(key);
  }

  /** The effective text, from the file or Kafka's default; undefined if there is none, or this version has no such key. */
  public text(key: string): string | undefined {
    const own = this.texts.get(key);
    if (own !== undefined && this.knows(key)) return javaTrim(own);
    return this.definition(key)?.default ?? undefined;
  }

  /** Whether a config provider fills in the value when the broker starts. */
  public isProvided(key: string): boolean {
    // Kafka does not trim these names
    const providers = (this.texts.get('config.providers') ?? '').split(',');
    const referenced = [...(this.texts.get(key) ?? '').matchAll(/\$\{([^}:$]*):[^}$]*\}/g)].map(([, name]) => name);
    return referenced.some((name) => providers.includes(name) && this.has(`config.providers.${name}.class`));
  }

  /** Whether another program should have replaced the value, and other rules can report nothing about it. */
  public isUnresolved(key: string): boolean {
    return unresolvedText(this, key) !== undefined;
  }

  public number(key: string): number | undefined {
    const value = this.value(key);
    return typeof value === 'number' ? value : undefined;
  }

  public flag(key: string): boolean {
    return this.value(key) === true;
  }

  public list(key: string): readonly string[] {
    const value = this.value(key);
    return typeof value === 'string' || value === undefined ? [] : (value as readonly string[]);
  }

  /** Brokers of 3.9 without a role keep their metadata in ZooKeeper; later versions cannot. */
  public get usesZookeeper(): boolean {
    return this.knows('zookeeper.connect') && this.list('process.roles').length === 0;
  }

  public get isBroker(): boolean {
    return this.usesZookeeper || this.list('process.roles').includes('broker');
  }

  public get isController(): boolean {
    return this.list('process.roles').includes('controller');
  }

  /** Whether this version drops items of lists that are repeated. */
  public get dropsRepeatedItems(): boolean {
    return KAFKA_VERSIONS.indexOf(this.facts.version) >= KAFKA_VERSIONS.indexOf('4.2');
  }

  /** `node.id` and `broker.id` are interchangeable. */
  public get id(): number | undefined {
    const key = this.has('node.id') ? 'node.id' : 'broker.id';
    return this.has(key) ? this.number(key) : -1;
  }

  public get listeners(): BrokerListeners {
    this.resolved ??= resolveListeners(this);
    return this.resolved;
  }

  private definition(key: string): ConfigKey | undefined {
    return this.knows(key) ? this.model.broker[key] : undefined;
  }

  private value(key: string): ConfigValue | undefined {
    if (!this.values.has(key)) this.values.set(key, this.read(key));
    return this.values.get(key);
  }

  private read(key: string): ConfigValue | undefined {
    const [text, definition] = [this.text(key), this.definition(key)];
    if (text === undefined || definition === undefined || this.isProvided(key) || this.isUnresolved(key))
      return undefined;
    const reading = readValue(definition, text);
    return 'value' in reading ? reading.value : undefined;
  }
}
