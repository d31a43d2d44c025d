import type { Duration } from 'cdk8s';
import type { ClusterPlan } from '../cluster-plan';
import { hasCertificates } from './planned-listener';

/** Three letters of the name of the CronJob. */
export const RENEWAL_SUFFIX = 'crt';

/** Certificates are renewed days before they end: it is about how soon a wrong one is known. */
const DEFAULT_HOURS = 1;

/** The intervals that a day has a whole number of. */
const HOURS: readonly number[] = [1, 2, 3, 4, 6, 8, 12, 24];

/** Whether a cluster has a CronJob for certificates, and how often it runs. */
export interface RenewalPlan {
  /** Undefined if no schedule has this interval; a rule reports it. */
  readonly hours: number | undefined;
}

/** Undefined if certificates are read at a start only: by choice, or as nothing else is possible. */
export function renewalPlan(plan: ClusterPlan): RenewalPlan | undefined {
  if (!hasCertificates(plan)) return undefined;
  const { certificateRenewal } = plan.chosen;
  if (certificateRenewal === undefined) return cannotRenew(plan) === undefined ? { hours: DEFAULT_HOURS } : undefined;
  const interval = certificateRenewal._render();
  return interval === undefined ? undefined : { hours: wholeHours(interval) };
}

/** Why nodes cannot be asked to read certificates again. */
export function cannotRenew({ image, main }: ClusterPlan): string | undefined {
  // a key that is set on a running broker is stored in ZooKeeper, and for that brokers need a password of their own
  if (main.broker.usesZookeeper) return 'with ZooKeeper, brokers refuse it without a password.encoder.secret';
  if (image.toolsPath === undefined || main.container.configPath === undefined) {
    return "the image has no toolsPath, and Kafka's own tools are what asks the nodes";
  }
  return undefined;
}

/** The interval as hours that divide a day; undefined for another one. */
export function wholeHours(interval: Duration): number | undefined {
  const isDuration = typeof (interval as Partial<Duration> | undefined)?.toMilliseconds === 'function';
  const hours = isDuration ? interval.toMilliseconds() / 3_600_000 : Number.NaN;
  return HOURS.includes(hours) ? hours : undefined;
}
