import { RESTART, stepText } from '../../steps';
import { CLAIM_UPDATE, CONFIG_MAP, JOB_UPDATE } from '../sources';
import type { FieldRow } from './field-row';

/** ConfigMaps and Secrets as a whole file, Jobs, and claims. */
export const CONFIG_AND_JOB_ROWS: readonly FieldRow[] = [
  {
    kinds: ['ConfigMap'],
    path: '/data/**',
    effect: 'LATENT',
    why: 'the file in the pods changes within a minute or so, but servers read it only when they start',
    steps: [
      (names) =>
        `also change the pod template, for example a hash of the configuration in it, or ${stepText(RESTART, names)}`,
    ],
    source: CONFIG_MAP,
  },
  {
    kinds: ['Secret'],
    path: '/data/**',
    effect: 'LATENT',
    why: 'mounted files change within a minute or so, environment variables only when the pod restarts; until then servers and clients may disagree',
    steps: ['make both ends accept the old and the new value until the rollout has finished'],
    source: CONFIG_MAP,
  },
  {
    kinds: ['ConfigMap', 'Secret'],
    path: '/binaryData/**',
    effect: 'LATENT',
    why: 'the file in the pods changes within a minute or so, but servers read it only when they start',
    steps: [RESTART],
    source: CONFIG_MAP,
  },
  ...['data', 'binaryData'].map(
    (field): FieldRow => ({
      kinds: ['ConfigMap', 'Secret'],
      path: `/${field}/**`,
      onlyIf: { side: 'before', path: '/immutable', is: true },
      effect: 'IMMUTABLE',
      why: 'the API server rejects every change to an object with immutable: true',
      steps: ['create another object under another name, and let the pods read that one'],
      source: CONFIG_MAP,
    }),
  ),
  {
    kinds: ['ConfigMap', 'Secret'],
    path: '/immutable',
    effect: 'LIVE',
    why: 'from now on the API server rejects every change of it',
    steps: [],
    source: CONFIG_MAP,
  },
  {
    kinds: ['ConfigMap', 'Secret'],
    path: '/immutable',
    onlyIf: { side: 'before', path: '/immutable', is: true },
    effect: 'IMMUTABLE',
    why: 'immutable: true cannot be undone',
    steps: ['create another object under another name, and let the pods read that one'],
    source: CONFIG_MAP,
  },
  {
    kinds: ['Secret'],
    path: '/type',
    effect: 'IMMUTABLE',
    why: 'the API server rejects a different type',
    steps: ['create another Secret, or delete this one first'],
    source: CONFIG_MAP,
  },
  {
    kinds: ['Job'],
    path: '/spec/**',
    effect: 'IMMUTABLE',
    why: 'the API server rejects a change of what a Job runs',
    steps: [
      'rename the Job, for example to a name that ends with a hash of its content, or delete it first; ttlSecondsAfterFinished deletes it some time after it has finished',
    ],
    source: JOB_UPDATE,
  },
  ...['parallelism', 'activeDeadlineSeconds', 'backoffLimit', 'ttlSecondsAfterFinished', 'suspend'].map(
    (field): FieldRow => ({
      kinds: ['Job'],
      path: `/spec/${field}`,
      effect: 'LIVE',
      why: 'it takes effect immediately, unless the Job has finished',
      steps: [],
      source: JOB_UPDATE,
    }),
  ),
  {
    kinds: ['PersistentVolumeClaim'],
    path: '/spec/**',
    effect: 'IMMUTABLE',
    why: 'the only change to a bound claim that the API server accepts is a larger size',
    steps: ['create another claim, and copy the data'],
    source: CLAIM_UPDATE,
  },
  {
    kinds: ['PersistentVolumeClaim'],
    path: '/spec/resources/requests/storage',
    direction: ['increased'],
    effect: 'LIVE',
    why: 'the volume grows if its storage class allows it; some need a restart of the pod',
    steps: [({ object }) => `kubectl describe ${object} shows when it has finished`],
    source: CLAIM_UPDATE,
  },
];
