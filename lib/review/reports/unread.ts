import { type Effect, rankOf } from '../../lint/effect';
import { counted } from '../../lint/report/report';

/** Files that were not read as objects, and that differ between the two sides. */
export interface Unread {
  readonly files: number;
  /** Those that a tool makes objects of: what they change is unknown. */
  readonly rendered: number;
}

/** Whether the objects that other tools make may change in ways that are worse than what is allowed. */
export function isUnreadUnacceptable({ rendered }: Unread, allowed: Effect): boolean {
  return rendered > 0 && rankOf('UNKNOWN') > rankOf(allowed);
}

/** `no change in what was read; 1 left-out file differs`. */
export function totalOf(changes: string | undefined, { files }: Unread): string {
  if (files === 0) return changes ?? 'no change';
  const differ = `${counted(files, 'left-out file')} ${files === 1 ? 'differs' : 'differ'}`;
  return `${changes ?? 'no change in what was read'}; ${differ}`;
}

/** Why the differences of such files fail a review. */
export function unreadVerdict({ rendered }: Unread, allowed: Effect): string {
  const what = rendered === 1 ? '1 left-out file changes' : `${rendered} left-out files change`;
  return `What ${what} is UNKNOWN, which exceeds ${allowed}: review the output of kustomize build or helm template.`;
}
