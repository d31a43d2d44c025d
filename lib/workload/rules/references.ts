import { isDnsSubdomain } from '../../kubernetes/names';
import { intendedChange } from '../../lint/acknowledged-changes';
import { findingIf, type Rule, type Violation } from '../../lint/rule';
import { Storage } from '../storage';
import type { WorkloadProps } from '../workload-props';
import type { WorkloadModel } from './model';

const LABEL_NAME = /^[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$/;

/** Domains of the library's own annotations. */
const RESERVED = /^([^/]+\.)?cdk8s-kafka\//;

const WORDS =
  'use letters, digits, hyphens, dots and underscores, at most 63 of them; a key may begin with a domain and a slash';

const ACCESS_MODES = ['ReadWriteOnce', 'ReadWriteOncePod', 'ReadWriteMany', 'ReadOnlyMany'];

/** Names of things outside: what they refer to cannot be seen here, but how they are written can. */
export const REFERENCE_RULES: readonly Rule<WorkloadModel, WorkloadProps>[] = [
  {
    id: 'invalid-label',
    severity: 'error',
    about: ['labels', 'podLabels'],
    check: ({ workload: { podLabels, annotations, podAnnotations } }) => [
      ...Object.entries(podLabels).flatMap(([key, value]) =>
        findingIf(!isLabelKey(key) || (value !== '' && !isLabelName(value)), {
          problem: `a label is ${JSON.stringify(key)}: ${JSON.stringify(value)}`,
          fix: WORDS,
        }),
      ),
      ...Object.keys({ ...annotations, ...podAnnotations }).flatMap((key) =>
        findingIf(!isLabelKey(key), { problem: `an annotation is called ${JSON.stringify(key)}`, fix: WORDS }),
      ),
    ],
    why: 'the API server refuses the objects',
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
        .map((key) => ({ problem: `${key} is given as a label or annotation`, fix: 'use a domain of your own' })),
    why: 'the library writes what begins like this itself, and its readers trust it',
    source: 'WorkloadProps.acknowledge',
    examples: {
      good: [{ annotations: { 'example.com/config-hash': 'x' } }],
      bad: [
        { podAnnotations: { 'cdk8s-kafka/config-hash': 'x' } },
        { annotations: { 'acknowledged.cdk8s-kafka/kafka-single-copy': 'x' } },
      ],
    },
  },
  {
    id: 'acknowledged-change-unreadable',
    severity: 'error',
    about: ['acknowledgeChanges'],
    check: ({ workload: { acknowledgeChanges } }) =>
      Object.entries(acknowledgeChanges).flatMap(([change, reason]) => [
        ...findingIf(intendedChange(change) === undefined, {
          problem: `acknowledgeChanges has ${JSON.stringify(change)}`,
          fix: 'write the effect and the object, as cdk8s-kafka review prints them: DATA StatefulSet/kafka, or with the path behind them',
        }),
        ...findingIf(reason.trim() === '' || /[\r\n]/.test(reason), {
          problem: `acknowledgeChanges has ${JSON.stringify(reason)} as the reason of ${change}`,
          fix: 'write in one line why it is intended',
        }),
      ]),
    why: 'the reviewer would not read it, and the change would not pass',
    source: 'docs/review.md',
    examples: {
      good: [
        { acknowledgeChanges: { 'DATA StatefulSet/kafka /spec/replicas': 'broker 3 was drained' } },
        { acknowledgeChanges: { 'OUTAGE Service/streaming/kafka-svc': 'nobody uses it: now' } },
      ],
      bad: [
        { acknowledgeChanges: { StatefulSet: 'x' } },
        { acknowledgeChanges: { 'BAD StatefulSet/kafka': 'x' } },
        { acknowledgeChanges: { 'DATA StatefulSet/kafka': ' ' } },
        { acknowledgeChanges: { 'DATA StatefulSet/kafka': 'two\nlines' } },
      ],
    },
  },
  {
    id: 'invalid-reference',
    severity: 'error',
    about: ['serviceAccountName', 'priorityClassName', 'imagePullSecrets', 'storage'],
    evenIfRejected: true,
    check: ({ workload }) => [
      ...named('serviceAccountName', workload.serviceAccountName),
      ...named('priorityClassName', workload.priorityClassName),
      ...(workload.imagePullSecrets ?? []).flatMap((secret) => named('imagePullSecrets', secret)),
      ...workload.storages.flatMap(({ about, storage }) =>
        named(`${about} storageClass`, storage._claimOptions.storageClass || undefined),
      ),
    ],
    why: 'no object can have this name: the API server refuses the StatefulSet, or its pods are never made',
    source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#dns-subdomain-names',
    examples: {
      good: [
        { serviceAccountName: 'kafka.prod', storage: Storage.persistent('1Gi', { storageClass: 'fast-1' }) },
        // volumes that somebody made by hand
        { storage: Storage.persistent('1Gi', { storageClass: '' }) },
      ],
      bad: [
        { serviceAccountName: 'Bad_Name' },
        { imagePullSecrets: ['my secret'] },
        { storage: Storage.persistent('1Gi', { storageClass: 'Bad Class' }) },
      ],
    },
  },
  {
    id: 'unknown-access-mode',
    severity: 'error',
    about: ['storage'],
    evenIfRejected: true,
    check: ({ workload: { storages } }) =>
      storages.flatMap(({ about, storage }) =>
        (storage._claimOptions.accessModes ?? []).flatMap((mode) =>
          findingIf(!ACCESS_MODES.includes(mode), {
            problem: `${about} has the access mode ${JSON.stringify(mode)}`,
            fix: `use one of ${ACCESS_MODES.join(', ')}`,
          }),
        ),
      ),
    why: 'the API server refuses the claim template',
    source: 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#access-modes',
    examples: {
      good: [{ storage: Storage.persistent('1Gi', { accessModes: ['ReadWriteOncePod'] }) }],
      bad: [{ storage: Storage.persistent('1Gi', { accessModes: ['RWO'] }) }],
    },
  },
  {
    id: 'invalid-image',
    severity: 'error',
    about: ['image'],
    check: ({ container: { image } }) =>
      findingIf(typeof image !== 'string' || !/^[^\s]+$/.test(image), {
        problem: `the image is ${JSON.stringify(image)}`,
        fix: 'write registry/name:tag, or registry/name@sha256:digest',
      }),
    why: 'the image cannot be fetched, or the API server refuses the pod',
    source: 'https://kubernetes.io/docs/concepts/containers/images/#image-names',
    examples: { good: [{}], bad: [] },
  },
];

function named(prop: string, name: string | undefined): readonly Violation[] {
  return findingIf(name !== undefined && !isDnsSubdomain(name), {
    problem: `${prop} is ${JSON.stringify(name)}`,
    fix: 'use lower-case letters, digits, hyphens and dots',
  });
}

function isLabelName(text: string): boolean {
  return text.length <= 63 && LABEL_NAME.test(text);
}

function isLabelKey(text: string): boolean {
  const [name, prefix, ...more] = text.split('/').reverse();
  return more.length === 0 && isLabelName(name) && (prefix === undefined || isDnsSubdomain(prefix));
}
