import { setTimeout as sleep } from 'node:timers/promises';

const POLL_MS = 500;
const QUIET_MS = 2_000;
const PROGRESS_MS = 10_000;

export interface EventuallyOptions {
  /** Seconds. */
  readonly timeout: number;
  /** Milliseconds between two questions: more for one that starts a JVM. @default 500 */
  readonly pause?: number;
  /** What else to tell when the time is up, such as recent events. */
  readonly evidence?: () => Promise<string>;
}

export class Stopwatch {
  private readonly start = Date.now();

  public get seconds(): number {
    return (Date.now() - this.start) / 1000;
  }
}

export function progress(line: string): void {
  console.log(`    ${line}`);
}

/**
 * Asks until nothing is missing. `missing` answers what is still missing, or undefined when the condition holds;
 * an error it throws counts as missing, since a cluster in the middle of a change refuses many a question.
 */
export async function eventually(
  description: string,
  missing: () => Promise<string | undefined>,
  { timeout, pause = POLL_MS, evidence }: EventuallyOptions,
): Promise<void> {
  const watch = new Stopwatch();
  let nextProgress = QUIET_MS;
  for (;;) {
    const last = await missing().catch((error: Error) => error.message);
    if (last === undefined) {
      if (nextProgress > QUIET_MS) progress(`${description}: yes, after ${watch.seconds.toFixed(1)} s`);
      return;
    }
    if (watch.seconds > timeout) {
      const more = evidence ? `\n${await evidence().catch((error: Error) => error.message)}` : '';
      throw new Error(`${description}: not within ${timeout} s. Still missing: ${last}${more}`);
    }
    if (watch.seconds * 1000 > nextProgress) {
      progress(`${description}? Not yet: ${last.split('\n', 1)[0]}`);
      nextProgress += PROGRESS_MS;
    }
    await sleep(pause);
  }
}
