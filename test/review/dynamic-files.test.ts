import { describe, expect, test } from 'vitest';
import type { Manifest } from '../../lib/manifests/manifest';
import { review } from '../../lib/review/review';
import { serverConfigsIn } from '../../lib/servers/server-configs';

type Files = Readonly<Record<string, string>>;

const BROKER = 'broker.id=1\nlog.dirs=/data\nzookeeper.connect=zk:2181\ndefault.replication.factor=3\n';
const OTHER_CLUSTER = BROKER.replace('zk:2181', 'zk:2181/other');
const CONTROLLER = 'process.roles=controller\nnode.id=1\ncontroller.quorum.voters=1@a:9093\n';

const configMap = (data: Files) =>
  ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'config' }, data }) as unknown as Manifest;

const secret = (stringData: Files) =>
  ({ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'config' }, stringData }) as unknown as Manifest;

const volumes = (kind: 'configMap' | 'secret') => [
  { name: 'config', ...(kind === 'secret' ? { secret: { secretName: 'config' } } : { configMap: { name: 'config' } }) },
];

const brokers = (kind: 'configMap' | 'secret', annotation = 'a') =>
  ({
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: { name: 'kafka' },
    spec: {
      replicas: 3,
      selector: { matchLabels: { app: 'kafka' } },
      template: {
        metadata: { labels: { app: 'kafka' }, annotations: { hash: annotation } },
        spec: { containers: [{ name: 'kafka', image: 'apache/kafka:3.9.1' }], volumes: volumes(kind) },
      },
    },
  }) as unknown as Manifest;

const job = (name: string, script = 'kafka-configs.sh') =>
  ({
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { name },
    spec: {
      template: {
        spec: { containers: [{ name: 'apply', command: ['bash', '-ec', script] }], volumes: volumes('configMap') },
      },
    },
  }) as unknown as Manifest;

/** The changes of the files of brokers, one to a line. */
function changesOf(before: Files, after: Files, besides: { before?: Manifest[]; after?: Manifest[] } = {}): string[] {
  const { changes } = review(
    [configMap(before), brokers('configMap'), ...(besides.before ?? [])],
    [configMap(after), brokers('configMap'), ...(besides.after ?? besides.before ?? [])],
  );
  return changes
    .filter(({ object, path }) => object.includes('ConfigMap') && path !== '')
    .map(({ effect, path, from, to }) => `${effect} ${path.slice('/data/'.length)}: ${from} -> ${to}`);
}

const files = (dynamic: string, broker = BROKER): Files => ({ 'a.properties': broker, 'dynamic.properties': dynamic });

describe('a change of a file of dynamic keys beside the file of a broker', () => {
  const [old, changed] = [files('num.io.threads=8\n'), files('num.io.threads=9\n')];

  test('is LIVE with a new Job', () => {
    const besides = { before: [job('apply-1')], after: [job('apply-2')] };
    expect(changesOf(old, changed, besides)).toEqual(['LIVE dynamic.properties/num.io.threads: 8 -> 9']);
  });

  test('is LATENT with the same Job, without a Job, and when the Job is removed', () => {
    const latent = ['LATENT dynamic.properties/num.io.threads: 8 -> 9'];
    expect(changesOf(old, changed, { before: [job('apply-1')] })).toEqual(latent);
    expect(changesOf(old, changed)).toEqual(latent);
    expect(changesOf(old, changed, { before: [job('apply-1')], after: [] })).toEqual(latent);
  });

  test('is a ROLL if the pods are replaced and no Job sets it', () => {
    const { changes } = review([configMap(old), brokers('configMap')], [configMap(changed), brokers('configMap', 'b')]);
    expect(changes.find(({ path }) => path.endsWith('num.io.threads'))?.effect).toBe('ROLL');
  });

  test('has the steps of a dynamic key', () => {
    const { changes } = review([configMap(old), brokers('configMap')], [configMap(changed), brokers('configMap')]);
    expect(changes[0].steps[0]).toContain('--entity-default --add-config num.io.threads=9,');
  });

  test('is as dangerous as in the file of the broker', () => {
    expect(changesOf(files(''), files('log.retention.ms=1000\n'))).toEqual([
      'DATA dynamic.properties/log.retention.ms: undefined -> 1000',
    ]);
    expect(changesOf(files('log.retention.ms=1000\n'), files('log.retention.ms=2000\n'))).toEqual([
      'LATENT dynamic.properties/log.retention.ms: 1000 -> 2000',
    ]);
  });

  test('is redacted, and found, in a Secret too', () => {
    const sides = [files('log.retention.ms=2000\n'), files('log.retention.ms=1000\n')].map((data) => [
      secret(data),
      brokers('secret'),
    ]);
    const { changes } = review(sides[0], sides[1]);
    expect(changes.map(({ effect, path, from, to }) => ({ effect, path, from, to }))).toEqual([
      { effect: 'DATA', path: '/data/dynamic.properties/log.retention.ms', from: '(hidden)', to: '(hidden)' },
    ]);
  });
});

