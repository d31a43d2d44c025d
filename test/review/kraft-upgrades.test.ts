import { describe, expect, test } from 'vitest';
import { type KafkaClusterProps, KafkaImage, Metadata, Storage } from '../../lib';
import type { Effect } from '../../lib/lint/effect';
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
const ofSet = (set: string) => (object: Manifest) => object.metadata.labels?.app === set;
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

const metadataOf = (props: KafkaClusterProps, metadataVersion: string): Metadata =>
  props.brokers === 1 ? Metadata.combined({ metadataVersion }) : Metadata.kraft({ metadataVersion });
const release = (props: KafkaClusterProps, kafka: string, metadataVersion: string) =>
  written({ ...props, image: KafkaImage.official(`apache/kafka:${kafka}`), metadata: metadataOf(props, metadataVersion) });

const CONTROLLERS = 'kafka-controllers';
const USUAL = EXAMPLES['three controllers and three brokers'];
const NODE = EXAMPLES['one node'];
const POOLS = EXAMPLES['two pools'];

type Step = readonly [name: string, props: KafkaClusterProps, from: [string, string], to: [string, string], effect: Effect, rolled: string[]];

/** Steps of an upgrade: what running clusters did in each is in the recorded results of `releases of Kafka`, and on the page about reliability. */
const STEPS: readonly Step[] = [
  ['3.9 to 4.0', USUAL, ['3.9.2', '3.9'], ['4.0.2', '3.9'], 'ROLL', ['kafka', CONTROLLERS]],
  ['4.0 to 4.3', USUAL, ['4.0.2', '3.9'], ['4.3.1', '3.9'], 'ROLL', ['kafka', CONTROLLERS]],
  ['the metadata version, at the end', USUAL, ['4.3.1', '3.9'], ['4.3.1', '4.3'], 'LIVE', []],
  ['3.9 to 4.0 of one node', NODE, ['3.9.2', '3.9'], ['4.0.2', '3.9'], 'ROLL', ['kafka']],
  ['the metadata version of one node', NODE, ['4.3.1', '3.9'], ['4.3.1', '4.3'], 'LIVE', []],
  ['3.9 to 4.0 of two pools at once', POOLS, ['3.9.2', '3.9'], ['4.0.2', '3.9'], 'OUTAGE', ['kafka', 'kafka-archive', CONTROLLERS]],
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

test('a metadata version that is raised with the image is reported', () => {
  const why = review(release(USUAL, '3.9.2', '3.9'), release(USUAL, '4.3.1', '4.3')).changes.map((change) => change.why);
  expect(why).toContainEqual(expect.stringContaining('the level is raised at once'));
});
