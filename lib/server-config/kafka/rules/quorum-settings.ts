import { javaList } from '../../../java/parse';
import { findingIf } from '../../../lint/rule';
import { documentedFor } from '../documentation';
import { INTER_BROKER_PROTOCOL } from '../protocol-version';
import { BROKER_ONLY, type BrokerRule, CONTROLLER_ONLY } from './example-brokers';
import { QUORUM_SERVERS, QUORUM_VOTERS } from './quorum';

const MIGRATION_KEY = 'zookeeper.metadata.migration.enable';
const METADATA_DIR = 'metadata.log.dir';
const FETCH_TIMEOUT = 'controller.quorum.fetch.timeout.ms';

/** How long a leader holds back its answer to a follower while there is nothing new. */
const FETCH_WAIT = 500;

const MIGRATING = { [MIGRATION_KEY]: 'true', 'zookeeper.connect': 'a:2181' };
const THREE_VOTERS = '1@a:9093,2@b:9093,3@c:9093';

/** Settings of KRaft servers that Kafka accepts, and that do something else than what was meant. */
export const QUORUM_SETTING_RULES: readonly BrokerRule[] = [
  {
    id: 'kafka-static-and-dynamic-quorum',
    severity: 'warning',
    about: [QUORUM_VOTERS, QUORUM_SERVERS],
    server: 'accepts',
    check: (config) =>
      findingIf(
        !config.usesZookeeper && config.list(QUORUM_VOTERS).length > 0 && config.list(QUORUM_SERVERS).length > 0,
        {
          problem: `${QUORUM_VOTERS} and ${QUORUM_SERVERS} are both set`,
          fix: `keep ${QUORUM_VOTERS} if kafka-features.sh describe shows kraft.version 0, or ${QUORUM_SERVERS} if it shows 1`,
          key: QUORUM_SERVERS,
        },
      ),
    why: 'one is for a fixed set of controllers, the other for one that can change: which of them counts depends on how the disks were formatted',
    source: 'org.apache.kafka.raft.QuorumConfig',
    examples: {
      good: [
        { kafka: '4.3', properties: {} },
        { kafka: '4.3', properties: { [QUORUM_VOTERS]: undefined, [QUORUM_SERVERS]: 'a:9093' } },
      ],
      bad: [
        { kafka: '4.3', properties: { [QUORUM_SERVERS]: 'a:9093' } },
        { kraft: true, properties: { ...CONTROLLER_ONLY, [QUORUM_SERVERS]: 'a:9093' } },
      ],
    },
  },
  {
    id: 'kafka-migration-to-combined-node',
    severity: 'error',
    about: [MIGRATION_KEY, 'process.roles'],
    server: 'accepts',
    check: (config) =>
      findingIf(config.flag(MIGRATION_KEY) && !config.usesZookeeper && config.isController && config.isBroker, {
        problem: `${MIGRATION_KEY} is true on a server that is broker and controller`,
        fix: 'migrate to controllers of their own: process.roles=controller',
        key: MIGRATION_KEY,
      }),
    why: 'the brokers with ZooKeeper have to stay until the controllers have copied their metadata: a combined server would join as a broker before',
    source: 'https://kafka.apache.org/39/operations/kraft/#zookeeper-to-kraft-migration',
    examples: {
      good: [{ kraft: true, properties: { ...CONTROLLER_ONLY, ...MIGRATING } }],
      bad: [{ kraft: true, properties: MIGRATING }],
    },
  },
  {
    id: 'kafka-migration-on-kraft-broker',
    severity: 'warning',
    about: [MIGRATION_KEY, 'process.roles'],
    server: 'accepts',
    check: (config) =>
      findingIf(config.flag(MIGRATION_KEY) && !config.usesZookeeper && !config.isController, {
        problem: `${MIGRATION_KEY} is true on a server with process.roles=${config.text('process.roles')}`,
        fix: `remove ${MIGRATION_KEY} and zookeeper.connect, or process.roles until the metadata is copied`,
        key: MIGRATION_KEY,
      }),
    why: 'brokers with process.roles are past the migration: only controllers and brokers with ZooKeeper take part in it',
    source: 'https://kafka.apache.org/39/operations/kraft/#zookeeper-to-kraft-migration',
    examples: {
      good: [{ kraft: true, properties: { ...CONTROLLER_ONLY, ...MIGRATING } }],
      bad: [{ kraft: true, properties: { ...BROKER_ONLY, ...MIGRATING } }],
    },
  },
  {
    id: 'kafka-protocol-version-unused',
    severity: 'warning',
    about: [INTER_BROKER_PROTOCOL, 'process.roles'],
    server: 'accepts',
    check: (config) =>
      findingIf(!config.usesZookeeper && config.knows(INTER_BROKER_PROTOCOL) && config.has(INTER_BROKER_PROTOCOL), {
        problem: `${INTER_BROKER_PROTOCOL} and process.roles are both set`,
        fix: 'remove it: kafka-features.sh raises the feature level',
        key: INTER_BROKER_PROTOCOL,
      }),
    why: 'with process.roles, the metadata has the feature level: Kafka ignores this key, and 4.0 no longer has it',
    source: 'kafka.server.KafkaConfig',
    examples: {
      good: [{ kraft: true, properties: {} }, { properties: { [INTER_BROKER_PROTOCOL]: '3.9' } }],
      bad: [{ kraft: true, properties: { [INTER_BROKER_PROTOCOL]: '3.9' } }],
    },
  },
  {
    id: 'kafka-quorum-fetch-timeout-too-short',
    severity: 'warning',
    about: [FETCH_TIMEOUT, QUORUM_VOTERS, 'process.roles'],
    server: 'accepts',
    check: (config) => {
      const timeout = config.number(FETCH_TIMEOUT);
      const isAlone = config.list(QUORUM_VOTERS).length === 1;
      return findingIf(!config.usesZookeeper && !isAlone && timeout !== undefined && timeout <= FETCH_WAIT, {
        problem: `${FETCH_TIMEOUT} is ${timeout}`,
        fix: `use 2000, at least more than ${FETCH_WAIT}`,
        key: FETCH_TIMEOUT,
      });
    },
    why: `while nothing changes, the leader answers after ${FETCH_WAIT} milliseconds: the other controllers start an election before`,
    source: 'org.apache.kafka.raft.KafkaRaftClient',
    examples: {
      good: [
        { kafka: '4.3', properties: { [QUORUM_VOTERS]: THREE_VOTERS, [FETCH_TIMEOUT]: '501' } },
        { kafka: '4.3', properties: { [FETCH_TIMEOUT]: '0' } },
      ],
      bad: [
        { kafka: '4.3', properties: { [QUORUM_VOTERS]: THREE_VOTERS, [FETCH_TIMEOUT]: '0' } },
        { kraft: true, properties: { ...CONTROLLER_ONLY, [QUORUM_VOTERS]: THREE_VOTERS, [FETCH_TIMEOUT]: '500' } },
      ],
    },
  },
  {
    id: 'kafka-metadata-dir-by-order',
    severity: 'warning',
    about: [METADATA_DIR, 'log.dirs', 'process.roles'],
    server: 'accepts',
    check: (config) => {
      const directories = javaList(config.text('log.dirs') ?? '').filter((each) => each !== '');
      return findingIf(!config.usesZookeeper && directories.length > 1 && !config.has(METADATA_DIR), {
        problem: `log.dirs has ${directories.length} directories, and ${METADATA_DIR} is not set`,
        fix: `add ${METADATA_DIR}=${directories[0]}`,
        key: METADATA_DIR,
      });
    },
    why: 'the first directory has the metadata: a server of which the directories were reordered, or got another one before them, does not start',
    source: documentedFor(METADATA_DIR),
    examples: {
      good: [
        { kafka: '4.3', properties: { 'log.dirs': '/a,/b', [METADATA_DIR]: '/a' } },
        { kafka: '4.3', properties: { 'log.dirs': '/a' } },
        { properties: { 'log.dirs': '/a,/b' } },
      ],
      bad: [
        { kafka: '4.3', properties: { 'log.dirs': '/a,/b' } },
        { kraft: true, properties: { ...BROKER_ONLY, 'log.dirs': '/a,/b' } },
      ],
    },
  },
];
