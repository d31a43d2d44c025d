import { describe, expect, test } from 'vitest';
import {
  type Edit,
  inBrokerFile,
  inDynamicFile,
  type Objects,
  type ReviewCase,
  reviewEdit,
  testCases,
} from '../support/review';

const BUDGETS: readonly ReviewCase[] = [
  {
    name: 'maxUnavailable 2 for three brokers',
    edit: (o) => {
      o['PodDisruptionBudget/kafka-pdb'].spec.maxUnavailable = 2;
    },
    path: '/spec',
    effect: 'OUTAGE',
  },
  {
    name: 'maxUnavailable 2, the field alone',
    edit: (o) => {
      o['PodDisruptionBudget/kafka-pdb'].spec.maxUnavailable = 2;
    },
    path: '/spec/maxUnavailable',
    effect: 'LIVE',
  },
  {
    name: 'minAvailable 1 for three members of an ensemble',
    edit: (o) => {
      const { spec } = o['PodDisruptionBudget/zk-pdb'];
      delete spec.maxUnavailable;
      spec.minAvailable = 1;
    },
    path: '/spec',
    effect: 'OUTAGE',
  },
  {
    name: 'more than half of an ensemble, as a percentage',
    edit: (o) => {
      o['PodDisruptionBudget/zk-pdb'].spec.maxUnavailable = '50%';
    },
    path: '/spec',
    effect: 'OUTAGE',
  },
  {
    name: 'min.insync.replicas that leaves nothing to the budget',
    edit: inDynamicFile('min.insync.replicas=2', 'min.insync.replicas=3'),
    path: '/spec',
    effect: 'OUTAGE',
  },
  {
    name: 'fewer replicas of the topic of consumer offsets',
    edit: inBrokerFile('offsets.topic.replication.factor=3', 'offsets.topic.replication.factor=2'),
    path: '/spec',
    effect: 'OUTAGE',
  },
];

describe('disruption budgets', () => testCases(BUDGETS));

describe('a budget that allowed too much before', () => {
  const budget = (o: Objects) => o['PodDisruptionBudget/zk-pdb'].spec;
  const outages = (edit: Edit) =>
    reviewEdit(edit, (o) => {
      budget(o).maxUnavailable = 2;
    }).changes.filter(({ effect }) => effect === 'OUTAGE');

  test('is not reported again', () => {
    expect(outages((o) => delete budget(o).unhealthyPodEvictionPolicy)).toEqual([]);
    const withoutBudget = reviewEdit(
      () => {},
      (o) => delete o['PodDisruptionBudget/zk-pdb'],
    );
    expect(withoutBudget.worst).toBe('NONE');
  });

  test('is reported if it gets worse', () => {
    const found = outages((o) => {
      budget(o).maxUnavailable = 3;
    });
    expect(found).toMatchObject([
      { path: '/spec', from: '2 may be evicted, 1 may be down', to: '3 may be evicted, 1 may be down' },
    ]);
  });
});
