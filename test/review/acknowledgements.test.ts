import { App, Chart } from 'cdk8s';
import { describe, expect, test } from 'vitest';
import { KafkaCluster, Metadata, ZookeeperConnection } from '../../lib';
import type { Manifest } from '../../lib/manifests/manifest';
import { acknowledgement } from '../../lib/review/reports/review-report';
import { review } from '../../lib/review/review';

const ANNOTATION = 'cdk8s-kafka/acknowledged';

/** A set of servers with so many of them, whose claims are so large, and what it acknowledges. */
function set(replicas: number, { says = '', size = '1Gi', storageClass = 'a' } = {}): Manifest {
  const annotations = says === '' ? {} : { [ANNOTATION]: says };
  const claim = { storageClassName: storageClass, resources: { requests: { storage: size } } };
  return {
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: { name: 'kafka', namespace: 'streaming', annotations },
    spec: { replicas, volumeClaimTemplates: [{ metadata: { name: 'data' }, spec: claim }] },
  };
}

/** The effects that are acknowledged, with the reasons, and what is said of the acknowledgements. */
function acknowledged(before: readonly Manifest[], after: readonly Manifest[]) {
  const { changes, notes } = review(before, after);
  const reasons = changes.flatMap(({ effect, path, acknowledged: reason }) =>
    reason === undefined ? [] : [`${effect} ${path}: ${reason}`],
  );
  return { reasons, notes };
}

describe('a change that is acknowledged', () => {
  test.each([
    'DATA StatefulSet/kafka: broker 2 was drained',
    'DATA StatefulSet/streaming/kafka: broker 2 was drained',
    'DATA StatefulSet/kafka /spec/replicas: broker 2 was drained',
    'DATA StatefulSet/kafka /spec/**: broker 2 was drained',
  ])('by "%s" says why', (says) => {
    expect(acknowledged([set(3)], [set(2, { says })])).toEqual({
      reasons: ['DATA /spec/replicas: broker 2 was drained'],
      notes: [],
    });
  });

  test('may be acknowledged by any object, so that one can go', () => {
    const other = (says: string): Manifest => ({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'notes', namespace: 'streaming', annotations: { [ANNOTATION]: says } },
    });
    const says = 'OUTAGE StatefulSet/kafka: nobody uses it any more';
    expect(acknowledged([set(3), other('')], [other(says)])).toEqual({
      reasons: ['OUTAGE : nobody uses it any more'],
      notes: [],
    });
  });

  test('is one among several changes of an object, by its path', () => {
    const says = 'IMMUTABLE StatefulSet/kafka /spec/volumeClaimTemplates/data/spec/storageClassName: recreated by hand';
    expect(acknowledged([set(3)], [set(3, { says, size: '2Gi', storageClass: 'b' })])).toEqual({
      reasons: ['IMMUTABLE /spec/volumeClaimTemplates/data/spec/storageClassName: recreated by hand'],
      notes: [],
    });
  });

  test('is that of its own namespace', () => {
    const there = (replicas: number) => ({ ...set(replicas), metadata: { name: 'kafka', namespace: 'other' } });
    const says = 'DATA StatefulSet/kafka: broker 2 was drained';
    const { changes } = review([set(3), there(3)], [set(2, { says }), there(2)]);
    expect(changes.map(({ object, acknowledged: reason }) => [object, reason])).toEqual([
      ['apps/v1/StatefulSet/streaming/kafka', 'broker 2 was drained'],
      ['apps/v1/StatefulSet/other/kafka', undefined],
      ['apps/v1/StatefulSet/streaming/kafka', undefined],
    ]);
  });

  test('can be any that a report tells, in the words in which it tells it', () => {
    const side = (value: number): Manifest[] => [
      {
        apiVersion: 'example.com/v1',
        kind: 'K8sThing',
        metadata: { name: 'x', namespace: 'streaming' },
        spec: { 'a b': { 'c/d': value } },
      },
      {
        ...set(value),
        spec: {
          template: {
            spec: {
              topologySpreadConstraints: [{ topologyKey: 'zone', whenUnsatisfiable: 'DoNotSchedule', maxSkew: value }],
            },
          },
        },
      },
    ];
    const { changes } = review(side(1), side(2));
    const says = changes.map((change) => `${acknowledgement(change)}: meant`).join('\n');
    const notes: Manifest = {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'notes', annotations: { [ANNOTATION]: says } },
    };
    const again = review(side(1), [...side(2), notes]);
    expect(again.notes).toEqual([]);
    expect(again.changes.filter(({ acknowledged: reason }) => reason === 'meant')).toHaveLength(changes.length);
  });

  test('may be all below a path', () => {
    const says = 'IMMUTABLE StatefulSet/kafka /spec/volumeClaimTemplates/**: recreated by hand';
    expect(acknowledged([set(3)], [set(3, { says, size: '2Gi', storageClass: 'b' })]).reasons).toHaveLength(2);
  });
});

