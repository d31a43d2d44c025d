import { expect, test } from 'vitest';
import { COMBINATIONS, FIELD_ROWS, KEY_ROWS } from '../../lib/review/effects';
import { ROLL_SUPPRESSED } from '../../lib/review/effects/fields/pod-template';
import { REPLACED_FILE } from '../../lib/review/effects/fields/whole-objects';
import { DELIVERY } from '../../lib/review/effects/keys/delivery';
import { review } from '../../lib/review/review';
import { stepText } from '../../lib/review/steps';
import { edits, inBrokerFile, kafka, reviewEdit } from '../support/review';
import { API_CHANGES } from './api-changes';
import { RUNNING_CHANGES } from './running-changes';

/** Braces, words in capitals, and what is left of a value that is missing. */
const PLACEHOLDER = /[{}<>]|\b[A-Z]{2,}\b|undefined/;

test('every step that is reported has the names of what changes', () => {
  const reviews = [
    ...API_CHANGES.map(({ before, after }) => review([before], [after])),
    ...RUNNING_CHANGES.flatMap(({ states }) => states.slice(1).map((state, index) => review(states[index], state))),
  ];
  const steps = reviews.flatMap(({ changes }) => changes.flatMap((change) => change.steps));
  expect(steps.length).toBeGreaterThan(200);
  expect(steps.filter((step) => PLACEHOLDER.test(step))).toEqual([]);
});

const VERDICTS = [
  ...FIELD_ROWS,
  ...Object.values(KEY_ROWS).flat(),
  ...COMBINATIONS,
  ...Object.values(DELIVERY),
  ...Object.values(ROLL_SUPPRESSED),
  REPLACED_FILE,
];

test.each([
  ['of an object that belongs to a workload', { workload: 'statefulset/kafka', value: '1' }],
  ['of an object that belongs to no workload', { workload: undefined, value: '1' }],
  ['of a value that must not be shown', { workload: 'statefulset/kafka', value: undefined }],
])('steps of all rows are complete for a change %s', (_, names) => {
  const steps = VERDICTS.flatMap((verdict) =>
    verdict.steps.map((step) => stepText(step, { object: 'configmap/kafka-cm', key: 'a.key', ...names })),
  );
  expect(steps.filter((step) => PLACEHOLDER.test(step))).toEqual([]);
});

test('a setting is written as kafka-configs.sh and a shell take it', () => {
  const step = (value: string) =>
    stepText(DELIVERY.clusterWideAtNextStart.steps[0], {
      object: 'configmap/kafka-cm',
      workload: undefined,
      key: 'a.key',
      value,
    });
  expect(step('1')).toContain(' --add-config a.key=1, for all');
  expect(step('a,b')).toContain(' --add-config a.key=[a,b], for all');
  expect(step("it's")).toContain(" --add-config 'a.key=it'\\''s', for all");
});

test.each([
  ['without a namespace', undefined, ''],
  ['with a namespace', 'streaming', ' --namespace streaming'],
])('commands name the objects %s', (_, namespace, option) => {
  const { changes } = reviewEdit(
    edits(
      (o) => {
        kafka(o).podManagementPolicy = 'OrderedReady';
      },
      inBrokerFile('default.replication.factor=3', 'default.replication.factor=4'),
    ),
    (o) => {
      for (const { metadata } of Object.values(o)) metadata.namespace = namespace;
    },
  );
  expect(changes.map(({ steps }) => steps[0])).toEqual([
    `kubectl delete statefulset/kafka${option} --cascade=orphan`,
    `kubectl rollout restart statefulset/kafka${option}`,
  ]);
});
