import { configModel, KAFKA_VERSIONS } from '../../server-config/kafka/model/model';
import type { KafkaImage } from '../image/kafka-image';
import { ConfigUpdates } from './dynamic-config';

/** The properties whose changes restart nothing, and how they reach running brokers. */
export interface LiveProperties {
  readonly keys: readonly string[];
  /** What the configuration file says of them. */
  readonly note: string;
  /** The folder of the tools by which a Job changes them; undefined where none does. */
  readonly toolsPath: string | undefined;
}

const NOTES = {
  live: 'changes of these restart nothing: a Job applies them to running brokers',
  'at-next-restart': 'changes of these restart nothing: they wait for the next restart of each broker',
} as const;

const NONE: LiveProperties = { keys: [], note: '', toolsPath: undefined };

/**
 * Which of a broker's properties can change without a restart. Those that Kafka calls per-broker are not among them: they
 * belong to listeners, and would have to be set broker by broker.
 *
 * @param updates undefined for what is best with the image: live, or by restart where it names no tools
 */
export function liveProperties(
  properties: Readonly<Record<string, string>>,
  updates: ConfigUpdates | undefined,
  { kafkaVersion, toolsPath }: Pick<KafkaImage, 'kafkaVersion' | 'toolsPath'>,
): LiveProperties {
  const { _way: way } = updates ?? (toolsPath === undefined ? ConfigUpdates.byRestart() : ConfigUpdates.live());
  const version = KAFKA_VERSIONS.find((each) => each === kafkaVersion);
  if (way === 'by-restart' || version === undefined) return NONE;
  const { broker } = configModel(version);
  const isLive = (key: string) => Object.hasOwn(broker, key) && broker[key].update === 'cluster-wide';
  return {
    keys: Object.keys(properties).filter(isLive),
    note: NOTES[way],
    toolsPath: way === 'live' ? toolsPath : undefined,
  };
}
