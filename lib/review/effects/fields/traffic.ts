import { BUDGET, NETWORK_POLICY, SERVICE, SERVICE_UPDATE } from '../sources';
import type { FieldRow } from './field-row';

/** Services, network policies and disruption budgets. */
export const TRAFFIC_ROWS: readonly FieldRow[] = [
  {
    kinds: ['Service'],
    path: '/spec/**',
    effect: 'LIVE',
    why: 'the Service changes immediately; pods do not restart',
    steps: [],
    source: SERVICE,
  },
  ...['clusterIP', 'clusterIPs', 'loadBalancerClass', 'healthCheckNodePort'].map(
    (field): FieldRow => ({
      kinds: ['Service'],
      path: `/spec/${field}/**`,
      effect: 'IMMUTABLE',
      why: 'the API server rejects a different value once it is set',
      steps: [({ object }) => `kubectl delete ${object}, then apply immediately: its names do not resolve in between`],
      source: SERVICE_UPDATE,
    }),
  ),
  {
    kinds: ['Service'],
    path: '/spec/clusterIP',
    direction: ['removed'],
    effect: 'NOOP',
    why: 'the API server keeps the address that the Service has, including None',
    steps: [],
    source: SERVICE_UPDATE,
  },
  ...['NodePort', 'LoadBalancer'].map(
    (type): FieldRow => ({
      kinds: ['Service'],
      path: '/spec/type',
      to: type,
      onlyIf: { side: 'before', path: '/spec/clusterIP', is: 'None' },
      effect: 'IMMUTABLE',
      why: 'the API server rejects it for a headless Service, which keeps clusterIP None',
      steps: ['create a second Service of that type next to the headless one'],
      source: SERVICE_UPDATE,
    }),
  ),
  {
    kinds: ['Service'],
    path: '/spec/publishNotReadyAddresses',
    onlyIf: { side: 'before', path: '/spec/clusterIP', is: 'None' },
    effect: 'OUTAGE',
    why: 'servers that are not ready can no longer be found: an ensemble that has lost its quorum never forms one again',
    steps: ['keep it true for a headless Service by which servers find each other'],
    source: SERVICE,
  },
  {
    kinds: ['Service'],
    path: '/spec/publishNotReadyAddresses',
    to: true,
    effect: 'LIVE',
    why: 'servers that are not ready can also be found',
    steps: [],
    source: SERVICE,
  },
  ...['/spec/ports/*', '/spec/ports/*/nodePort'].map(
    (path): FieldRow => ({
      kinds: ['Service'],
      path,
      direction: ['removed', 'changed', 'increased', 'decreased'],
      // a headless Service has no ports of its own: clients connect to those of the pods
      unless: { side: 'before', path: '/spec/clusterIP', is: 'None' },
      effect: 'OUTAGE',
      why: 'clients that use the port can no longer connect',
      steps: ['add the new port next to the old one, and remove the old one when nothing uses it any more'],
      source: SERVICE,
    }),
  ),
  {
    kinds: ['PodDisruptionBudget'],
    path: '/spec/**',
    effect: 'LIVE',
    why: 'the next drain follows the new budget; rolling updates ignore budgets',
    steps: [],
    source: BUDGET,
  },
  {
    kinds: ['NetworkPolicy'],
    path: '/spec/**',
    effect: 'OUTAGE',
    why: 'traffic that the policy no longer allows, or that it now blocks for more pods, is cut off immediately',
    steps: [
      'check that 2181, 2888, 3888 and the ports of the brokers stay open between servers; then acknowledge this change',
    ],
    source: NETWORK_POLICY,
  },
  ...['ingress', 'egress'].map(
    (field): FieldRow => ({
      kinds: ['NetworkPolicy'],
      path: `/spec/${field}`,
      direction: ['increased'],
      effect: 'LIVE',
      why: 'more traffic is allowed immediately',
      steps: [],
      source: NETWORK_POLICY,
    }),
  ),
];
