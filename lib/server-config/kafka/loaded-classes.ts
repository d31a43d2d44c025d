import { javaList } from '../../java/parse';
import type { BrokerProperties } from './broker-properties';
import { type ClassType, originOf } from './model/known-classes';

/** A class that a broker creates by its name. */
export interface LoadedClass {
  /** The key of the file that names it. */
  readonly key: string;
  readonly name: string;
  readonly type: ClassType;
}

interface ClassKey {
  readonly type: ClassType;
  /** Whether the key has a list of names. */
  readonly isList?: true;
  /** Whether Kafka looks for the class although it may never create it. */
  readonly isOnlyFound?: true;
  /** Whether this server creates the class when it starts; always if absent. */
  isCreated?(config: BrokerProperties): boolean;
}

const hasBrokerRole = (config: BrokerProperties) => config.isBroker;
const isTiered = (config: BrokerProperties) => config.isBroker && config.flag('remote.log.storage.system.enable');
/** Policies are with whoever changes the metadata. */
const isInCharge = (config: BrokerProperties) => config.usesZookeeper || config.isController;

/** Keys that are only set for the whole server. */
const SERVER_CLASS_KEYS: Readonly<Record<string, ClassKey>> = {
  'authorizer.class.name': { type: 'Authorizer' },
  'metric.reporters': { type: 'MetricsReporter', isList: true },
  'kafka.metrics.reporters': { type: 'KafkaMetricsReporter', isList: true },
  'principal.builder.class': { type: 'KafkaPrincipalBuilder' },
  'remote.log.storage.manager.class.name': { type: 'RemoteStorageManager', isCreated: isTiered },
  'remote.log.metadata.manager.class.name': { type: 'RemoteLogMetadataManager', isCreated: isTiered },
  'replica.selector.class': { type: 'ReplicaSelector', isCreated: hasBrokerRole },
  'client.quota.callback.class': { type: 'ClientQuotaCallback' },
  'create.topic.policy.class.name': { type: 'CreateTopicPolicy', isCreated: isInCharge },
  'alter.config.policy.class.name': { type: 'AlterConfigPolicy', isCreated: isInCharge },
  'group.consumer.assignors': { type: 'ConsumerGroupPartitionAssignor', isList: true, isCreated: hasBrokerRole },
  'group.share.assignors': { type: 'ShareGroupPartitionAssignor', isList: true, isCreated: hasBrokerRole },
};

/** Defined as classes: Kafka looks for them when it reads the file, even if no listener uses them. */
const FOUND_CLASS_KEYS: Readonly<Record<string, ClassKey>> = {
  'sasl.login.callback.handler.class': { type: 'AuthenticateCallbackHandler', isOnlyFound: true },
  'sasl.client.callback.handler.class': { type: 'AuthenticateCallbackHandler', isOnlyFound: true },
  'sasl.server.callback.handler.class': { type: 'AuthenticateCallbackHandler', isOnlyFound: true },
  'sasl.login.class': { type: 'Login', isOnlyFound: true },
};

/** Keys that can also be set for one listener, and for one SASL mechanism of it. */
const LISTENER_CLASS_KEYS: Readonly<Record<string, ClassType>> = {
  'ssl.engine.factory.class': 'SslEngineFactory',
  'sasl.server.callback.handler.class': 'AuthenticateCallbackHandler',
  'sasl.login.callback.handler.class': 'AuthenticateCallbackHandler',
  'sasl.login.class': 'Login',
  'principal.builder.class': 'KafkaPrincipalBuilder',
};

/** All keys that can name a class of one of these types. */
export const CLASS_KEYS: readonly string[] = [
  ...new Set([
    ...Object.keys(SERVER_CLASS_KEYS),
    ...Object.keys(FOUND_CLASS_KEYS),
    ...Object.keys(LISTENER_CLASS_KEYS),
  ]),
];

/** Keys whose value is, or contains, the name of a class. */
const NAMES_CLASSES = /(class(\.name)?|reporters|assignors|sasl\.jaas\.config)$/;

