import { MAX_INT } from '../../java/parse';
import { describe } from '../../lint/props/prop-types';
import { findingIf, type Rule } from '../../lint/rule';
import { BROKER_ID_OUT_OF_RANGE } from '../../server-config/kafka/shared-rules';
import { isReplicaCount, MAX_REPLICAS } from '../../workload/pod-addresses';
import type { KafkaExample, KafkaModel } from './model';

/** The number of brokers, and their ids. */
export const BROKER_RULES: readonly Rule<KafkaModel, KafkaExample>[] = [
  {
    id: 'kafka-invalid-broker-count',
    severity: 'error',
    about: ['brokers'],
    invalidates: ['brokers'],
    check: ({ workload: { replicas } }) =>
      findingIf(!isReplicaCount(replicas), {
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
    id: 'kafka-same-rack-for-all',
    severity: 'error',
    about: ['config', 'brokers', 'brokerPools'],
    check: ({ userConfig, broker, brokers }) => {
      const rack = userConfig['broker.rack'];
      const isShared = brokers !== 1 && !broker.isProvided('broker.rack');
      return findingIf(rack !== undefined && rack !== '' && isShared, {
        problem: `config has broker.rack ${describe(rack)}, for every broker`,
        fix: "remove it, and use the rack prop: Rack.fromPodLabel(), or a pool for each zone with Rack.of('zone-1')",
      });
    },
    why: 'config is the same for all brokers: one rack for all spreads no replicas, and looks as if it did',
    source: 'https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_broker.rack',
    examples: {
      good: [
        { config: { 'broker.rack': '' } },
        { config: { 'broker.rack': 'a' }, brokers: 1 },
        {
          config: {
            'broker.rack': '${env:RACK}',
            'config.providers': 'env',
            'config.providers.env.class': 'org.apache.kafka.common.config.provider.EnvVarConfigProvider',
          },
        },
      ],
      bad: [{ config: { 'broker.rack': 'a' } }],
    },
  },
  {
    id: 'kafka-invalid-first-broker-id',
    severity: 'error',
    about: ['firstBrokerId'],
    invalidates: ['firstBrokerId'],
    check: ({ firstId }) =>
      findingIf(!Number.isInteger(firstId) || firstId < 0 || firstId > MAX_INT, {
        problem: `firstBrokerId is ${describe(firstId)}`,
        fix: `use a whole number from 0 to ${MAX_INT}`,
      }),
    why: 'a broker does not start with such an id',
    source: BROKER_ID_OUT_OF_RANGE.source,
    examples: {
      good: [{ firstBrokerId: 100 }],
      bad: [{ firstBrokerId: -1 }, { firstBrokerId: 0.5 }, { firstBrokerId: 3e9 }],
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
        ...findingIf(last > MAX_INT, {
          problem: `firstBrokerId is ${firstBrokerId}, so the last broker is ${last}`,
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
      bad: [{ firstBrokerId: 999 }, { firstBrokerId: 2_147_483_647 }, { brokers: 1200 }],
    },
  },
];
