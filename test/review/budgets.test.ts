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

const budgetOf = (o: Objects) => o['PodDisruptionBudget/kafka-pdb'].spec;

/** The budget of the brokers, with this limit alone. */
const limit =
  (field: string, value: number | string): Edit =>
  (o) => {
    delete budgetOf(o).maxUnavailable;
    budgetOf(o)[field] = value;
  };

const secondBudget =
  (selector: unknown): Edit =>
  (o) => {
    const budget = structuredClone(o['PodDisruptionBudget/kafka-pdb']);
    budget.metadata.name = 'more';
    budget.spec.selector = selector;
    o.more = budget;
  };

const unchanged: Edit = () => {};

type BudgetCase = readonly [name: string, edit: Edit, before: Edit];

const BLOCKING: readonly BudgetCase[] = [
  ['maxUnavailable 0', limit('maxUnavailable', 0), unchanged],
  ['maxUnavailable 0%', limit('maxUnavailable', '0%'), unchanged],
  ['minAvailable 3 of 3', limit('minAvailable', 3), unchanged],
  ['minAvailable 4 of 3', limit('minAvailable', 4), unchanged],
  ['minAvailable 100%', limit('minAvailable', '100%'), unchanged],
  ['minAvailable 67% of 3, rounded up', limit('minAvailable', '67%'), unchanged],
  [
    'fewer replicas',
    (o) => {
      o['StatefulSet/kafka'].spec.replicas = 2;
    },
    limit('minAvailable', 2),
  ],
  ['a second budget', secondBudget({ matchLabels: {} }), unchanged],
];

test.each(BLOCKING)('no drain: %s', (_, edit, before) => {
  const { changes } = reviewEdit(edit, before);
  const found = changes.find(({ effect }) => effect === 'LATENT');
  expect(found).toMatchObject({ why: expect.stringContaining('drained') });
});

const DRAINED: readonly BudgetCase[] = [
  ['maxUnavailable 1% of 3, rounded up', limit('maxUnavailable', '1%'), unchanged],
  ['minAvailable 66% of 3', limit('minAvailable', '66%'), unchanged],
  ['blocked before', limit('minAvailable', 3), limit('maxUnavailable', 0)],
  ['a second budget for nothing', secondBudget({ matchLabels: { app: 'nothing' } }), unchanged],
  ['two budgets before', limit('maxUnavailable', '1%'), secondBudget({})],
];

test.each(DRAINED)('drains go on: %s', (_, edit, before) => {
  expect(reviewEdit(edit, before).changes.filter(({ effect }) => effect === 'LATENT')).toEqual([]);
});

test('a budget that selects nothing any more is an outage', () => {
  const { changes } = reviewEdit((o) => {
    budgetOf(o).selector = { matchLabels: { app: 'nothing' } };
  });
  expect(changes[0]).toMatchObject({ effect: 'OUTAGE', to: '3 may be evicted, 1 may be down' });
});

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
