import { isLabelKey, isLabelValue } from '../../kubernetes/api-names';
import { findingIf, type Rule } from '../../lint/rule';
import { APP_LABEL } from '../pod-addresses';
import type { WorkloadProps } from '../workload-props';
import type { WorkloadModel } from './model';

/** Domains of the library's own annotations. */
const RESERVED = /^([^/]+\.)?cdk8s-kafka\//;

const LABEL_SYNTAX =
  'use letters, digits, hyphens, dots and underscores, at most 63 characters; a key may start with a domain and a slash';

/** Labels and annotations. */
export const METADATA_RULES: readonly Rule<WorkloadModel, WorkloadProps>[] = [
  {
    id: 'app-label-reserved',
    severity: 'error',
    about: ['labels', 'podLabels', 'name'],
    evenIfRejected: true,
    check: ({ workload: { labels, podLabels, name } }) =>
      findingIf(labels[APP_LABEL] !== name || podLabels[APP_LABEL] !== name, {
        problem: `label ${APP_LABEL} is ${JSON.stringify(podLabels[APP_LABEL])}`,
        fix: `remove ${APP_LABEL} from labels and podLabels; it is always the name, ${JSON.stringify(name)}`,
      }),
    why: 'the StatefulSet, its Service and its disruption budget select pods by this label',
    source: 'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#pod-selector',
    examples: { good: [{ podLabels: { team: 'events' } }], bad: [{ podLabels: { app: 'other' } }] },
  },
  {
    id: 'invalid-label',
    severity: 'error',
    about: ['labels', 'podLabels', 'annotations', 'podAnnotations'],
    evenIfRejected: true,
    check: ({ workload: { podLabels, annotations, podAnnotations } }) => [
      ...Object.entries(podLabels).flatMap(([key, value]) =>
        // the label of the selector is the name, which has rules of its own
        findingIf(key !== APP_LABEL && (!isLabelKey(key) || !isLabelValue(value)), {
          problem: `the label ${JSON.stringify(key)}: ${JSON.stringify(value)} is not valid`,
          fix: LABEL_SYNTAX,
        }),
      ),
      ...Object.keys({ ...annotations, ...podAnnotations }).flatMap((key) =>
        findingIf(!isLabelKey(key), {
          problem: `the annotation key ${JSON.stringify(key)} is not valid`,
          fix: LABEL_SYNTAX,
        }),
      ),
    ],
    why: 'the API server rejects the objects',
    source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/',
    examples: {
      good: [{ labels: { 'example.com/team': 'Events_1', empty: '' } }],
      bad: [
        { labels: { 'bad key!': 'x' } },
        { podLabels: { note: 'two words' } },
        { podLabels: { x: 'a'.repeat(64) } },
        { annotations: { 'a b': 'x' } },
      ],
    },
  },
  {
    id: 'reserved-annotation',
    severity: 'error',
    about: ['labels', 'podLabels', 'annotations', 'podAnnotations'],
    evenIfRejected: true,
    check: ({ workload: { podLabels, annotations, podAnnotations } }) =>
      Object.keys({ ...podLabels, ...annotations, ...podAnnotations })
        .filter((key) => RESERVED.test(key))
        .map((key) => ({ problem: `${key} is used as a label or annotation`, fix: 'use a domain of your own' })),
    why: "this prefix is reserved for the library's own annotations",
    source: 'WorkloadProps.acknowledge',
    examples: {
      good: [{ annotations: { 'example.com/config-hash': 'x' } }],
      bad: [
        { podAnnotations: { 'cdk8s-kafka/config-hash': 'x' } },
        { annotations: { 'cdk8s-kafka/acknowledged': 'x' } },
      ],
    },
  },
];
