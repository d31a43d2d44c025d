import { isRecord, member } from '../../manifests/fields';
import { isSelected } from '../../manifests/pods';
import type { ApiRule, ApiViolation } from '../problem';
import { APPS_VALIDATION } from '../sources';
import type { Part } from './parts';

const WORKLOAD_SPECS = ['StatefulSetSpec', 'DeploymentSpec', 'DaemonSetSpec', 'ReplicaSetSpec'];

function hasRequirements(selector: unknown): boolean {
  const labels = member(selector, 'matchLabels');
  const expressions = member(selector, 'matchExpressions');
  return (isRecord(labels) && Object.keys(labels).length > 0) || (Array.isArray(expressions) && expressions.length > 0);
}

function mismatch({ selector, template }: Part): readonly ApiViolation[] {
  if (!isRecord(selector) || !isRecord(template)) return [];
  if (!hasRequirements(selector)) return [{ at: ['selector'], problem: 'the selector is empty' }];
  const labels = member(template, 'metadata', 'labels');
  if (isSelected(isRecord(labels) ? labels : {}, selector)) return [];
  return [
    { at: ['template', 'metadata', 'labels'], problem: 'the selector does not match the labels of the template' },
  ];
}

/** What stays the same for all workloads whose pods run for good. */
export const WORKLOAD_REJECTIONS: readonly ApiRule[] = [
  {
    types: WORKLOAD_SPECS,
    what: 'a selector that is empty, or does not match the labels of the template',
    fix: 'give the template all labels of the selector',
    source: APPS_VALIDATION,
    find: mismatch,
    bad: [
      ['StatefulSet', { '/spec/template/metadata/labels/app': 'other' }],
      ['StatefulSet', { '/spec/template/metadata/labels': undefined }],
      ['Deployment', { '/spec/selector': {} }],
      ['DaemonSet', { '/spec/template/metadata/labels/app': 'other' }],
    ],
    good: [['StatefulSet', { '/spec/template/metadata/labels/more': 'y' }]],
  },
  {
    types: WORKLOAD_SPECS,
    what: 'pods that are to end: another restartPolicy than Always, or activeDeadlineSeconds',
    fix: 'remove it; only Jobs and single pods end',
    source: APPS_VALIDATION,
    find: ({ template }) => {
      const spec = member(template, 'spec');
      const policy = member(spec, 'restartPolicy');
      const isOther = policy === 'Never' || policy === 'OnFailure';
      return [
        ...(isOther
          ? [{ at: ['template', 'spec', 'restartPolicy'], problem: `${policy} is invalid: only Always is` }]
          : []),
        ...(member(spec, 'activeDeadlineSeconds') === undefined
          ? []
          : [
              {
                at: ['template', 'spec', 'activeDeadlineSeconds'],
                problem: 'activeDeadlineSeconds is not supported here',
              },
            ]),
      ];
    },
    bad: [
      ['StatefulSet', { '/spec/template/spec/restartPolicy': 'OnFailure' }],
      ['Deployment', { '/spec/template/spec/restartPolicy': 'Never' }],
      ['StatefulSet', { '/spec/template/spec/activeDeadlineSeconds': 60 }],
      ['Deployment', { '/spec/template/spec/activeDeadlineSeconds': 60 }],
    ],
    good: [['StatefulSet', { '/spec/template/spec/restartPolicy': 'Always' }]],
  },
  {
    types: ['StatefulSetUpdateStrategy', 'DaemonSetUpdateStrategy'],
    what: 'OnDelete with parameters of a rolling update',
    fix: 'write rollingUpdate: null, which also removes what the API server has filled in',
    source: APPS_VALIDATION,
    find: ({ type, rollingUpdate }, { manifest }) =>
      type === 'OnDelete' && manifest.kind === 'StatefulSet' && isRecord(rollingUpdate)
        ? [{ at: ['rollingUpdate'], problem: 'OnDelete takes no rollingUpdate' }]
        : [],
    bad: [['StatefulSet', { '/spec/updateStrategy': { type: 'OnDelete', rollingUpdate: { partition: 1 } } }]],
    good: [['StatefulSet', { '/spec/updateStrategy': { type: 'OnDelete', rollingUpdate: null } }]],
  },
  {
    types: ['DeploymentStrategy'],
    what: 'Recreate with parameters of a rolling update',
    fix: 'write rollingUpdate: null, which also removes what the API server has filled in',
    source: APPS_VALIDATION,
    find: ({ type, rollingUpdate }) =>
      type === 'Recreate' && isRecord(rollingUpdate)
        ? [{ at: ['rollingUpdate'], problem: 'Recreate takes no rollingUpdate' }]
        : [],
    bad: [['Deployment', { '/spec/strategy': { type: 'Recreate', rollingUpdate: { maxSurge: 1 } } }]],
    good: [['Deployment', { '/spec/strategy': { type: 'Recreate', rollingUpdate: null } }]],
  },
  {
    types: ['RollingUpdateDeployment'],
    what: 'a rolling update in which no pod may be missing and none may be added',
    fix: 'set maxSurge or maxUnavailable to 1',
    source: APPS_VALIDATION,
    find: ({ maxSurge, maxUnavailable }) =>
      [maxSurge, maxUnavailable].every((each) => each === 0 || each === '0%')
        ? [{ at: ['maxUnavailable'], problem: 'maxSurge and maxUnavailable are both 0' }]
        : [],
    bad: [['Deployment', { '/spec/strategy': { rollingUpdate: { maxSurge: 0, maxUnavailable: 0 } } }]],
    good: [['Deployment', { '/spec/strategy': { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } } }]],
  },
  {
    types: ['RollingUpdateDaemonSet'],
    what: 'a rolling update of a DaemonSet with both maxSurge and maxUnavailable, or neither',
    fix: 'set one of them to 0',
    source: APPS_VALIDATION,
    find: ({ maxSurge = 0, maxUnavailable = 1 }) => {
      const [surges, misses] = [maxSurge, maxUnavailable].map((each) => each !== 0 && each !== '0%');
      if (surges && misses) return [{ at: ['maxSurge'], problem: 'maxSurge takes effect only if maxUnavailable is 0' }];
      return surges || misses ? [] : [{ at: ['maxUnavailable'], problem: 'maxSurge and maxUnavailable are both 0' }];
    },
    bad: [
      ['DaemonSet', { '/spec/updateStrategy': { rollingUpdate: { maxSurge: 1 } } }],
      ['DaemonSet', { '/spec/updateStrategy': { rollingUpdate: { maxUnavailable: 0 } } }],
    ],
    good: [['DaemonSet', { '/spec/updateStrategy': { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } } }]],
  },
  {
    types: ['DeploymentSpec'],
    what: 'a progress deadline that is not longer than minReadySeconds',
    fix: 'set a longer progressDeadlineSeconds',
    source: APPS_VALIDATION,
    find: ({ progressDeadlineSeconds = 600, minReadySeconds = 0 }) =>
      Number(progressDeadlineSeconds) <= Number(minReadySeconds)
        ? [{ at: ['progressDeadlineSeconds'], problem: 'progressDeadlineSeconds is not longer than minReadySeconds' }]
        : [],
    bad: [['Deployment', { '/spec/progressDeadlineSeconds': 30, '/spec/minReadySeconds': 30 }]],
    good: [['Deployment', { '/spec/progressDeadlineSeconds': 60, '/spec/minReadySeconds': 30 }]],
  },
];
