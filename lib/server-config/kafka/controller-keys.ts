import { configModel, type KafkaVersion } from './model/model';

/**
 * Which role of a KRaft server does anything with a key. Every role checks the values of all keys at startup, so a key without effect
 * still has to be valid.
 *
 * From the byte code of Kafka 3.9.2, 4.3.1 and 4.4.0: for each key, the classes that call its getter in KafkaConfig and its parts, or read it
 * by name. A key is of brokers only if all of these are classes of brokers (LogManager, ReplicaManager, the coordinators, KafkaApis,
 * BrokerServer and so on), or if controllers make an object with it that never has anything to do, such as quotas of replication.
 */
const BROKERS_ONLY: readonly RegExp[] = [
  // coordinators of groups and transactions, and their topics; controllers check the limits that groups may set themselves
  /^(offsets?|transaction|transactional|producer\.id|add\.partitions\.to\.txn|share\.coordinator)\./,
  /^group\.(coordinator|initial|max|min)\./,
  /^group\.(consumer|share|streams)\.(assignors|assignor\.offload\.enable|assignment\.interval\.ms|enable|max\.(size|groups|share\.sessions)|migration\.policy|persister\..+|initialize\..+|dlq\..+|regex\..+)$/,
  // replicas: controllers hold none
  /^(replica|num\.replica|replication\.quota|alter\.log\.dirs|follower\.fetch)\./,
  /^(cordoned\.log\.dirs|num\.recovery\.threads\.per\.data\.dir)$/,
  // logs of topics: the rest of log.* are defaults of topics
  /^log\.(cleaner\.(backoff\.ms|dedupe\.buffer\.size|enable|io\..+|threads)|dir\.failure\..+|initial\.task\..+)$/,
  /^log\.(flush\.(start\.)?offset\.checkpoint\.interval\.ms|retention\.check\.interval\.ms)$/,
  // tiered storage: controllers only have to know whether there is any
  /^remote\.(fetch|list|log\.(index|manager|metadata|reader|storage\.manager))\./,
  // requests of clients
  /\.purgatory\.purge\.interval\.requests$/,
  /^(auto\.create\.topics\.enable|fetch\.max\.bytes|max\.incremental\.fetch\.session\.cache\.slots|max\.request\.partition\.size\.limit|request\.timeout\.ms|telemetry\.max\.bytes)$/,
  // the life of a broker
  /^(background\.threads|broker\.rack|controlled\.shutdown\..+|initial\.broker\.registration\.timeout\.ms)$/,
];

/** What brokers leave to the controllers. */
const CONTROLLERS_ONLY: ReadonlySet<string> = new Set([
  'alter.config.policy.class.name',
  'auto.leader.rebalance.enable',
  'broker.session.timeout.ms',
  'controller.performance.always.log.threshold.ms',
  'controller.performance.sample.period.ms',
  'create.topic.policy.class.name',
  'delete.topic.enable',
  'eligible.leader.replicas.enable',
  'leader.imbalance.check.interval.seconds',
  'metadata.max.idle.interval.ms',
  'unclean.leader.election.interval.ms',
]);

const OF_LISTENER = /^listener\.name\.([^.]+)\./;

/**
 * Whether a server that is only a controller does anything with a key: true for keys that no version has, which a plug-in may read.
 *
 * @param listeners the names of the controller listeners, in any case, if they are known: settings of other listeners have no effect
 */
export function isReadByController(key: string, version: KafkaVersion, listeners?: readonly string[]): boolean {
  const [, listener] = OF_LISTENER.exec(key) ?? [];
  if (listener !== undefined) return isOneOf(listener, listeners);
  return !isDefined(key, version) || !BROKERS_ONLY.some((pattern) => pattern.test(key));
}

/** The same for a KRaft server that is only a broker. It connects to controllers, so it reads settings of their listeners too. */
export function isReadByBroker(key: string, version: KafkaVersion): boolean {
  return !isDefined(key, version) || !CONTROLLERS_ONLY.has(key);
}

function isDefined(key: string, version: KafkaVersion): boolean {
  return Object.hasOwn(configModel(version).broker, key);
}

function isOneOf(listener: string, names: readonly string[] | undefined): boolean {
  return names?.some((name) => name.toLowerCase() === listener.toLowerCase()) ?? true;
}
