import { describe } from '../../lint/props/prop-types';
import { findingIf, type Rule } from '../../lint/rule';
import { DYNAMIC_FILE, SERVER_FILE } from '../../server-config/kafka/file-names';
import { KAFKA_VERSIONS } from '../../server-config/kafka/model/model';
import { DynamicConfig } from '../dynamic-config/dynamic-config';
import { KafkaImage } from '../image/kafka-image';
import { BrokerReadiness } from '../rolling/broker-readiness';
import type { KafkaExample, KafkaModel } from './model';

/** An image of an example, whose contract takes no configuration files. */
class ImageWithoutFiles extends KafkaImage {
  public constructor(
    toolsPath?: string,
    public readonly configPath?: string,
  ) {
    super('example/kafka:3.9.2', '3.9', toolsPath);
  }

  public container() {
    const { configPath } = this;
    return { name: 'kafka', image: this.reference, command: ['run'], dataPath: '/data', configPath };
  }
}

/** How a roll waits for brokers, and how changes reach running ones. */
export const ROLLING_RULES: readonly Rule<KafkaModel, KafkaExample>[] = [
  {
    id: 'kafka-in-sync-readiness-single-broker',
    severity: 'error',
    about: ['readiness', 'brokers', 'brokerPools'],
    check: ({ brokers, chosen }) =>
      findingIf(brokers === 1 && chosen.readiness?._render() === 'in-sync', {
        problem: 'readiness waits for other brokers, but there is only one broker',
        fix: 'remove it, or use three brokers',
      }),
    why: 'a single broker is always in sync with itself: the probe cannot make its restarts any safer',
    source: 'BrokerReadiness.inSync',
    examples: {
      good: [
        { brokers: 1 },
        { brokers: 1, readiness: BrokerReadiness.listening() },
        { brokers: 2, readiness: BrokerReadiness.inSync() },
      ],
      bad: [{ brokers: 1, readiness: BrokerReadiness.inSync() }],
    },
  },
  {
    id: 'kafka-in-sync-readiness-unsupported',
    severity: 'error',
    about: ['readiness', 'image'],
    check: ({ image: { reference, toolsPath }, container, chosen, hasInSyncProbe }) => {
      if (!hasInSyncProbe && chosen.readiness?._render() !== 'in-sync') return [];
      const missing = [
        ...(toolsPath === undefined ? ['toolsPath'] : []),
        ...(container.configPath === undefined ? ['configPath'] : []),
        ...(container.config?.[SERVER_FILE] === undefined ? [`${SERVER_FILE} in its config`] : []),
        ...(container.writablePaths?.includes('/tmp') === true ? [] : ['/tmp among its writablePaths']),
      ];
      return findingIf(missing.length > 0, {
        problem: `readiness is BrokerReadiness.inSync(), and the contract of ${reference} lacks ${missing.join(', ')}`,
        fix: 'use BrokerReadiness.listening(), or add what is missing to the contract',
      });
    },
    why: 'the probe runs kafka-topics.sh of the image, reads log.dirs from server.properties, and keeps its result in /tmp',
    source: 'BrokerReadiness.inSync',
    examples: {
      good: [{ readiness: BrokerReadiness.inSync() }],
      bad: [
        { readiness: BrokerReadiness.inSync(), image: new ImageWithoutFiles() },
        { image: new ImageWithoutFiles('/kafka/bin', '/etc/kafka'), dynamicConfig: DynamicConfig.rollingRestart() },
      ],
    },
  },
  {
    id: 'kafka-dynamic-config-unsupported',
    severity: 'error',
    about: ['dynamicConfig', 'image'],
    check: ({ image, chosen, dynamic, container }) => [
      ...findingIf(chosen.dynamicConfig?._render().delivery === 'applied' && dynamic.toolsPath === undefined, {
        problem: `dynamicConfig is DynamicConfig.applied(), but the contract of ${image.reference} ${
          image.toolsPath === undefined ? 'has no toolsPath' : `is for Kafka ${describe(image.kafkaVersion)}`
        }`,
        fix: `use DynamicConfig.rollingRestart(), or give the contract its toolsPath and one of the versions ${KAFKA_VERSIONS.join(', ')}`,
      }),
      ...findingIf(dynamic.toolsPath !== undefined && container.configPath === undefined, {
        problem: `the contract of ${image.reference} has a toolsPath, but no configPath`,
        fix: 'use DynamicConfig.rollingRestart(), or give the contract its configPath',
      }),
    ],
    why: 'a Job changes running brokers with kafka-configs.sh of the image; it needs the file, and the dynamic keys of a known version',
    source: 'KafkaImage.toolsPath',
    examples: {
      good: [{ dynamicConfig: DynamicConfig.applied() }, { dynamicConfig: DynamicConfig.onNextRestart() }],
      bad: [
        { dynamicConfig: DynamicConfig.applied(), image: new ImageWithoutFiles() },
        { image: new ImageWithoutFiles('/kafka/bin') },
      ],
    },
  },
  {
    id: 'kafka-dynamic-file-missing',
    severity: 'error',
    about: ['image', 'dynamicConfig'],
    check: ({ image: { reference }, container, dynamic }) => {
      const keys = Object.keys(dynamic.properties);
      return findingIf(keys.length > 0 && container.config?.[DYNAMIC_FILE] === undefined, {
        problem: `the contract of ${reference} writes no ${DYNAMIC_FILE}, where the dynamic properties (${keys.length}) belong`,
        fix: `write KafkaServer.dynamicProperties to ${DYNAMIC_FILE}, or use DynamicConfig.rollingRestart()`,
      });
    },
    why: 'brokers would start without these properties, and no change to them would ever reach a broker',
    source: 'KafkaServer.dynamicProperties',
    examples: {
      good: [
        { image: new ImageWithoutFiles() },
        { image: new ImageWithoutFiles('/kafka/bin'), dynamicConfig: DynamicConfig.rollingRestart() },
      ],
      bad: [
        { image: new ImageWithoutFiles('/kafka/bin') },
        { image: new ImageWithoutFiles(), dynamicConfig: DynamicConfig.onNextRestart() },
      ],
    },
  },
];
