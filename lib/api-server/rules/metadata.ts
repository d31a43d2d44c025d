import { isSubdomainName } from '../../kubernetes/api-names';
import { isDnsLabel, isHostLabel } from '../../kubernetes/names';
import { fieldsOfType } from '../../kubernetes/schemas/schemas';
import { isRecord } from '../../manifests/fields';
import type { ApiRule } from '../problem';
import { NAME_VALIDATION } from '../sources';

interface NameFormat {
  readonly must: string;
  accepts(name: string): boolean;
}

const SUBDOMAIN_FORMAT: NameFormat = {
  must: 'at most 253 lower-case letters, digits, hyphens and dots, with a letter or digit at both ends',
  accepts: isSubdomainName,
};
const LABEL_FORMAT: NameFormat = {
  must: 'at most 63 lower-case letters, digits and hyphens, with a letter or digit at both ends',
  accepts: isHostLabel,
};
const SEGMENT_FORMAT: NameFormat = {
  must: 'a name without a slash or a percent sign',
  accepts: (name) => !/[/%]/.test(name) && name !== '.' && name !== '..',
};

/** By kind; the others take a subdomain. */
const NAME_FORMATS: Readonly<Record<string, NameFormat>> = {
  Service: {
    must: 'at most 63 lower-case letters, digits and hyphens, beginning with a letter',
    accepts: isDnsLabel,
  },
  Namespace: LABEL_FORMAT,
  StatefulSet: LABEL_FORMAT,
  CronJob: {
    must: 'at most 52 lower-case letters, digits, hyphens and dots: the names of its Jobs are 11 characters longer',
    accepts: (name) => name.length <= 52 && isSubdomainName(name),
  },
  Job: {
    must: 'at most 63 lower-case letters, digits, hyphens and dots',
    accepts: (name) => name.length <= 63 && isSubdomainName(name),
  },
  Role: SEGMENT_FORMAT,
  ClusterRole: SEGMENT_FORMAT,
  RoleBinding: SEGMENT_FORMAT,
  ClusterRoleBinding: SEGMENT_FORMAT,
};

/** The limit for all annotations of an object together, keys included. */
const MAX_ANNOTATIONS = 256 * 1024;

export const METADATA_REJECTIONS: readonly ApiRule[] = [
  {
    types: ['ObjectMeta'],
    what: 'the name of an object',
    fix: 'choose another name',
    source: NAME_VALIDATION,
    find: ({ name }, { manifest, path }) => {
      if (path.length !== 1 || typeof name !== 'string') return [];
      const isKnown = fieldsOfType(`${manifest.apiVersion}/${manifest.kind}`) !== undefined;
      const { must, accepts } = isKnown ? (NAME_FORMATS[manifest.kind] ?? SUBDOMAIN_FORMAT) : SEGMENT_FORMAT;
      return accepts(name) ? [] : [{ at: ['name'], problem: `${name} is invalid: the name must be ${must}` }];
    },
    bad: [
      ['ConfigMap', { '/metadata/name': 'My_Config' }],
      ['Service', { '/metadata/name': '0-kafka' }],
      ['Service', { '/metadata/name': 'a.b' }],
      ['StatefulSet', { '/metadata/name': 'kafka.broker' }],
      ['Deployment', { '/metadata/name': 'Kafka' }],
      ['CronJob', { '/metadata/name': 'a'.repeat(53) }],
      ['Role', { '/metadata/name': 'a/b' }],
    ],
    good: [
      ['ConfigMap', { '/metadata/name': '0.a-b' }],
      ['StatefulSet', { '/metadata/name': '0-kafka' }],
      ['Role', { '/metadata/name': 'system:A_b' }],
    ],
  },
  {
    types: ['ObjectMeta'],
    what: 'annotations of more than 256 KiB',
    fix: 'put it into a ConfigMap, or apply with --server-side, which needs no annotation of its own',
    source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/annotations/',
    find: ({ annotations }) => {
      if (!isRecord(annotations)) return [];
      const size = Object.entries(annotations).reduce(
        (sum, [key, value]) => sum + key.length + Buffer.byteLength(String(value)),
        0,
      );
      return size > MAX_ANNOTATIONS ? [{ at: ['annotations'], problem: `the annotations have ${size} bytes` }] : [];
    },
    bad: [['ConfigMap', { '/metadata/annotations/a': 'a'.repeat(270_000) }]],
    good: [['ConfigMap', { '/metadata/annotations/a': 'a'.repeat(90_000) }]],
  },
  {
    types: ['LabelSelectorRequirement'],
    what: 'a selector with an operator that does not fit its values',
    fix: 'In and NotIn need values; Exists and DoesNotExist take none',
    source: NAME_VALIDATION,
    find: ({ operator, values }) => {
      const count = Array.isArray(values) ? values.length : 0;
      const needsValues = operator === 'In' || operator === 'NotIn';
      const takesNone = operator === 'Exists' || operator === 'DoesNotExist';
      if (needsValues && count === 0) return [{ at: ['values'], problem: `${operator} needs values` }];
      return takesNone && count > 0 ? [{ at: ['values'], problem: `${operator} takes no values` }] : [];
    },
    bad: [
      ['StatefulSet', { '/spec/selector/matchExpressions': [{ key: 'app', operator: 'In' }] }],
      ['StatefulSet', { '/spec/selector/matchExpressions': [{ key: 'app', operator: 'Exists', values: ['x'] }] }],
    ],
    good: [['new Deployment', { '/spec/selector/matchExpressions': [{ key: 'app', operator: 'In', values: ['x'] }] }]],
  },
];
