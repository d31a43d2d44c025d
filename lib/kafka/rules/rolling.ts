import { describe } from '../../lint/props/prop-types';
import { findingIf, type Rule } from '../../lint/rule';
import { KAFKA_VERSIONS } from '../../server-config/kafka/model/model';
import { ConfigUpdates } from '../dynamic-config/dynamic-config';
import { KafkaImage } from '../image/kafka-image';
import { RollGate } from '../rolling/broker-readiness';
import type { KafkaExample, KafkaModel } from './model';

/** How changes reach brokers that run. */
export const ROLLING_RULES: readonly Rule<KafkaModel, KafkaExample>[] = [
  {
    id: 'kafka-in-sync-readiness-single-broker',
    severity: 'error',
    about: ['rollGate', 'brokers'],
    check: ({ workload: { replicas }, server: { readyInSync } }) =>
      findingIf(replicas === 1 && readyInSync, {
        problem: 'rollGate waits for other brokers, and there is one broker',
        fix: 'leave it out, or use three brokers',
      }),
    why: 'a single broker is always in sync with itself: the gate would promise a safety that no restart of it has',
    source: 'RollGate.inSync',
    examples: {
      good: [
        { brokers: 1 },
        { brokers: 1, rollGate: RollGate.portOpen() },
        { brokers: 2, rollGate: RollGate.inSync() },
      ],
      bad: [{ brokers: 1, rollGate: RollGate.inSync() }],
    },
  },
  {
    id: 'kafka-dynamic-config-unsupported',
    severity: 'error',
    about: ['configUpdates', 'image'],
    check: ({ image, configUpdates, live }) =>
      findingIf(configUpdates?._way === 'live' && live.toolsPath === undefined, {
        problem: `configUpdates is live, and the contract of ${image.reference} ${
          image.toolsPath === undefined ? 'names no folder of tools' : `is for Kafka ${describe(image.kafkaVersion)}`
        }`,
        fix: `use ConfigUpdates.byRestart(), or give the contract its toolsPath and one of the versions ${KAFKA_VERSIONS.join(', ')}`,
      }),
    why: 'a Job changes running brokers by kafka-configs.sh of the image, and only of known versions is it known what can be changed',
    source: 'KafkaImage.toolsPath',
    examples: {
      good: [{ configUpdates: ConfigUpdates.live() }, { configUpdates: ConfigUpdates.atNextRestart() }],
      bad: [
        {
          configUpdates: ConfigUpdates.live(),
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
