import { member } from '../../manifests/fields';
import type { ApiRule } from '../problem';
import { CORE_VALIDATION } from '../sources';
import { isEmpty } from './parts';

export const SECURITY_REJECTIONS: readonly ApiRule[] = [
  {
    types: ['SecurityContext'],
    what: 'a container that may not gain privileges, but has them all',
    fix: 'remove privileged and SYS_ADMIN, or allow the privileges',
    source: CORE_VALIDATION,
    find: (context) => {
      if (context.allowPrivilegeEscalation !== false) return [];
      const at = ['allowPrivilegeEscalation'];
      if (context.privileged === true) return [{ at, problem: 'it is false, and privileged is true' }];
      const added = member(context, 'capabilities', 'add');
      const isAdmin = Array.isArray(added) && added.some((each) => each === 'SYS_ADMIN' || each === 'CAP_SYS_ADMIN');
      return isAdmin ? [{ at, problem: 'it is false, and SYS_ADMIN is added' }] : [];
    },
    bad: [['container', { '/securityContext': { privileged: true, allowPrivilegeEscalation: false } }]],
    good: [['container', { '/securityContext': { privileged: true } }]],
  },
  {
    types: ['SeccompProfile', 'AppArmorProfile'],
    what: 'a security profile without its file, or with one that it does not use',
    fix: 'localhostProfile belongs to type Localhost, and only to that',
    source: CORE_VALIDATION,
    find: ({ type, localhostProfile }) => {
      if (type === 'Localhost' && isEmpty(localhostProfile)) {
        return [{ at: ['localhostProfile'], problem: 'Localhost needs localhostProfile' }];
      }
      return type !== 'Localhost' && localhostProfile !== undefined
        ? [{ at: ['localhostProfile'], problem: `${type} takes no localhostProfile` }]
        : [];
    },
    bad: [
      ['container', { '/securityContext': { seccompProfile: { type: 'Localhost' } } }],
      ['pod', { '/securityContext': { seccompProfile: { type: 'RuntimeDefault', localhostProfile: 'a.json' } } }],
    ],
    good: [['pod', { '/securityContext': { seccompProfile: { type: 'RuntimeDefault' } } }]],
  },
  {
    types: ['PodSecurityContext'],
    what: 'the name of a kernel parameter',
    fix: 'write it as in net.core.somaxconn',
    source: CORE_VALIDATION,
    find: ({ sysctls }) =>
      (Array.isArray(sysctls) ? sysctls : []).flatMap((sysctl: unknown, index) => {
        const name = member(sysctl, 'name');
        const isName =
          typeof name === 'string' &&
          /^[a-z0-9]([-_a-z0-9]*[a-z0-9])?([./][a-z0-9]([-_a-z0-9]*[a-z0-9])?)*$/.test(name);
        return isName || isEmpty(name) ? [] : [{ at: ['sysctls', index, 'name'], problem: `${name} is invalid` }];
      }),
    bad: [['pod', { '/securityContext': { sysctls: [{ name: 'Net Core', value: '1' }] } }]],
    good: [['pod', { '/securityContext': { sysctls: [{ name: 'net.core.somaxconn', value: '1024' }] } }]],
  },
];
