import { findingIf } from '../../../lint/rule';
import { documentedFor } from '../documentation';
import { isOfTestJar } from '../model/known-classes';
import { type BrokerRule, TIERED_STORAGE } from './example-brokers';

const ENABLE = 'remote.log.storage.system.enable';
const STORAGE_MANAGER = 'remote.log.storage.manager.class.name';
const METADATA_MANAGER = 'remote.log.metadata.manager.class.name';
const LISTENER = 'remote.log.metadata.manager.listener.name';

/** Tiered storage, and what it needs. */
export const TIERED_STORAGE_RULES: readonly BrokerRule[] = [
  {
    id: 'kafka-tiered-storage-without-manager',
    severity: 'error',
    about: [ENABLE, STORAGE_MANAGER],
    server: 'refuses',
    check: (config) =>
      findingIf(config.isBroker && config.flag(ENABLE) && config.text(STORAGE_MANAGER) === undefined, {
        key: ENABLE,
        problem: `${ENABLE} is true, but ${STORAGE_MANAGER} is not set`,
        fix: `set ${STORAGE_MANAGER} to the class of a plug-in for your object store: Kafka has none`,
      }),
    why: 'Kafka exits with a NullPointerException while it starts',
    source: documentedFor(STORAGE_MANAGER),
    examples: {
      good: [{ properties: TIERED_STORAGE }, { properties: { [ENABLE]: 'false' } }],
      bad: [{ properties: { [ENABLE]: 'true' } }, { kafka: '4.2', properties: { [ENABLE]: 'true' } }],
    },
  },
  {
    id: 'kafka-class-of-test-jar',
    severity: 'warning',
    about: [ENABLE, STORAGE_MANAGER, METADATA_MANAGER],
    check: (config) =>
      [STORAGE_MANAGER, METADATA_MANAGER]
        .filter((key) => config.isBroker && config.flag(ENABLE) && isOfTestJar(config.text(key) ?? ''))
        .map((key) => ({
          key,
          problem: `${key} is ${config.text(key)}, a class of Kafka's tests`,
          fix: 'use the class of a plug-in for your object store, or add the test jar to the class path',
        })),
    why: 'the distribution does not include it: Kafka exits unless its test jar is on the class path, and it keeps nothing safe',
    source: 'https://kafka.apache.org/42/operations/tiered-storage/',
    examples: {
      good: [
        { properties: TIERED_STORAGE },
        { properties: { [STORAGE_MANAGER]: 'org.apache.kafka.server.log.remote.storage.LocalTieredStorage' } },
      ],
      bad: [
        {
          kafka: '4.2',
          properties: {
            ...TIERED_STORAGE,
            [STORAGE_MANAGER]: 'org.apache.kafka.server.log.remote.storage.LocalTieredStorage',
          },
        },
        {
          properties: {
            ...TIERED_STORAGE,
            [METADATA_MANAGER]: 'org.apache.kafka.server.log.remote.storage.NoOpRemoteLogMetadataManager',
          },
        },
      ],
    },
  },
  {
    id: 'kafka-tiered-storage-without-listener',
    severity: 'warning',
    about: [ENABLE, STORAGE_MANAGER, METADATA_MANAGER, LISTENER],
    server: 'accepts',
    check: (config) =>
      findingIf(
        config.isBroker &&
          config.flag(ENABLE) &&
          config.text(STORAGE_MANAGER) !== undefined &&
          !config.has(METADATA_MANAGER) &&
          config.text(LISTENER) === undefined &&
          ![...config.texts.keys()].some((key) => key.endsWith('bootstrap.servers') && key.startsWith('rlmm.config.')),
        {
          key: LISTENER,
          problem: `${LISTENER} is not set`,
          fix: `set it to the name of a listener, such as ${config.listeners.interBroker.name}`,
        },
      ),
    why: 'the metadata of tiered storage is in a topic, and its manager does not know at which address to read it',
    source: documentedFor(LISTENER),
    examples: {
      good: [
        { properties: { ...TIERED_STORAGE, [LISTENER]: 'PLAINTEXT' } },
        { properties: { ...TIERED_STORAGE, [METADATA_MANAGER]: 'org.example.Metadata' } },
      ],
      bad: [{ properties: { ...TIERED_STORAGE, [LISTENER]: undefined } }],
    },
  },
];
