import { parseQuantity } from '../../kubernetes/quantity';
import { member } from '../../manifests/fields';
import type { ApiRule } from '../problem';
import { CORE_VALIDATION } from '../sources';

export const CLAIM_REJECTIONS: readonly ApiRule[] = [
  {
    types: ['PersistentVolumeClaimSpec'],
    what: 'a claim without a size, or of no size',
    fix: 'set resources.requests.storage',
    source: CORE_VALIDATION,
    find: ({ resources }) => {
      const storage = member(resources, 'requests', 'storage');
      const at = ['resources', 'requests', 'storage'];
      if (storage === undefined || storage === null) return [{ at, problem: 'storage is required' }];
      return parseQuantity(String(storage)) === 0 ? [{ at, problem: 'the size must be more than 0' }] : [];
    },
    bad: [
      ['new PersistentVolumeClaim', { '/spec/resources': undefined }],
      ['new PersistentVolumeClaim', { '/spec/resources/requests/storage': 0 }],
      ['new StatefulSet', { '/spec/volumeClaimTemplates/0/spec/resources': undefined }],
    ],
    good: [['new PersistentVolumeClaim', { '/spec/resources/requests/storage': '1' }]],
  },
  {
    types: ['PersistentVolumeClaimSpec'],
    what: 'a claim without an access mode, or with ReadWriteOncePod beside others',
    fix: 'set accessModes: [ReadWriteOnce], or ReadWriteOncePod alone',
    source: CORE_VALIDATION,
    find: ({ accessModes }) => {
      const modes = Array.isArray(accessModes) ? accessModes : [];
      if (modes.length === 0) return [{ at: ['accessModes'], problem: 'there is no access mode' }];
      return modes.length > 1 && modes.includes('ReadWriteOncePod')
        ? [{ at: ['accessModes'], problem: 'ReadWriteOncePod does not go together with others' }]
        : [];
    },
    bad: [
      ['new PersistentVolumeClaim', { '/spec/accessModes': undefined }],
      ['new PersistentVolumeClaim', { '/spec/accessModes': ['ReadWriteOnce', 'ReadWriteOncePod'] }],
      ['new StatefulSet', { '/spec/volumeClaimTemplates/0/spec/accessModes': [] }],
    ],
    good: [['new PersistentVolumeClaim', { '/spec/accessModes': ['ReadWriteOncePod'] }]],
  },
];