describe('the files of a broker are one configuration', () => {
  test('a key that moves with the same value changes nothing, and the report says so', () => {
    const together = { 'a.properties': `${BROKER}num.io.threads=9\n` };
    const moved = [
      'NOOP a.properties/num.io.threads: 9 -> undefined',
      'NOOP dynamic.properties/num.io.threads: undefined -> 9',
    ];
    expect(changesOf(together, files('num.io.threads=9\n')).sort()).toEqual(moved);
    // back again, and within two files that both exist
    expect(changesOf(files('num.io.threads=9\n'), together)).toHaveLength(2);
    expect(changesOf(files('num.io.threads=9\n'), together).join()).toMatch(/^NOOP .*,NOOP /);
    const { changes } = review([configMap(together)], [configMap(files('num.io.threads=9\n'))]);
    expect(new Set(changes.map(({ why }) => why))).toEqual(
      new Set(['the key moves between files of the same server, and its value stays the same']),
    );
  });

  test('a key that moves and changes is one change, at its new place', () => {
    const together = { 'a.properties': `${BROKER}num.io.threads=8\n` };
    expect(changesOf(together, files('num.io.threads=9\n'))).toEqual([
      'LATENT dynamic.properties/num.io.threads: 8 -> 9',
    ]);
  });

  test('the dynamic file overrides the other one', () => {
    const both = (own: number, dynamic: number) =>
      files(`num.io.threads=${dynamic}\n`, `${BROKER}num.io.threads=${own}\n`);
    expect(changesOf(both(7, 8), both(6, 8))).toEqual(['NOOP a.properties/num.io.threads: 7 -> 6']);
    expect(changesOf(both(7, 8), both(7, 9))).toEqual(['LATENT dynamic.properties/num.io.threads: 8 -> 9']);
    expect(changesOf(both(7, 8), both(6, 9)).sort()).toEqual([
      'LATENT dynamic.properties/num.io.threads: 8 -> 9',
      'NOOP a.properties/num.io.threads: 7 -> 6',
    ]);
    expect(changesOf(both(7, 8), files('', `${BROKER}num.io.threads=7\n`))).toEqual([
      'LATENT dynamic.properties/num.io.threads: 8 -> 7',
    ]);
    expect(changesOf(both(7, 8), files(''))).toEqual(['LATENT dynamic.properties/num.io.threads: 8 -> undefined']);
  });

  test('a key that is removed from the file, or with the file, is one change', () => {
    expect(changesOf(files('num.io.threads=9\n'), files(''))).toEqual([
      'LATENT dynamic.properties/num.io.threads: 9 -> undefined',
    ]);
    expect(changesOf(files('num.io.threads=9\n'), { 'a.properties': BROKER })).toEqual([
      'LATENT dynamic.properties/num.io.threads: 9 -> undefined',
    ]);
  });

  test('combinations, and how many brokers may be down, look at all files', () => {
    const changes = changesOf(files('min.insync.replicas=2\n'), files('min.insync.replicas=3\n'));
    expect(changes).toEqual([
      'OUTAGE dynamic.properties/min.insync.replicas: 2 -> 3',
      'LATENT dynamic.properties/min.insync.replicas: 2 -> 3',
    ]);
    const rolled = review(
      [configMap(files('min.insync.replicas=3\n')), brokers('configMap')],
      [configMap(files('min.insync.replicas=3\n')), brokers('configMap', 'b')],
    );
    expect(rolled.changes.map(({ effect, to }) => `${effect} ${to}`)).toContain(
      'OUTAGE 3 servers restart one by one, and none can be spared',
    );
  });

  test('comments and the order of keys change nothing', () => {
    expect(changesOf(files('# a\nnum.io.threads=9\n'), files('# b\nnum.io.threads=9\n'))).toEqual([
      'NOOP dynamic.properties: undefined -> undefined',
    ]);
  });
});

