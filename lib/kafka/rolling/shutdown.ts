import { Duration } from 'cdk8s';
import type { BrokerProperties } from '../../server-config/kafka/broker-properties';
import { CLUSTER_DEFAULTS } from '../defaults';
import type { PropertyGroup } from '../properties/property-group';

/** How a broker hands over its partitions before it stops. */
export const SHUTDOWN_PROPERTIES = {
  owns: {},
  properties: ({ store }): Record<string, number> =>
    store === 'zookeeper'
      ? {
          'controlled.shutdown.max.retries': CLUSTER_DEFAULTS.shutdownAttempts,
          'controlled.shutdown.retry.backoff.ms': CLUSTER_DEFAULTS.shutdownBackoff.toMilliseconds(),
        }
      : {},
} as const satisfies PropertyGroup;

/** How long the attempts at a controlled shutdown may take; values that Kafka rejects count as 0, and a rule reports them. */
export function shutdownAttempts(broker: BrokerProperties): Duration {
  if (!broker.usesZookeeper) return CLUSTER_DEFAULTS.controlledShutdown;
  const [attempts, timeout, backoff] = [
    'controlled.shutdown.max.retries',
    'controller.socket.timeout.ms',
    'controlled.shutdown.retry.backoff.ms',
  ].map((key) => Math.max(0, broker.number(key) ?? 0));
  return Duration.millis(broker.flag('controlled.shutdown.enable') ? attempts * (timeout + backoff) : 0);
}

/** Every attempt at a controlled shutdown, and then the logs, in whole minutes. */
export function gracePeriod(broker: BrokerProperties): Duration {
  const milliseconds = shutdownAttempts(broker).toMilliseconds() + CLUSTER_DEFAULTS.logClosing.toMilliseconds();
  return Duration.minutes(Math.ceil(milliseconds / 60_000));
}
