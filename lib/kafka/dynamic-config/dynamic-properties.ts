import { configModel, KAFKA_VERSIONS } from '../../server-config/kafka/model/model';
import type { KafkaImage } from '../image/kafka-image';
import { DynamicConfig } from './dynamic-config';

/** The broker properties whose changes restart nothing. */
export interface DynamicProperties {
  readonly properties: Readonly<Record<string, string>>;
  /** Directory of the tools with which a Job applies them; undefined if there is no Job. */
  readonly toolsPath: string | undefined;
}

/** Kafka replaces what refers to these when it starts: set for running brokers, they would do nothing for the file. */
const BEFORE_A_START: ReadonlySet<string> = new Set(['config.providers']);

/**
 * Splits the properties of a cluster into those that need a restart and those that do not. The ones that Kafka calls per-broker
 * are not dynamic here: they belong to listeners, and would have to be set broker by broker.
 *
 * @param choice undefined for the default: applied, or a rolling restart if the image has no tools
 */
export function splitDynamic(
  properties: Readonly<Record<string, string>>,
  choice: DynamicConfig | undefined,
  { kafkaVersion, toolsPath }: Pick<KafkaImage, 'kafkaVersion' | 'toolsPath'>,
): { readonly fixed: Readonly<Record<string, string>>; readonly dynamic: DynamicProperties } {
  const fallback = toolsPath === undefined ? DynamicConfig.rollingRestart() : DynamicConfig.applied();
  const { delivery } = (choice ?? fallback)._render();
  const version = KAFKA_VERSIONS.find((each) => each === kafkaVersion);
  if (delivery === 'rolling-restart' || version === undefined) {
    return { fixed: properties, dynamic: { properties: {}, toolsPath: undefined } };
  }
  const { broker } = configModel(version);
  const isDynamic = (key: string) =>
    Object.hasOwn(broker, key) && broker[key].update === 'cluster-wide' && !BEFORE_A_START.has(key);
  const [fixed, dynamic] = [false, true].map((wanted) =>
    Object.fromEntries(Object.entries(properties).filter(([key]) => isDynamic(key) === wanted)),
  );
  return { fixed, dynamic: { properties: dynamic, toolsPath: delivery === 'applied' ? toolsPath : undefined } };
}
