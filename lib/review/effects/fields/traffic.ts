import { BUDGET, NETWORK_POLICY, SERVICE, SERVICE_UPDATE } from '../sources';
import type { FieldRow } from './field-row';

/** Who finds whom, who may talk to whom, and who may go. */
export const TRAFFIC_ROWS: readonly FieldRow[] = [
  {
    kinds: ['Service'],
    path: '/spec/**',
    effect: 'LIVE',
    why: 'the service changes at once, and pods do not restart',
    steps: [],
    source: SERVICE,
  },
  ...['clusterIP', 'clusterIPs', 'loadBalancerClass', 'healthCheckNodePort'].map(
    (field): FieldRow => ({
      kinds: ['Service'],
      path: `/spec/${field}/**`,
      effect: 'IMMUTABLE',
      why: 'the API server refuses it once it is set',
      steps: ['kubectl delete service NAME, and apply at once: its names do not resolve in between'],
      source: SERVICE_UPDATE,
    }),
  ),
  {
    kinds: ['Service'],
    path: '/spec/clusterIP',
    direction: ['removed'],
    effect: 'NOOP',
    why: 'the API server keeps the address that the service has, or that it has none',
    steps: [],
    source: SERVICE_UPDATE,
  },
  ...['LoadBalancer', 'NodePort'].map(
    (type): FieldRow => ({
      kinds: ['Service'],
      path: '/spec/type',
      where: { when: 'before', path: '/spec/type', is: type },
      effect: 'OUTAGE',
      why: 'addresses, or ports of nodes, by which clients outside come are given up at once',
      steps: ['make a second Service beside it, and let clients change to it first'],
      source: SERVICE,
    }),
  ),
  ...['NodePort', 'LoadBalancer'].map(
    (type): FieldRow => ({
      kinds: ['Service'],
      path: '/spec/type',
      to: type,
      where: { when: 'before', path: '/spec/clusterIP', is: 'None' },
      effect: 'IMMUTABLE',
      why: 'the API server refuses it for a headless service, which stays without an address whatever the file says',
      steps: ['make a second service of that type beside the headless one'],
      source: SERVICE_UPDATE,
    }),
  ),
  {
    kinds: ['Service'],
    path: '/spec/selector/**',
    effect: 'OUTAGE',
    why: 'other labels select other pods, or none: the names behind the service then resolve to nothing',
    steps: ['change the labels of the pods first, and await their roll'],
    source: SERVICE,
  },
  {
    kinds: ['Service'],
    path: '/spec/publishNotReadyAddresses',
    effect: 'OUTAGE',
    why: 'servers that are not ready are found by nobody: an ensemble that has lost its quorum never finds itself again',
    steps: ['leave it true for a headless service of servers that find each other by it'],
    source: SERVICE,
  },
  {
    kinds: ['Service'],
    path: '/spec/publishNotReadyAddresses',
    to: true,
    effect: 'LIVE',
    why: 'servers that are not ready are found as well',
    steps: [],
    source: SERVICE,
  },
  ...['/spec/ports/*', '/spec/ports/*/targetPort', '/spec/ports/*/nodePort'].map(
    (path): FieldRow => ({
      kinds: ['Service'],
      path,
      direction: ['removed', 'changed', 'more', 'less'],
      // a headless Service has no ports of its own: clients go to those of the pods
      unless: { when: 'before', path: '/spec/clusterIP', is: 'None' },
      effect: 'OUTAGE',
      why: 'clients that use the port find nothing there, at once',
      steps: ['add the new port beside the old one, and take the old one away when nobody uses it'],
      source: SERVICE,
    }),
  ),
  {
    kinds: ['PodDisruptionBudget'],
    path: '/spec/**',
    effect: 'LIVE',
    why: 'the next drain asks the new budget; rolls never ask any',
    steps: [],
    source: BUDGET,
  },
  {
    kinds: ['NetworkPolicy'],
    path: '/spec/**',
    effect: 'OUTAGE',
    why: 'what the policy does not name any more, or names for more pods, is cut at once',
    steps: ['look that 2181, 2888, 3888 and the ports of the brokers stay open between servers; then acknowledge it'],
    source: NETWORK_POLICY,
  },
  ...['ingress', 'egress'].map(
    (field): FieldRow => ({
      kinds: ['NetworkPolicy'],
      path: `/spec/${field}`,
      direction: ['more'],
      effect: 'LIVE',
      why: 'more traffic is let through, at once',
      steps: [],
      source: NETWORK_POLICY,
    }),
  ),
];
