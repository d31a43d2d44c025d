import { MAX_INT } from '../../java/parse';
import { describe } from '../../lint/props/prop-types';
import { findingIf, type Rule } from '../../lint/rule';
import { BROKER_ID_OUT_OF_RANGE } from '../../server-config/kafka/shared-rules';
import { MAX_REPLICAS } from '../../workload/pod-addresses';
import type { KafkaExample, KafkaModel } from './model';

/** The number of brokers, and their ids. */
export const BROKER_RULES: readonly Rule<KafkaModel, KafkaExample>[] = [
  {
    id: 'kafka-invalid-broker-count',
    severity: 'error',
    about: ['brokers'],
    check: ({ workload: { replicas } }) =>
      findingIf(!Number.isInteger(replicas) || replicas < 1 || replicas > MAX_REPLICAS, {
        problem: `brokers is ${describe(replicas)}`,
        fix: `use 3 to ${MAX_REPLICAS}, or 1 for a throw-away cluster`,
      }),
    why: 'a cluster needs at least one broker, and no real cluster has more than 10000',
    source: 'https://kafka.apache.org/39/operations/basic-kafka-operations/#basic_ops_cluster_expansion',
    examples: {
      good: [{ brokers: 1 }, { brokers: 2 }],
      bad: [{ brokers: 0 }, { brokers: -3 }, { brokers: 1.5 }, { brokers: Number.POSITIVE_INFINITY }],
    },
  },
  {
    ...BROKER_ID_OUT_OF_RANGE,
    about: ['firstBrokerId', 'brokers', 'config'],
    check: ({ firstId: firstBrokerId, workload: { replicas }, broker }) => {
      const max = broker.number('reserved.broker.max.id') ?? MAX_INT;
      const isBounded = broker.flag('broker.id.generation.enable');
      const count = Number.isInteger(replicas) ? Math.max(1, replicas) : 1;
      const last = firstBrokerId + count - 1;
      const raise = `set 'reserved.broker.max.id' in config to ${last} or more`;
      return [
        ...findingIf(!Number.isInteger(firstBrokerId) || firstBrokerId < 0 || last > MAX_INT, {
          problem: `firstBrokerId is ${describe(firstBrokerId)}`,
          fix: `use a whole number from 0 to ${MAX_INT - count + 1}`,
        }),
        ...findingIf(isBounded && last > max && last <= MAX_INT, {
          problem: `firstBrokerId is ${firstBrokerId}, so the last broker is ${last}; reserved.broker.max.id is ${max}`,
          fix: max < count ? raise : `use at most ${max - count + 1}, or ${raise}`,
        }),
      ];
    },
    examples: {
      good: [
        { firstBrokerId: 998 },
        { firstBrokerId: 2000, config: { 'reserved.broker.max.id': 3000 } },
        { firstBrokerId: 2000, config: { 'broker.id.generation.enable': 'FALSE' } },
      ],
      bad: [{ firstBrokerId: 999 }, { firstBrokerId: -1 }, { firstBrokerId: 3e9 }, { brokers: 1200 }],
    },
  },
];
