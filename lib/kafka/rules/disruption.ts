import { Duration } from 'cdk8s';
import { findingIf, type Rule } from '../../lint/rule';
import { documented } from '../../server-config/kafka/documentation';
import { DisruptionBudget, maxUnavailableOf } from '../../workload/disruption-budget';
import { evictableBrokers } from '../rolling/disruption';
import { gracePeriod, shutdownAttempts } from '../rolling/shutdown';
import type { KafkaExample, KafkaModel } from './model';

/** How brokers are evicted and stopped. */
export const BROKER_DISRUPTION_RULES: readonly Rule<KafkaModel, KafkaExample>[] = [
  {
    id: 'kafka-budget-breaks-min-isr',
    severity: 'warning',
    about: ['disruptionBudget', 'brokers', 'brokerPools', 'config'],
    check: ({ workload: { disruptionBudget }, brokers, broker }) => {
      const evictable = maxUnavailableOf(disruptionBudget, brokers) ?? 0;
      const spare = evictableBrokers(broker);
      return findingIf(brokers >= 2 && evictable > spare, {
        problem: `disruptionBudget allows ${evictable} of ${brokers} brokers to be evicted, but replication tolerates ${spare}`,
        fix: `remove it, or use DisruptionBudget.maxUnavailable(${spare})`,
      });
    },
    why: 'a drain may evict so many brokers that nothing can be written with acks=all',
    source: documented('min.insync.replicas'),
    examples: {
      good: [
        { disruptionBudget: DisruptionBudget.maxUnavailable(1) },
        {
          brokers: 5,
          disruptionBudget: DisruptionBudget.maxUnavailable(2),
          config: { 'default.replication.factor': 5, 'min.insync.replicas': 3, 'transaction.state.log.min.isr': 3 },
        },
      ],
      bad: [
        { disruptionBudget: DisruptionBudget.maxUnavailable(2) },
        { brokers: 5, disruptionBudget: DisruptionBudget.minAvailable(2) },
      ],
    },
  },
  {
    id: 'kafka-grace-period-too-short',
    severity: 'error',
    about: ['terminationGracePeriod', 'config', 'brokers', 'brokerPools'],
    check: ({ workload: { terminationGracePeriod }, brokers, broker }) => {
      const needed = shutdownAttempts(broker).toSeconds({ integral: false });
      const period = terminationGracePeriod?.toSeconds({ integral: false }) ?? needed;
      return findingIf(period < needed && brokers !== 1, {
        problem: `terminationGracePeriod is ${period} seconds, but the attempts of a controlled shutdown alone may take ${needed} seconds`,
        fix: `remove it, or use Duration.seconds(${gracePeriod(broker).toSeconds()})`,
      });
    },
    why: 'a broker that is killed while it hands over its partitions leaves them without a leader, and has to recover its logs when it next starts',
    source: documented('controlled.shutdown.max.retries'),
    examples: {
      good: [
        { terminationGracePeriod: Duration.minutes(10) },
        { terminationGracePeriod: Duration.seconds(300), config: { 'controlled.shutdown.max.retries': 3 } },
        { terminationGracePeriod: Duration.seconds(30), config: { 'controlled.shutdown.enable': false } },
        { terminationGracePeriod: Duration.seconds(30), brokers: 1 },
      ],
      bad: [
        { terminationGracePeriod: Duration.seconds(30) },
        { terminationGracePeriod: Duration.minutes(10), config: { 'controller.socket.timeout.ms': 300_000 } },
      ],
    },
  },
  {
    id: 'kafka-grace-period-tight',
    severity: 'warning',
    about: ['terminationGracePeriod', 'config'],
    check: ({ workload: { terminationGracePeriod }, brokers, broker }) => {
      const needed = gracePeriod(broker).toSeconds();
      const period = terminationGracePeriod?.toSeconds({ integral: false }) ?? needed;
      const isTooShort = brokers > 1 && period < shutdownAttempts(broker).toSeconds({ integral: false });
      return findingIf(period < needed && !isTooShort, {
        problem: `terminationGracePeriod is ${period} seconds, but a controlled shutdown and closing the logs may take ${needed} seconds`,
        fix: `remove it, or use Duration.seconds(${needed})`,
      });
    },
    why: 'a broker that is killed leaves its partitions without a leader for a while, and has to recover its logs when it next starts',
    source: documented('controlled.shutdown.enable'),
    examples: {
      good: [{ terminationGracePeriod: Duration.minutes(6) }],
      bad: [{ terminationGracePeriod: Duration.seconds(359) }],
    },
  },
];
