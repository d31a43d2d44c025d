import { isInt } from '../../java/parse';

/**
 * How long a broker waits for an ensemble that is not there yet: as long as an ensemble may need whose images have to be
 * fetched and whose volumes have to be made. Kafka's own, 18 s, makes a crash loop of it.
 */
export const ZOOKEEPER_PATIENCE_MS = 10 * 60_000;

/**
 * The pause between two attempts at a controlled shutdown. The first attempt of a broker that has only just started often fails,
 * as the controller does not know it yet; with Kafka's own pause of 5 s, stopping it then takes as long. More attempts make up
 * for shorter pauses.
 */
export const SHUTDOWN_BACKOFF_MS = 1000;
export const SHUTDOWN_RETRIES = 5;

/** A broker property of Kafka's type INT. */
export interface WholeNumber {
  readonly least: number;
  /** What is in force where nothing is said: Kafka's own (3.9), or this library's. */
  readonly otherwise: number;
}

/** The numbers from which something else is derived here, or that rules compare. */
export const WHOLE_NUMBERS: Readonly<Record<string, WholeNumber>> = {
  'zookeeper.session.timeout.ms': { least: 1, otherwise: 18_000 },
  'zookeeper.connection.timeout.ms': { least: 1, otherwise: ZOOKEEPER_PATIENCE_MS },
  'controlled.shutdown.max.retries': { least: 0, otherwise: SHUTDOWN_RETRIES },
  'controlled.shutdown.retry.backoff.ms': { least: 0, otherwise: SHUTDOWN_BACKOFF_MS },
  'controller.socket.timeout.ms': { least: 1, otherwise: 30_000 },
  'reserved.broker.max.id': { least: 0, otherwise: 1000 },
};

/** The number that is in force; a text that is none counts as if it were not there, and a rule says so. */
export function wholeNumber(properties: Readonly<Record<string, string>>, key: string): number {
  const { least, otherwise } = WHOLE_NUMBERS[key];
  const text = properties[key];
  return text !== undefined && isInt(text, least) ? Number(text) : otherwise;
}
