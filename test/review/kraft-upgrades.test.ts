import { describe, expect, test } from 'vitest';
import { type KafkaClusterProps, KafkaImage, Metadata, Storage } from '../../lib';
import type { Effect } from '../../lib/lint/effect';
import { member } from '../../lib/manifests/fields';
import type { Manifest } from '../../lib/manifests/manifest';
import { review } from '../../lib/review/review';
import { clusterObjects, manifestsOf } from './kraft-objects';
import { reportedOf } from './kraft-running-results';

/** The examples, and what they are without their zones. */
const EXAMPLES: Readonly<Record<string, KafkaClusterProps>> = {
  'three controllers and three brokers': {},
  'one node': { metadata: Metadata.combined(), brokers: 1, heap: '512Mi' },
  'two pools': {
    metadata: Metadata.kraft({ storage: Storage.persistent('10Gi') }),
    storage: Storage.persistent('50Gi'),
    brokerPools: {
      archive: {
        firstBrokerId: 100,
        brokers: 2,
        storage: Storage.persistent('100Gi'),
        additionalStorages: [Storage.persistent('100Gi')],
        metadataStorage: Storage.persistent('10Gi'),
      },
    },
  },
};

const written = (props: KafkaClusterProps) => manifestsOf(clusterObjects(props));
const ofSet = (set: string) => (object: Manifest) => member(object.metadata.labels, 'app') === set;
/** What is there after `kubectl apply --selector app=SET` of the new files. */
const applied = (before: readonly Manifest[], after: readonly Manifest[], set: string) => [
  ...before.filter((object) => !ofSet(set)(object)),
  ...after.filter(ofSet(set)),
];

describe.each(Object.entries(EXAMPLES))('%s', (_, props) => {
  test('a new cluster is created, and nothing else is reported', () => {
    expect(new Set(review([], written(props)).changes.map(({ effect }) => effect))).toEqual(new Set(['LIVE']));
  });

  test('the same files change nothing', () => {
    expect(review(written(props), written(props)).worst).toBe('NONE');
  });
});

/** A release of Kafka, and the metadata version in the files. */
type Release = readonly [kafka: string, metadataVersion?: string];

const metadataOf = (props: KafkaClusterProps, metadataVersion?: string): Metadata =>
  props.brokers === 1 ? Metadata.combined({ metadataVersion }) : Metadata.kraft({ metadataVersion });
const release = (props: KafkaClusterProps, kafka: string, metadataVersion?: string) =>
  written({
    ...props,
    image: KafkaImage.official(`apache/kafka:${kafka}`),
    metadata: metadataOf(props, metadataVersion),
  });

const CONTROLLERS = 'kafka-controllers';
const USUAL = EXAMPLES['three controllers and three brokers'];
const NODE = EXAMPLES['one node'];
const POOLS = EXAMPLES['two pools'];

type Step = readonly [
  name: string,
  props: KafkaClusterProps,
  from: Release,
  to: Release,
  effect: Effect,
  rolled: string[],
];

/** Steps of an upgrade: what running clusters did in each is in the recorded results of `releases of Kafka`, and on the page about reliability. */
const STEPS: readonly Step[] = [
  ['3.9 to 4.0', USUAL, ['3.9.2', '3.9'], ['4.0.2', '3.9'], 'ROLL', ['kafka', CONTROLLERS]],
  ['4.0 to 4.3', USUAL, ['4.0.2', '3.9'], ['4.3.1', '3.9'], 'ROLL', ['kafka', CONTROLLERS]],
  ['the metadata version, at the end', USUAL, ['4.3.1', '3.9'], ['4.3.1', '4.3'], 'LIVE', []],
  ['back to 3.9 before that', USUAL, ['4.3.1', '3.9'], ['3.9.2', '3.9'], 'ROLL', ['kafka', CONTROLLERS]],
  ['back to 4.0 before that', USUAL, ['4.3.1', '3.9'], ['4.0.2', '3.9'], 'ROLL', ['kafka', CONTROLLERS]],
  [
    'back to 4.0 and to its metadata version',
    USUAL,
    ['4.3.1', '4.3'],
    ['4.0.2', '4.0'],
    'OUTAGE',
    ['kafka', CONTROLLERS],
  ],
  ['back to 4.0 from a cluster of 4.3', USUAL, ['4.3.1'], ['4.0.2'], 'OUTAGE', ['kafka', CONTROLLERS]],
  [
    '3.9 to 4.3 and its metadata version at once',
    USUAL,
    ['3.9.2', '3.9'],
    ['4.3.1', '4.3'],
    'OUTAGE',
    ['kafka', CONTROLLERS],
  ],
  [
    '4.0 to 4.3 and the metadata version of 4.0',
    USUAL,
    ['4.0.2', '3.9'],
    ['4.3.1', '4.0'],
    'ROLL',
    ['kafka', CONTROLLERS],
  ],
  ['3.9 to 4.3 without a metadata version', USUAL, ['3.9.2'], ['4.3.1'], 'ROLL', ['kafka', CONTROLLERS]],
  ['3.9 to 4.3 and the metadata version of 3.9', USUAL, ['3.9.2'], ['4.3.1', '3.9'], 'ROLL', ['kafka', CONTROLLERS]],
  ['the metadata version is stated', USUAL, ['3.9.2'], ['3.9.2', '3.9'], 'LIVE', []],
  ['3.9 to 4.0 of one node', NODE, ['3.9.2', '3.9'], ['4.0.2', '3.9'], 'ROLL', ['kafka']],
  ['the metadata version of one node', NODE, ['4.3.1', '3.9'], ['4.3.1', '4.3'], 'LIVE', []],
  [
    '3.9 to 4.0 of two pools at once',
    POOLS,
    ['3.9.2', '3.9'],
    ['4.0.2', '3.9'],
    'OUTAGE',
    ['kafka', 'kafka-archive', CONTROLLERS],
  ],
];

