import type { Verdict } from '../../change';

/** What a key of a server's file does beyond being read at a start. */
export interface KeyRow extends Verdict {
  readonly key: RegExp;
  /** The row holds only for such changes; by default for all. */
  readonly when?: (from: string | undefined, to: string | undefined) => boolean;
  /** What `when` asks, in a few words. */
  readonly which?: string;
}
