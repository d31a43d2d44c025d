import { isCidr, isCidrWithin } from '../../kubernetes/addresses';
import type { ApiRule } from '../problem';
import { AUTOSCALING_VALIDATION, NETWORKING_VALIDATION, POLICY_VALIDATION } from '../sources';
import { exactlyOne, isEmpty, present } from './parts';

/** Budgets, network policies, ingresses and autoscalers. */
export const POLICY_REJECTIONS: readonly ApiRule[] = [
  {
    types: ['PodDisruptionBudgetSpec'],
    what: 'a budget with both minAvailable and maxUnavailable',
    fix: 'set one of them, and the other to null: kubectl apply removes only fields that it has applied itself',
    source: POLICY_VALIDATION,
    find: (spec) =>
      present(spec, ['minAvailable', 'maxUnavailable']).length === 2
        ? [{ at: ['minAvailable'], problem: 'there is maxUnavailable as well' }]
        : [],
    bad: [['PodDisruptionBudget', { '/spec/minAvailable': 1 }]],
    good: [['PodDisruptionBudget', { '/spec/minAvailable': 1, '/spec/maxUnavailable': undefined }]],
  },
  {
    types: ['NetworkPolicyPeer'],
    what: 'a peer that is nothing, or both addresses and pods',
    fix: 'write an item for the addresses, and another for the pods',
    source: NETWORKING_VALIDATION,
    find: (peer) => {
      const selectors = present(peer, ['podSelector', 'namespaceSelector']);
      const hasBlock = present(peer, ['ipBlock']).length === 1;
      if (selectors.length === 0 && !hasBlock)
        return [{ at: [], problem: 'the peer is empty', fix: 'remove it, or add podSelector: {}' }];
      return hasBlock && selectors.length > 0 ? [{ at: ['ipBlock'], problem: `there is ${selectors[0]} as well` }] : [];
    },
    bad: [
      ['NetworkPolicy', { '/spec/ingress/0/from': [{}] }],
      ['NetworkPolicy', { '/spec/ingress/0/from': [{ podSelector: {}, ipBlock: { cidr: '10.0.0.0/8' } }] }],
    ],
    good: [['NetworkPolicy', { '/spec/ingress/0/from': [{ podSelector: {}, namespaceSelector: {} }] }]],
  },
  {
    types: ['IPBlock'],
    what: 'an exception that is not within the range',
    fix: 'write a smaller range within cidr',
    source: NETWORKING_VALIDATION,
    find: ({ cidr, except }) =>
      (Array.isArray(except) ? except : []).flatMap((each: unknown, index) =>
        typeof each === 'string' &&
        typeof cidr === 'string' &&
        isCidr(each) &&
        isCidr(cidr) &&
        !isCidrWithin(each, cidr)
          ? [{ at: ['except', index], problem: `${each} is not within ${cidr}` }]
          : [],
      ),
    bad: [
      ['NetworkPolicy', { '/spec/ingress/0/from': [{ ipBlock: { cidr: '10.0.0.0/16', except: ['10.1.0.0/24'] } }] }],
    ],
    good: [
      ['NetworkPolicy', { '/spec/ingress/0/from': [{ ipBlock: { cidr: '10.0.0.0/16', except: ['10.0.1.0/24'] } }] }],
    ],
  },
  {
    types: ['NetworkPolicyPort'],
    what: 'a range of ports that does not begin with a number, or ends before it begins',
    fix: 'set port to the first number, and endPort to the last',
    source: NETWORKING_VALIDATION,
    find: ({ port, endPort }) => {
      if (typeof endPort !== 'number') return [];
      if (typeof port !== 'number') return [{ at: ['endPort'], problem: 'port is not a number' }];
      return endPort < port ? [{ at: ['endPort'], problem: `${endPort} is below ${port}` }] : [];
    },
    bad: [
      ['NetworkPolicy', { '/spec/ingress/0/ports/0/endPort': 9000 }],
      ['NetworkPolicy', { '/spec/ingress/0/ports/0': { port: 'client', endPort: 9099 } }],
    ],
    good: [['NetworkPolicy', { '/spec/ingress/0/ports/0/endPort': 9099 }]],
  },
  {
    types: ['IngressSpec'],
    what: 'an Ingress without rules',
    fix: 'add rules or defaultBackend',
    source: NETWORKING_VALIDATION,
    find: ({ rules, defaultBackend }) =>
      isEmpty(defaultBackend) && (!Array.isArray(rules) || rules.length === 0)
        ? [{ at: ['rules'], problem: 'there are neither rules nor a defaultBackend' }]
        : [],
    bad: [['Ingress', { '/spec/rules': undefined }]],
    good: [],
  },
  {
    types: ['HTTPIngressPath'],
    what: 'a path that does not begin with a slash',
    fix: 'begin the path with a slash',
    source: NETWORKING_VALIDATION,
    find: ({ path, pathType }) => {
      const isPath = typeof path === 'string' && path.startsWith('/');
      return isPath || (pathType === 'ImplementationSpecific' && isEmpty(path))
        ? []
        : [{ at: ['path'], problem: `${isEmpty(path) ? 'an empty path' : path} is not an absolute path` }];
    },
    bad: [['Ingress', { '/spec/rules/0/http/paths/0/path': 'ui' }]],
    good: [['Ingress', { '/spec/rules/0/http/paths/0/path': '/ui' }]],
  },
  {
    types: ['IngressBackend'],
    what: 'a backend with no target, or with two',
    fix: 'keep service or resource',
    source: NETWORKING_VALIDATION,
    find: (backend) => exactlyOne(backend, ['service', 'resource'], 'target'),
    bad: [['Ingress', { '/spec/rules/0/http/paths/0/backend': {} }]],
    good: [],
  },
  {
    types: ['IngressServiceBackend'],
    what: 'a backend without a port, or with both its name and number',
    fix: 'set port.name or port.number',
    source: NETWORKING_VALIDATION,
    find: ({ port }) => {
      const set =
        typeof port === 'object' && port !== null ? present(port as Record<string, unknown>, ['name', 'number']) : [];
      return set.length === 1
        ? []
        : [{ at: ['port'], problem: set.length === 0 ? 'there is no port' : 'it has a name and a number' }];
    },
    bad: [
      ['Ingress', { '/spec/rules/0/http/paths/0/backend/service/port': undefined }],
      ['Ingress', { '/spec/rules/0/http/paths/0/backend/service/port': { name: 'a', number: 1 } }],
    ],
    good: [['Ingress', { '/spec/rules/0/http/paths/0/backend/service/port': { name: 'http' } }]],
  },
  {
    types: ['HorizontalPodAutoscalerSpec'],
    what: 'an autoscaler whose minReplicas is above maxReplicas',
    fix: 'raise maxReplicas',
    source: AUTOSCALING_VALIDATION,
    find: ({ minReplicas, maxReplicas }) =>
      Number(minReplicas) > Number(maxReplicas)
        ? [{ at: ['maxReplicas'], problem: `maxReplicas ${maxReplicas} is below minReplicas ${minReplicas}` }]
        : [],
    bad: [['HorizontalPodAutoscaler', { '/spec/minReplicas': 9 }]],
    good: [['HorizontalPodAutoscaler', { '/spec/minReplicas': 1 }]],
  },
];
