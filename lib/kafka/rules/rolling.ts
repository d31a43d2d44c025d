import { describe } from '../../lint/props/prop-types';
import { findingIf, type Rule } from '../../lint/rule';
import { KAFKA_VERSIONS } from '../../server-config/kafka/model/model';
import { DynamicConfig } from '../dynamic-config/dynamic-config';
import { KafkaImage } from '../image/kafka-image';
import { BrokerReadiness } from '../rolling/broker-readiness';
import type { KafkaExample, KafkaModel } from './model';

/** How changes reach running brokers. */
export const ROLLING_RULES: readonly Rule<KafkaModel, KafkaExample>[] = [
  {
    id: 'kafka-in-sync-readiness-single-broker',
    severity: 'error',
    about: ['readiness', 'brokers'],
    check: ({ workload: { replicas }, chosen }) =>
      findingIf(replicas === 1 && chosen.readiness?._render() === 'in-sync', {
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
    id: 'kafka-dynamic-config-unsupported',
    severity: 'error',
    about: ['dynamicConfig', 'image'],
    check: ({ image, chosen, dynamic }) =>
      findingIf(chosen.dynamicConfig?._render() === 'applied' && dynamic.toolsPath === undefined, {
        problem: `dynamicConfig is DynamicConfig.applied(), but the contract of ${image.reference} ${
          image.toolsPath === undefined ? 'has no toolsPath' : `is for Kafka ${describe(image.kafkaVersion)}`
        }`,
        fix: `use DynamicConfig.rollingRestart(), or give the contract its toolsPath and one of the versions ${KAFKA_VERSIONS.join(', ')}`,
      }),
    why: 'a Job changes running brokers with kafka-configs.sh of the image; which keys are dynamic is only known for the listed versions',
    source: 'KafkaImage.toolsPath',
    examples: {
      good: [{ dynamicConfig: DynamicConfig.applied() }, { dynamicConfig: DynamicConfig.onNextRestart() }],
      bad: [
        {
          dynamicConfig: DynamicConfig.applied(),
          image: new (class extends KafkaImage {
            public constructor() {
              super('example/kafka:3.9.2');
            }
            public container() {
              return { name: 'kafka', image: this.reference, command: ['run'], dataPath: '/data' };
            }
          })(),
        },
      ],
    },
  },
];