/** `org.example.LoginModule required …;` */
const LOGIN_MODULE = /^\s*([A-Za-z_$][\w.$-]*)\s+\w+/;

/** The classes that a server creates when it starts. */
export function loadedClasses(config: BrokerProperties): readonly LoadedClass[] {
  return [...config.texts.keys()]
    .filter((key) => NAMES_CLASSES.test(key) && !config.isProvided(key) && !config.isUnresolved(key))
    .flatMap((key) => [...ofServer(config, key), ...ofListener(config, key), ...ofProvider(config, key)])
    .filter(({ name }) => name !== '');
}

/** The classes that the file names, and that are neither Kafka's nor the JDK's. */
export function loadedPlugins(config: BrokerProperties): readonly string[] {
  return namedClasses(config).filter((name) => name.includes('.') && originOf(name) === undefined);
}

function namedClasses(config: BrokerProperties): readonly string[] {
  return [...config.texts].flatMap(([key, value]) => {
    if (/sasl\.jaas\.config$/.test(key)) return LOGIN_MODULE.exec(value)?.[1] ?? [];
    return /class(\.name)?$|reporters$|assignors$|^security\.providers$/.test(key) ? javaList(value) : [];
  });
}

function ofServer(config: BrokerProperties, key: string): readonly LoadedClass[] {
  const rows = { ...SERVER_CLASS_KEYS, ...FOUND_CLASS_KEYS };
  const row = Object.hasOwn(rows, key) && config.knows(key) ? rows[key] : undefined;
  if (row === undefined || row.isCreated?.(config) === false) return [];
  const { type, isList, isOnlyFound } = row;
  const names = isList ? javaList(config.text(key) ?? '') : [config.text(key) ?? ''];
  // any class of the JDK is found
  return names.filter((name) => !isOnlyFound || originOf(name) === 'Kafka').map((name) => ({ key, name, type }));
}

/** Settings of a listener, of all SSL listeners, or of the logins of a listener. */
function ofListener(config: BrokerProperties, key: string): readonly LoadedClass[] {
  const { listeners, protocols } = config.listeners;
  const name = (config.texts.get(key) ?? '').trim();
  return listeners.flatMap((endpoint): LoadedClass[] => {
    const protocol = protocols.get(endpoint.name) ?? '';
    const prefix = `listener.name.${endpoint.name.toLowerCase()}.`;
    const own = key.startsWith(prefix) ? key.slice(prefix.length) : undefined;
    if (own === undefined) {
      return key === 'ssl.engine.factory.class' && protocol.endsWith('SSL')
        ? [{ key, name, type: 'SslEngineFactory' }]
        : [];
    }
    const [, mechanism, rest] = /^([^.]+)\.(sasl\..+)$/.exec(own) ?? [];
    if (rest === undefined) {
      return own === 'ssl.engine.factory.class' && protocol.endsWith('SSL')
        ? [{ key, name, type: 'SslEngineFactory' }]
        : [];
    }
    const enabled = javaList(
      config.texts.get(`${prefix}sasl.enabled.mechanisms`) ?? config.text('sasl.enabled.mechanisms') ?? '',
    );
    if (!protocol.startsWith('SASL') || !enabled.some((each) => each.toLowerCase() === mechanism)) return [];
    if (rest === 'sasl.jaas.config') {
      const module = LOGIN_MODULE.exec(name)?.[1];
      return module === undefined ? [] : [{ key, name: module, type: 'LoginModule' }];
    }
    return Object.hasOwn(LISTENER_CLASS_KEYS, rest) ? [{ key, name, type: LISTENER_CLASS_KEYS[rest] }] : [];
  });
}

function ofProvider(config: BrokerProperties, key: string): readonly LoadedClass[] {
  const [, provider] = /^config\.providers\.([^.]+)\.class$/.exec(key) ?? [];
  const isUsed = provider !== undefined && (config.texts.get('config.providers') ?? '').split(',').includes(provider);
  return isUsed ? [{ key, name: (config.texts.get(key) ?? '').trim(), type: 'ConfigProvider' }] : [];
}