describe('a file that another program reads', () => {
  const withClient = (broker: string, client: string): Files => ({
    'server.properties': `${BROKER}${broker}\n`,
    'producer.properties': `${client}\n`,
  });

  test('does not hide a change of the same key in the file of a broker', () => {
    expect(
      changesOf(
        withClient('compression.type=gzip', 'compression.type=lz4'),
        withClient('compression.type=zstd', 'compression.type=lz4'),
      ),
    ).toEqual(['LATENT server.properties/compression.type: gzip -> zstd']);
    expect(
      changesOf(
        withClient('min.insync.replicas=2', 'min.insync.replicas=2'),
        withClient('min.insync.replicas=1', 'min.insync.replicas=2'),
      ),
    ).toEqual(['LATENT server.properties/min.insync.replicas: 2 -> 1']);
  });
});

describe('a Job applies the files that its script names', () => {
  const dynamic = { 'dynamic.properties': 'log.retention.ms=1\n' };
  const own = (threads: number, others: Files = dynamic): Files => ({
    'server.properties': `${BROKER}num.io.threads=${threads}\n`,
    ...others,
  });
  const reads = (name: string, file: string) => job(name, `kafka-configs.sh --add-config-file "$CONFIG/${file}"`);
  const change = 'server.properties/num.io.threads: 7 -> 8';

  test('a new one, LIVE', () => {
    const besides = (...files: string[]) => ({
      before: [reads('apply-1', files[0])],
      after: [reads('apply-2', files[files.length - 1])],
    });
    expect(changesOf(own(7), own(8), besides('dynamic.properties'))).toEqual([`LATENT ${change}`]);
    expect(changesOf(own(7, {}), own(8, {}), besides('dynamic.properties'))).toEqual([`LATENT ${change}`]);
    expect(changesOf(own(7), own(8), besides('server.properties'))).toEqual([`LIVE ${change}`]);
    expect(changesOf(own(7), own(8), besides('dynamic.properties', 'server.properties'))).toEqual([`LIVE ${change}`]);
    expect(changesOf(own(7), own(8), besides('*'))).toEqual([`LIVE ${change}`]);
  });

  test('and reports what it does without a Job for other files', () => {
    const why = (jobs: { before?: Manifest[]; after?: Manifest[] }, annotation = 'a') => {
      const { changes } = review(
        [configMap(own(7)), brokers('configMap'), ...(jobs.before ?? [])],
        [configMap(own(8)), brokers('configMap', annotation), ...(jobs.after ?? [])],
      );
      const found = changes.find(({ path }) => path.endsWith('num.io.threads'));
      return `${found?.effect} ${found?.why}`;
    };
    const [first, second] = ['apply-1', 'apply-2'].map((name) => reads(name, 'dynamic.properties'));
    for (const jobs of [
      { before: [first], after: [second] },
      { before: [first], after: [first] },
      { before: [first] },
    ]) {
      expect(why(jobs)).toBe(why({}));
      expect(why(jobs, 'b')).toBe(why({}, 'b'));
    }
    expect(why({}, 'b')).toMatch(/^ROLL /);
    // what the old Job has set from the file, the new one removes
    const replaced = { before: [reads('apply-1', 'server.properties')], after: [second] };
    expect(why(replaced)).toMatch(/^LATENT a new Job removes it/);
    expect(why(replaced, 'b')).toBe(why({}, 'b'));
  });

  test('a key that moves to a file that it does not apply is not LIVE', () => {
    const moved = { 'server.properties': `${BROKER}num.io.threads=8\n`, 'dynamic.properties': '' };
    const besides = {
      before: [reads('apply-1', 'dynamic.properties')],
      after: [reads('apply-2', 'dynamic.properties')],
    };
    const before = { 'server.properties': BROKER, 'dynamic.properties': 'num.io.threads=7\n' };
    expect(changesOf(before, moved, besides)).toEqual([`LATENT ${change}`]);
    expect(changesOf(moved, before, besides)).toEqual(['LIVE dynamic.properties/num.io.threads: 8 -> 7']);
  });
});