test.each(STEPS)('%s', (_, props, from, to, effect, rolled) => {
  expect(reportedOf(release(props, ...from), release(props, ...to))).toEqual({ effect, rolled });
});

test.each([
  ['the usual cluster', USUAL, [CONTROLLERS, 'kafka']],
  ['two pools', POOLS, [CONTROLLERS, 'kafka', 'kafka-archive']],
] as const)('an upgrade of %s, one StatefulSet after the other', (_, props, sets) => {
  const to = release(props, '4.0.2', '3.9');
  let before = release(props, '3.9.2', '3.9');
  for (const set of sets) {
    const after = applied(before, to, set);
    expect(reportedOf(before, after), set).toEqual({ effect: 'ROLL', rolled: [set] });
    before = after;
  }
  expect(review(before, to).worst).toBe('NONE');
});

/** What is reported about a step, with what to do. */
const advice = (from: readonly Manifest[], to: readonly Manifest[]): string =>
  review(from, to)
    .changes.map(({ path, why, steps }) => `${path}: ${why}; ${steps.join('; ')}`)
    .join('\n');

test('a metadata version that is raised with the image leaves no way back', () => {
  const found = advice(release(USUAL, '3.9.2', '3.9'), release(USUAL, '4.3.1', '4.3'));
  expect(found).toContain('if the new one fails, there is no way back; apply the image alone');
  expect(found).not.toContain('understand each other');
});

test('a newer image: the controllers first, and later the features by name', () => {
  const found = advice(release(USUAL, '3.9.2', '3.9'), release(USUAL, '4.3.1', '3.9'));
  expect(found).toContain(
    'apply the controllers first, for example with kubectl apply --selector, then wait for kubectl rollout status statefulset/kafka-controllers; then apply the rest',
  );
  expect(found).toContain('set metadataVersion of these constructs');
  expect(found).toContain('--release-version would raise kraft.version too');
  expect(found).not.toContain('inter.broker.protocol.version');
});

test('a metadata version that is stated may change nothing', () => {
  const found = advice(release(USUAL, '3.9.2'), release(USUAL, '3.9.2', '3.9'));
  expect(found).toContain('changes nothing if the cluster has this level');
  expect(found).not.toContain('no way back');
});

test.each([
  ['4.3.1', '4.3', '4.0.2', '4.0', 'an image below the metadata version of the cluster does not start, and'],
  ['4.3.1', undefined, '4.0.2', undefined, 'no file states that version'],
])('an older image below the metadata version: %s %s -> %s %s', (from, oldLevel, to, level, why) => {
  const found = advice(release(USUAL, from, oldLevel), release(USUAL, to, level));
  expect(found).toContain(why);
  expect(found).not.toContain('backup');
});

test('a disk more: the object is created again, and then each pod', () => {
  const withDisk = { ...USUAL, additionalStorages: [Storage.persistent('1Gi')] };
  const { changes } = review(written(USUAL), written(withDisk));
  const steps = changes
    .filter(({ path }) => path.startsWith('/spec/volumeClaimTemplates/'))
    .map((change) => change.steps);
  expect(steps).toEqual([
    [
      'kubectl delete statefulset/kafka --cascade=orphan',
      expect.stringContaining('kubectl apply the new file'),
      expect.stringContaining('one after the other from ordinal 0 up'),
    ],
  ]);
});

test('more controllers: the voters are kept, and no order of steps is proposed', () => {
  const five = { ...USUAL, metadata: Metadata.kraft({ controllers: 5 }) };
  const found = advice(written(USUAL), written(five));
  expect(found).toContain('keep the voters of a static quorum');
  expect(found).not.toContain('then apply the number of replicas');
});
