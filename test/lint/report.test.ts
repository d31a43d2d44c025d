import { App, Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { describe, expect, test } from 'vitest';
import {
  KafkaCluster,
  KafkaImage,
  Metadata,
  Placement,
  Storage,
  ZookeeperConnection,
  ZookeeperEnsemble,
  ZookeeperImage,
} from '../../lib';
import { SOMEWHERE } from '../support/manifests';
import { runApp } from '../support/run-app';

describe('an app with several mistakes', () => {
  const broken = runApp('test/fixtures/apps/broken.ts');

  test('fails and writes no file', async () => {
    const { status, files } = await broken;
    expect(status).not.toBe(0);
    expect(files).toEqual({});
  });

  test('hears of all of them at once, those of other libraries too', async () => {
    const { stderr } = await broken;
    expect(stderr).toContain('4 problems found, no file was written.');
    expect(stderr).toContain('error [zookeeper-even-ensemble] 10-zookeeper/zk: replicas is 4');
    expect(stderr).toContain('error [storage-not-a-quantity] 10-zookeeper/zk: storage size is "ten"');
    expect(stderr).toContain('error [kafka-invalid-broker-count] 20-kafka-brokers/kafka: brokers is 0');
    expect(stderr).toContain('error 20-kafka-brokers: the moon is in the wrong phase');
  });

  test('sees no stack trace', async () => {
    const { stderr } = await broken;
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});

test('one problem says what, where, why, what instead, and who says so', () => {
  const chart = new Chart(new App(), 'chart');
  new ZookeeperEnsemble(chart, 'zk', { config: { 'autopurge.purgeInteval': '1' } });
  expect(() => chart.toJson()).toThrowError(
    [
      '1 problem found, no file was written.',
      '',
      'error [zookeeper-unknown-key] chart/zk: config contains autopurge.purgeInteval, which is not a key of ZooKeeper 3.9',
      '  why: ZooKeeper silently ignores unknown keys',
      '  fix: use the purgeInterval prop (the key is autopurge.purgeInterval)',
      '  see: org.apache.zookeeper.server.quorum.QuorumPeerConfig (3.9.4)',
    ].join('\n'),
  );
});

test.each([
  { key: 'ticktime', fix: 'use the tickTime prop (the key is tickTime)' },
  { key: 'zookeeper.snapCount', fix: 'use the snapshotCount prop (the key is snapCount)' },
  { key: 'fsync.warningthresholdm', fix: 'write fsync.warningthresholdms' },
  { key: 'jute.maxbuffer', fix: 'add -Djute.maxbuffer=... to jvmOptions' },
  { key: 'constructor', fix: 'add -Dconstructor=... to jvmOptions' },
])('a line $key in zoo.cfg is answered: $fix', ({ key, fix }) => {
  const chart = new Chart(new App(), 'chart');
  new ZookeeperEnsemble(chart, 'zk', { config: { [key]: '1' } });
  expect(() => chart.toJson()).toThrow(fix);
});

test('a construct outside any chart is refused at once, with what to write', () => {
  expect(() => new ZookeeperEnsemble(new App(), 'zk')).toThrowError(
    'error [not-in-a-chart] the app: the scope of this ensemble or cluster is not in a chart',
  );
});

describe('mistakes that a type check would find', () => {
  const refusal = (props: object) => {
    const chart = new Chart(new App(), 'chart');
    new KafkaCluster(chart, 'kafka', props as never);
    try {
      chart.toJson();
    } catch (error) {
      return (error as Error).message;
    }
    return undefined;
  };

  test('a misspelled prop is told with the one that was meant', () => {
    expect(refusal({ metadata: SOMEWHERE, broker: 5 })).toContain('there is no prop broker\n');
    expect(refusal({ metadata: SOMEWHERE, broker: 5 })).toContain('fix: write brokers\n');
  });

  test('an ensemble in place of its connection is told', () => {
    const zookeeper = new ZookeeperEnsemble(new Chart(new App(), 'other'), 'zk');
    expect(refusal({ metadata: zookeeper })).toContain('metadata is an instance of ZookeeperEnsemble\n');
    expect(refusal({ metadata: zookeeper })).toContain('fix: use a Metadata, such as ');
    const metadata = Metadata.zookeeper(zookeeper as never);
    expect(refusal({ metadata })).toContain('Metadata.zookeeper has an instance of ZookeeperEnsemble\n');
    expect(refusal({ metadata })).toContain('fix: pass ensemble.connection, or ');
  });

  test('props that are no object, or none at all, are told and do not crash', () => {
    expect(refusal('x' as never)).toContain('"x" is not an object');
    expect(refusal({ metadata: Metadata.zookeeper(ZookeeperConnection.of(undefined as never)) })).toContain(
      'the ZooKeeper host "undefined" is not valid',
    );
    expect(refusal({ metadata: SOMEWHERE, image: ZookeeperImage.official() })).toContain('fix: use a KafkaImage, ');
  });

  test('objects of cdk8s-plus where plain ones belong are told and do not crash', () => {
    const chart = new Chart(new App(), 'plus');
    const volumes = [kplus.Volume.fromEmptyDir(chart, 'v', 'v')];
    const imagePullSecrets = [kplus.Secret.fromSecretName(chart, 's', 'registry')];
    expect(refusal({ metadata: SOMEWHERE, volumes })).toContain('fix: use a list of plain objects with name');
    expect(refusal({ metadata: SOMEWHERE, imagePullSecrets })).toContain('imagePullSecrets is a list\n');
    expect(refusal({ metadata: SOMEWHERE, labels: { team: chart } })).toContain('labels is an object\n');
  });

  test.each([
    { env: [{ name: 'A', value: 5 }] },
    { volumeMounts: [{ name: 'x', path: '/x' }] },
    { env: [['A', 'b']] },
    { config: { x: Object.create(null) } },
    { image: KafkaImage.official(null as never) },
    { storage: Storage.persistent('1Gi', { accessModes: 'ReadWriteOnce' } as never) },
    { placement: Placement.anywhere().tolerating([{ key: 'a' }] as never) },
    { podSecurity: Storage.persistent('1Gi') },
  ])('what cannot be rendered is refused: %o', (props) => {
    expect(refusal({ metadata: SOMEWHERE, ...props })).toMatch(/^1 problem found/);
  });

  test('all of them are told together, and none is invented of a default', () => {
    const text = refusal({ brokers: '3', heap: 5, resources: { memoryLimit: '1Gi' } });
    expect(text).toContain('2 problems found');
    expect(text).toContain('brokers is "3"\n');
    expect(text).toContain('heap is 5\n');
  });

  test('a value that was left open inside a map is the same as leaving it out', () => {
    const open = {
      labels: { team: undefined },
      resources: { memoryLimit: null },
      config: { 'num.partitions': undefined },
    };
    expect(refusal({ metadata: SOMEWHERE, ...open })).toBeUndefined();
  });

  test('null is the same as leaving out', () => {
    expect(refusal({ metadata: SOMEWHERE, brokers: null, storage: null })).toBeUndefined();
  });
});

describe('two clusters on one ensemble', () => {
  const refusal = (places: readonly { chroot?: string; firstBrokerId?: number }[]) => {
    const chart = new Chart(new App(), 'chart');
    const { connection } = new ZookeeperEnsemble(chart, 'zk');
    places.forEach(({ chroot, firstBrokerId }, index) => {
      const zookeeper = chroot === undefined ? connection : connection.withChroot(chroot);
      new KafkaCluster(chart, `k${index}`, {
        name: `k${index}`,
        metadata: Metadata.zookeeper(zookeeper),
        firstBrokerId,
      });
    });
    return () => chart.toJson();
  };

  test('with the same ids in the same folder are refused', () => {
    expect(refusal([{}, {}])).toThrow(
      'error [kafka-chroot-collision] chart/k1: its brokers have the same ids as those of chart/k0',
    );
    expect(refusal([{ chroot: '/a' }, { chroot: '/a' }])).toThrow("withChroot('/k1')");
  });

  test('with folders, or ids, of their own are accepted', () => {
    expect(refusal([{ chroot: '/a' }, { chroot: '/b' }, {}])).not.toThrow();
    expect(refusal([{}, { firstBrokerId: 100 }])).not.toThrow();
    expect(refusal([{ firstBrokerId: 100 }, {}])).not.toThrow();
  });
});

describe('two copies with one name', () => {
  const twice = (namespaces: [string?, string?]) => {
    const app = new App();
    const charts = namespaces.map((namespace, index) => new Chart(app, `chart-${index}`, { namespace }));
    for (const chart of charts) new KafkaCluster(chart, 'kafka', { metadata: SOMEWHERE });
    return () => app.synthYaml();
  };

  test('in one chart are refused, once for all their objects', () => {
    const chart = new Chart(new App(), 'chart');
    new KafkaCluster(chart, 'first', { metadata: SOMEWHERE });
    new KafkaCluster(chart, 'second', { metadata: SOMEWHERE });
    expect(() => chart.toJson()).toThrowError(
      /error \[duplicate-object\] chart\/second: chart\/first already has Service "kafka-svc", ConfigMap "kafka-cm", PodDisruptionBudget "kafka-pdb", StatefulSet "kafka", Job "kafka-cfg-[0-9a-f]{6}"\n/,
    );
  });

  test('in two charts are left alone: they may go to different clusters', () => {
    expect(twice([undefined, undefined])).not.toThrow();
    expect(twice(['a', 'b'])).not.toThrow();
  });

  test('of different kinds do not disturb each other', () => {
    const chart = new Chart(new App(), 'chart');
    new ZookeeperEnsemble(chart, 'zk', { name: 'a' });
    new KafkaCluster(chart, 'kafka', { name: 'b', metadata: SOMEWHERE });
    expect(() => chart.toJson()).not.toThrow();
  });
});
