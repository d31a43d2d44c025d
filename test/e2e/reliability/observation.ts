import type { Sample } from './witness';

/** What became of the messages, and of the partitions, while one case ran. */
export interface Observation {
  readonly case: string;
  /** Seconds from its beginning until everything was ready and in sync again. */
  readonly seconds: number;
  readonly acked: number;
  /** Acknowledged, and never read, or gone from the log before its time. */
  readonly lost: number;
  readonly duplicated: number;
  /** Read after a later one of the same partition. */
  readonly disordered: number;
  /** Given up by the producer. */
  readonly failed: number;
  /** Seconds in which the brokers said how their partitions are. */
  readonly samples: number;
  /** Those in which any partition had fewer than `min.insync.replicas` in sync. */
  readonly belowMin: number;
  /** The most partitions that were so at once. */
  readonly worstBelowMin: number;
  /** Longest time in which nothing at all was acknowledged, in seconds. */
  readonly longestStall: number;
  /** Longest time that one message waited for its acknowledgement, in seconds. */
  readonly slowestMessage: number;
  /** Containers that were restarted in pods that stayed. */
  readonly restarts: number;
}

/** Makes one observation of the samples of a case; the one before its beginning comes first. */
export function observed(
  name: string,
  samples: readonly Sample[],
  { seconds, restarts }: Pick<Observation, 'seconds' | 'restarts'>,
): Observation {
  const [first, last] = [samples[0], samples[samples.length - 1]];
  const grown = (count: (sample: Sample) => number) => count(last) - count(first);
  const health = samples.slice(1).flatMap(({ underMin }) => underMin ?? []);
  return {
    case: name,
    seconds: round(seconds),
    acked: grown(({ acked }) => acked),
    lost: last.unread + grown(({ missing }) => missing),
    duplicated: grown(({ duplicated }) => duplicated),
    disordered: grown(({ disordered }) => disordered),
    failed: grown(({ failed }) => failed),
    samples: health.length,
    belowMin: health.filter((count) => count > 0).length,
    worstBelowMin: Math.max(0, ...health),
    longestStall: round(Math.max(...samples.slice(1).map(({ silenceMs }) => silenceMs)) / 1000),
    slowestMessage: round(Math.max(...samples.slice(1).map(({ slowestMs }) => slowestMs)) / 1000),
    restarts,
  };
}

function round(seconds: number): number {
  return Math.round(seconds * 10) / 10;
}
