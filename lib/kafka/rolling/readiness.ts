import type { ServerContainer } from '../../workload/server-container';
import type { KafkaImage } from '../image/kafka-image';
import { brokerId } from '../properties/identity';
import { BrokerReadiness } from './broker-readiness';
import { inSyncProbe } from './in-sync-probe';

/** What the probe of a pool's brokers depends on. */
export interface ReadinessInputs {
  readonly image: KafkaImage;
  /** Id of the broker in pod 0. */
  readonly firstId: number;
  /** Number of brokers in all pools. */
  readonly brokers: number;
  /** Port of the listener that brokers use among themselves. */
  readonly port: number;
}

/** The container with the chosen readiness probe; with the image's own if the in-sync probe cannot run in it. */
export function withReadiness(
  container: ServerContainer,
  choice: BrokerReadiness | undefined,
  { image, firstId, brokers, port }: ReadinessInputs,
): ServerContainer {
  const { toolsPath } = image;
  const { configPath } = container;
  if (toolsPath === undefined || configPath === undefined) return container;
  // a single broker is always in sync with itself
  const fallback = brokers > 1 ? BrokerReadiness.inSync() : BrokerReadiness.listening();
  if ((choice ?? fallback)._render() === 'listening') return container;
  const readiness = inSyncProbe({ port, brokerId: brokerId(firstId), toolsPath, configPath });
  return { ...container, probes: { ...container.probes, readiness } };
}
