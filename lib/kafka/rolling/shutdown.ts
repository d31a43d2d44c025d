import { Duration } from 'cdk8s';
import { toleratedBrokerLosses } from '../../server-config/kafka/tolerated-losses';
import { wholeNumber } from '../properties/whole-numbers';

/** What a broker may need to close its logs once its partitions are led by others. */
const LOG_CLOSING = Duration.minutes(3);

/** How many brokers can be down while default topics stay writable; at least 1, so that drains can proceed. */
export function spareReplicas(properties: Record<string, string>): number {
  return Math.max(1, toleratedBrokerLosses(new Map(Object.entries(properties))) ?? 1);
}

/** How long the attempts at a controlled shutdown may take. */
export function shutdownAttempts(properties: Record<string, string>): Duration {
  const attempts = wholeNumber(properties, 'controlled.shutdown.max.retries');
  const attempt =
    wholeNumber(properties, 'controller.socket.timeout.ms') +
    wholeNumber(properties, 'controlled.shutdown.retry.backoff.ms');
  return Duration.millis(isShutdownControlled(properties) ? attempts * attempt : 0);
}

/** Every attempt at a controlled shutdown, and then the logs, in whole minutes. */
export function gracePeriod(properties: Record<string, string>): Duration {
  const milliseconds = shutdownAttempts(properties).toMilliseconds() + LOG_CLOSING.toMilliseconds();
  return Duration.minutes(Math.ceil(milliseconds / 60_000));
}

function isShutdownControlled(properties: Record<string, string>): boolean {
  return properties['controlled.shutdown.enable']?.trim().toLowerCase() !== 'false';
}
