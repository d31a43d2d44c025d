import type { ApiRule } from '../problem';
import { RBAC_VALIDATION } from '../sources';

function isEmptyList(value: unknown): boolean {
  return !Array.isArray(value) || value.length === 0;
}

/** Roles and their bindings. */
export const ROLE_REJECTIONS: readonly ApiRule[] = [
  {
    types: ['PolicyRule'],
    what: 'a rule of a role without verbs, groups or resources',
    fix: "add verbs, apiGroups ([''] for core objects) and resources",
    source: RBAC_VALIDATION,
    find: (rule, { manifest }) => {
      if (isEmptyList(rule.verbs)) return [{ at: ['verbs'], problem: 'there are no verbs' }];
      if (!isEmptyList(rule.nonResourceURLs)) {
        return manifest.kind === 'Role' ? [{ at: ['nonResourceURLs'], problem: 'only a ClusterRole has them' }] : [];
      }
      return ['apiGroups', 'resources']
        .filter((name) => isEmptyList(rule[name]))
        .map((name) => ({ at: [name], problem: `${name} is required` }));
    },
    bad: [
      ['Role', { '/rules/0/verbs': [] }],
      ['Role', { '/rules/0/apiGroups': undefined }],
      ['Role', { '/rules/0/resources': undefined }],
      ['Role', { '/rules/0': { nonResourceURLs: ['/metrics'], verbs: ['get'] } }],
    ],
    good: [['ClusterRole', { '/rules/0': { nonResourceURLs: ['/metrics'], verbs: ['get'] } }]],
  },
  {
    types: ['RoleRef'],
    what: 'a binding to something that is not a role',
    fix: 'set kind to Role or ClusterRole; a ClusterRoleBinding takes only a ClusterRole',
    source: RBAC_VALIDATION,
    find: ({ kind }, { manifest }) => {
      const kinds = manifest.kind === 'ClusterRoleBinding' ? ['ClusterRole'] : ['Role', 'ClusterRole'];
      return typeof kind !== 'string' || kind === '' || kinds.includes(kind)
        ? []
        : [{ at: ['kind'], problem: `${kind} is invalid here` }];
    },
    bad: [
      ['new RoleBinding', { '/roleRef/kind': 'role' }],
      ['new ClusterRoleBinding', { '/roleRef/kind': 'Role' }],
    ],
    good: [['new RoleBinding', { '/roleRef/kind': 'ClusterRole' }]],
  },
];