describe('a file belongs to a broker by its name and its content', () => {
  const keysOf = (data: Files) =>
    serverConfigsIn(configMap(data)).map(({ server, files: own }) => `${server} ${[...own.keys()].join('+')}`);

  test('if Kafka can change all its keys for all brokers while they run', () => {
    expect(keysOf(files('num.io.threads=9\n'))).toEqual(['broker a.properties+dynamic.properties']);
    expect(keysOf(files('# none yet\n'))).toEqual(['broker a.properties+dynamic.properties']);
    expect(keysOf({ 'a.properties': BROKER, 'b.properties': 'num.io.threads=9\n' })).toEqual(['broker a.properties']);
    // read-only, per broker, of Kafka 4.x, unknown
    expect(keysOf(files('num.io.threads=9\nqueued.max.requests=5\n'))).toEqual(['broker a.properties']);
    expect(keysOf(files('ssl.keystore.location=/a\n'))).toEqual(['broker a.properties']);
    expect(keysOf(files('log4j.rootLogger=INFO\n'))).toEqual(['broker a.properties']);
  });

  test('or to a controller, which follows what is set for all brokers, but not to a ZooKeeper server', () => {
    expect(keysOf(files('num.io.threads=9\n', CONTROLLER))).toEqual(['broker a.properties+dynamic.properties']);
    expect(keysOf({ 'zoo.cfg': 'dataDir=/data\n', 'dynamic.properties': 'num.io.threads=9\n' })).toEqual([
      'zookeeper zoo.cfg',
    ]);
  });

  test('two servers in one ConfigMap are not mixed up', () => {
    const data = { ...files('num.io.threads=9\n'), 'zoo.cfg': 'dataDir=/data\n', 'c.properties': CONTROLLER };
    expect(keysOf(data)).toEqual([
      'broker a.properties+dynamic.properties',
      'zookeeper zoo.cfg',
      'broker c.properties',
    ]);
    const moved = {
      ...data,
      'dynamic.properties': '',
      'c.properties': `${CONTROLLER}num.io.threads=9\n`,
    };
    // the setting of one server is removed, and that of another is added
    expect(changesOf(data, moved).sort()).toEqual([
      'LATENT c.properties/num.io.threads: undefined -> 9',
      'LATENT dynamic.properties/num.io.threads: 9 -> undefined',
    ]);
  });

  test('brokers of one cluster share it, brokers of two clusters do not', () => {
    const second = BROKER.replace('broker.id=1', 'broker.id=2');
    const [shared, apart] = [second, OTHER_CLUSTER].map((other) => ({
      ...files('num.io.threads=9\n'),
      'c.properties': other,
    }));
    expect(keysOf(shared)).toEqual([
      'broker a.properties+dynamic.properties',
      'broker c.properties+dynamic.properties',
    ]);
    expect(keysOf(apart)).toEqual(['broker a.properties', 'broker c.properties']);
    expect(changesOf(shared, { ...shared, 'dynamic.properties': 'num.io.threads=8\n' })).toEqual([
      'LATENT dynamic.properties/num.io.threads: 9 -> 8',
    ]);
    // moved for one broker, and added for the other
    expect(
      changesOf(
        { 'a.properties': `${BROKER}num.io.threads=9\n`, 'dynamic.properties': '', 'c.properties': second },
        { ...files('num.io.threads=9\n'), 'c.properties': second },
      ).sort(),
    ).toEqual([
      'LATENT dynamic.properties/num.io.threads: undefined -> 9',
      'NOOP a.properties/num.io.threads: 9 -> undefined',
    ]);
  });
});
