import { ASK_ZOOKEEPER, REFUSE_SECOND_MIGRATION } from './scripts/scripts';

/**
 * What the controllers of a migration do before they format a disk, in a file of its own: no other node needs it. It reads what the
 * start script has found out, and ends it where empty controllers would delete all topics.
 */
export function migrationGuard(): string {
  return [ASK_ZOOKEEPER, REFUSE_SECOND_MIGRATION].join('');
}