test('the prop acknowledge of a construct writes what the reviewer reads', () => {
  const objects = (brokers: number, acknowledge?: Record<string, string>) => {
    const chart = new Chart(new App(), 'kafka');
    const zookeeper = ZookeeperConnection.of('zk.example:2181');
    new KafkaCluster(chart, 'kafka', { metadata: Metadata.zookeeper(zookeeper), brokers, acknowledge });
    return chart.toJson() as Manifest[];
  };
  const after = objects(4, {
    'DATA StatefulSet/kafka /spec/replicas': 'broker 4 was drained: OPS-231',
    'OUTAGE Service/kafka-svc': 'x',
  });
  const { reasons, notes } = acknowledged(objects(5), after);
  expect(reasons).toEqual(['DATA /spec/replicas: broker 4 was drained: OPS-231']);
  expect(notes).toEqual([
    'StatefulSet/kafka acknowledges "OUTAGE Service/kafka-svc: x": there is no such change; remove the line',
  ]);
  expect(acknowledged(objects(5), objects(4)).reasons).toEqual([]);
});

test('a warning that is acknowledged on the same annotation is none of the reviewer’s business', () => {
  const says = 'kafka-single-copy: a test system\nDATA StatefulSet/kafka: broker 2 was drained';
  expect(acknowledged([set(3)], [set(2, { says })])).toEqual({
    reasons: ['DATA /spec/replicas: broker 2 was drained'],
    notes: [],
  });
  // nor is one without a reason, which is an error at synthesis
  expect(acknowledged([set(3)], [set(3, { says: 'kafka-single-copy: x' })]).notes).toEqual([]);
});

describe('an acknowledgement that acknowledges nothing is reported', () => {
  const by = 'StatefulSet/streaming/kafka acknowledges';

  test('as it came with an earlier change', () => {
    const says = 'DATA StatefulSet/kafka /spec/replicas: broker 2 was drained';
    expect(acknowledged([set(2, { says })], [set(1, { says })])).toEqual({
      reasons: [],
      notes: [`${by} "${says}": this was for an earlier change; give this change its own reason`],
    });
    // it may stay there where nothing changes
    expect(acknowledged([set(2, { says })], [set(2, { says })])).toEqual({ reasons: [], notes: [] });
  });

  test('as it came with an earlier change, on another object', () => {
    const says = 'DATA StatefulSet/kafka /spec/replicas: broker 2 was drained';
    const other: Manifest = {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'notes', namespace: 'streaming', annotations: { [ANNOTATION]: says } },
    };
    expect(acknowledged([set(2), other], [set(1, { says }), other]).reasons).toEqual([]);
  });

  test.each([
    [
      'DATA StatefulSet/kafka',
      'not readable; write rule-id: reason, EFFECT Kind/name: reason, or EFFECT Kind/name /path: reason',
    ],
    [
      'BAD StatefulSet/kafka: x',
      'not readable; write rule-id: reason, EFFECT Kind/name: reason, or EFFECT Kind/name /path: reason',
    ],
    ['OUTAGE StatefulSet/kafka: x', 'there is no such change; remove the line'],
    ['DATA StatefulSet/other: x', 'there is no such change; remove the line'],
    ['DATA StatefulSet/kafka /spec/rep: x', 'there is no such change; remove the line'],
    ['DATA StatefulSet/kafka /spec: x', 'there is no such change; remove the line'],
    [
      'DATA StatefulSet/kafka /**: x',
      'not readable; write rule-id: reason, EFFECT Kind/name: reason, or EFFECT Kind/name /path: reason',
    ],
    [
      'DATA statefulset/kafka: x',
      'not readable; write rule-id: reason, EFFECT Kind/name: reason, or EFFECT Kind/name /path: reason',
    ],
  ])('as in "%s"', (says, note) => {
    expect(acknowledged([set(3)], [set(2, { says })])).toEqual({ reasons: [], notes: [`${by} "${says}": ${note}`] });
  });

  test('as several changes could be meant', () => {
    const says = 'IMMUTABLE StatefulSet/kafka: recreated by hand';
    const { reasons, notes } = acknowledged([set(3)], [set(3, { says, size: '2Gi', storageClass: 'b' })]);
    expect(reasons).toEqual([]);
    expect(notes[0]).toContain(
      'there are 2 such changes; add the path of the one that is meant: /spec/volumeClaimTemplates/data/spec/',
    );
  });
});
