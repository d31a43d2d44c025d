import { CLAIM_UPDATE, CONFIG_MAP, JOB_UPDATE } from '../sources';
import type { FieldRow } from './field-row';

/** What servers read, what runs once, and what holds data. */
export const CONFIG_AND_JOB_ROWS: readonly FieldRow[] = [
  {
    kinds: ['ConfigMap'],
    path: '/data/**',
    effect: 'LATENT',
    why: 'the file in a pod changes within a minute or so, and servers read it at their start only',
    steps: [
      'change the template of their pods with it (the hash of the configuration does), or kubectl rollout restart SET',
    ],
    source: CONFIG_MAP,
  },
  {
    kinds: ['Secret'],
    path: '/data/**',
    effect: 'LATENT',
    why: 'files of it change within a minute or so, variables at the next start; servers and clients have to agree all the while',
    steps: ['let both ends know the old and the new value for as long as the roll takes'],
    source: CONFIG_MAP,
  },
  {
    kinds: ['ConfigMap', 'Secret'],
    path: '/binaryData/**',
    effect: 'LATENT',
    why: 'the file in a pod changes within a minute or so, and servers read it at their start only',
    steps: ['kubectl rollout restart SET'],
    source: CONFIG_MAP,
  },
  ...['data', 'binaryData'].map(
    (field): FieldRow => ({
      kinds: ['ConfigMap', 'Secret'],
      path: `/${field}/**`,
      where: { when: 'before', path: '/immutable', is: true },
      effect: 'IMMUTABLE',
      why: 'the API server refuses every change of what says immutable: true',
      steps: ['make another one under another name, and let the pods read that'],
      source: CONFIG_MAP,
    }),
  ),
  {
    kinds: ['ConfigMap', 'Secret'],
    path: '/immutable',
    effect: 'LIVE',
    why: 'from now on the API server refuses every change of it',
    steps: [],
    source: CONFIG_MAP,
  },
  {
    kinds: ['ConfigMap', 'Secret'],
    path: '/immutable',
    where: { when: 'before', path: '/immutable', is: true },
    effect: 'IMMUTABLE',
    why: 'the API server does not let it be changed again',
    steps: ['make another one under another name, and let the pods read that'],
    source: CONFIG_MAP,
  },
  {
    kinds: ['Secret'],
    path: '/type',
    effect: 'IMMUTABLE',
    why: 'the API server refuses it',
    steps: ['make another secret, or delete this one first'],
    source: CONFIG_MAP,
  },
  {
    kinds: ['Job'],
    path: '/spec/**',
    effect: 'IMMUTABLE',
    why: 'the API server refuses a change of what a Job runs',
    steps: ['give it another name, such as one that ends with a hash of its content; or delete it first'],
    source: JOB_UPDATE,
  },
  ...['parallelism', 'activeDeadlineSeconds', 'backoffLimit', 'ttlSecondsAfterFinished', 'suspend'].map(
    (field): FieldRow => ({
      kinds: ['Job'],
      path: `/spec/${field}`,
      effect: 'LIVE',
      why: 'the Job goes by it at once, if it is not finished',
      steps: [],
      source: JOB_UPDATE,
    }),
  ),
  {
    kinds: ['PersistentVolumeClaim'],
    path: '/spec/**',
    effect: 'IMMUTABLE',
    why: 'the API server lets nothing of a bound claim change but a larger size',
    steps: ['make another claim, and copy the data'],
    source: CLAIM_UPDATE,
  },
  {
    kinds: ['PersistentVolumeClaim'],
    path: '/spec/resources/requests/storage',
    direction: ['more'],
    effect: 'LIVE',
    why: 'the volume grows, where its storage class allows it; some need a restart of the pod',
    steps: ['kubectl describe pvc NAME says when it is done'],
    source: CLAIM_UPDATE,
  },
];
