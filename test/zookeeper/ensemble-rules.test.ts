import { App, Chart, Duration } from 'cdk8s';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { Storage, ZookeeperEnsemble, type ZookeeperEnsembleProps } from '../../lib';

/** The findings of the synthesis, including warnings. */
function findingsOf(props: object): string {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  const chart = new Chart(new App(), 'chart');
  new ZookeeperEnsemble(chart, 'zk', props as ZookeeperEnsembleProps);
  try {
    chart.toJson();
    return warn.mock.calls.join('\n');
  } catch (error) {
    return (error as Error).message;
  }
}

afterEach(() => {
  vi.restoreAllMocks();
});

/** Findings in the generated zoo.cfg. Their fixes name the props. */
const FINDINGS: readonly { props: object; rule: string; problem: string; fix: string }[] = [
  {
    props: { initLimit: 0 },
    rule: 'error [zookeeper-limit-not-set]',
    problem: 'initLimit is 0',
    fix: 'use a whole number of ticks, such as 10',
  },
  {
    props: { initLimit: -1, replicas: 1 },
    rule: 'error [zookeeper-unsupported-number]',
    problem: 'initLimit is -1',
    fix: 'use a whole number of ticks, 0 or more',
  },
  {
    props: { snapshotsRetained: 1 },
    rule: 'error [zookeeper-unsupported-number]',
    problem: 'autopurge.snapRetainCount is 1',
    fix: 'use a whole number of snapshots, 3 or more; use the snapshotsRetained prop',
  },
  {
    props: { purgeInterval: Duration.minutes(30) },
    rule: 'error [zookeeper-invalid-number]',
    problem: 'autopurge.purgeInterval is "0.5"',
    fix: 'use a whole number of hours, 0 or more; use the purgeInterval prop',
  },
  {
    props: { preAllocationSize: 'big' },
    rule: 'error [zookeeper-invalid-number-ignored]',
    problem: 'preAllocSize is "big"',
    fix: 'use a whole number of kibibytes, 1 or more; use the preAllocationSize prop',
  },
  {
    props: { preAllocationSize: '0x10' },
    rule: 'error [zookeeper-invalid-number-ignored]',
    problem: 'preAllocSize is "0x10"',
    fix: 'use a whole number of kibibytes, 1 or more; use the preAllocationSize prop',
  },
  {
    props: { syncLimit: 2000 },
    rule: 'error [zookeeper-sync-limit-above-init-limit]',
    problem: 'syncLimit is 2000 ticks, initLimit is 10',
    fix: 'raise initLimit to at least syncLimit, or lower syncLimit',
  },
  {
    props: { minSessionTimeout: Duration.seconds(60) },
    rule: 'error [zookeeper-empty-session-timeout-range]',
    problem: 'minSessionTimeout amounts to 60000 ms, maxSessionTimeout to 40000 ms',
    fix: 'set both, with the minimum not above the maximum; the defaults are 2 and 20 ticks',
  },
  {
    props: { config: { 'audit.enable': 'yes' } },
    rule: 'error [zookeeper-invalid-boolean-ignored]',
    problem: 'audit.enable is "yes"',
    fix: 'write true or false',
  },
  {
    props: { fourLetterWords: ['rouk'] },
    rule: 'error [zookeeper-unknown-four-letter-word]',
    problem: '4lw.commands.whitelist contains "rouk"',
    fix: 'write ruok; use the fourLetterWords prop',
  },
  {
    props: { config: { secureClientPort: 2281 } },
    rule: 'warning [zookeeper-tls-without-netty]',
    problem: 'secureClientPort is set, but serverCnxnFactory is NIOServerCnxnFactory',
    fix: 'add serverCnxnFactory=org.apache.zookeeper.server.NettyServerCnxnFactory',
  },
  {
    props: { purgeInterval: Duration.hours(0) },
    rule: 'warning [zookeeper-autopurge-disabled]',
    problem: 'autopurge.purgeInterval is 0',
    fix: 'use a whole number of hours, such as 1 or 24; use the purgeInterval prop',
  },
  {
    props: { forceSync: false },
    rule: 'warning [zookeeper-fsync-disabled]',
    problem: 'forceSync is no',
    fix: 'remove it',
  },
];

test.each(FINDINGS)('$props causes $rule', ({ props, rule, problem, fix }) => {
  const text = findingsOf(props);
  expect(text).toContain(`${rule} chart/zk: ${problem}\n`);
  expect(text).toContain(`  fix: ${fix}\n`);
});

test.each([
  {},
  { replicas: 1 },
  { replicas: 5 },
  { initLimit: 20, snapshotsRetained: 5, preAllocationSize: '16Mi' },
  { initLimit: 5, syncLimit: 5 },
  { minSessionTimeout: Duration.seconds(4), maxSessionTimeout: Duration.seconds(4) },
  { transactionLogStorage: Storage.persistent('5Gi') },
  { maxClientConnections: 0, maxConnections: 0 },
  { leaderServes: false, adminServer: true, fourLetterWords: ['srvr', 'mntr'] },
  { config: { 'authProvider.sasl': 'a.B', 'fsync.warningthresholdms': '500', enforceQuota: true } },
])('%o has no problem', (props) => {
  expect(findingsOf(props)).toBe('');
});

describe('no problem is reported twice', () => {
  test.each([
    { replicas: 1, storage: Storage.ephemeral(), strict: true },
    { replicas: 4 },
    { replicas: 2 },
    { replicas: 257 },
    { config: { tickTime: 0 } },
    { config: { clientPort: 0 } },
    { config: { 'server.4': 'zk' } },
    { config: { skipACL: ['no'] } },
    { config: { 'zookeeper.snapCount': 'x' } },
    { initLimit: '5' },
  ])('%o', (props) => {
    expect(findingsOf(props)).toMatch(/^1 problem found/);
  });
});

// what follows from the number of servers alone is not checked at synthesis: here it is, as one harmless key loads the rules
test.each([1, 3, 5, 7, 9, 11, 13])('the defaults of %d servers break no rule', (replicas) => {
  const config = { 'snapshot.compression.method': 'gz' };
  expect(findingsOf({ replicas, config })).toBe('');
});

test('a key that ZooKeeper does not read is reported even if its value cannot be written', () => {
  expect(findingsOf({ config: { unheardOf: Number.NaN } })).toContain('zookeeper-unknown-key');
});
