import { SERVICE } from '../sources';
import type { FieldRow } from './field-row';

const INGRESS = 'https://kubernetes.io/docs/concepts/services-networking/ingress/';

/** Ingresses, and the routes of gateways. */
const ROUTES = [
  'Ingress',
  'Gateway',
  'HTTPRoute',
  'GRPCRoute',
  'TCPRoute',
  'TLSRoute',
  'UDPRoute',
  'IngressRoute',
  'IngressRouteTCP',
];

const WHERE_ELSE = 'add the new route next to the old one, and remove the old one when nothing uses it any more';

/** Routes from outside to Services, and addresses of Services that are written by hand. */
export const ROUTE_ROWS: readonly FieldRow[] = [
  {
    kinds: ROUTES,
    path: '/spec/**',
    effect: 'OUTAGE',
    why: 'the route changes immediately: clients that use the old one can no longer connect',
    steps: [WHERE_ELSE],
    source: INGRESS,
  },
  {
    kinds: ROUTES,
    path: '/spec/*',
    direction: ['increased'],
    effect: 'LIVE',
    why: 'more is routed immediately; what was routed before still is',
    steps: [],
    source: INGRESS,
  },
  {
    kinds: ROUTES,
    path: '',
    direction: ['removed'],
    effect: 'OUTAGE',
    why: 'when it is deleted, clients outside can no longer connect',
    steps: ['keep it as long as clients use it'],
    source: INGRESS,
  },
  {
    kinds: ['Ingress'],
    path: '/metadata/annotations/**',
    effect: 'LIVE',
    why: 'the ingress controller reads it immediately',
    steps: ['check what the controller does with this annotation'],
    source: INGRESS,
  },
  ...['whitelist-source-range', 'denylist-source-range', 'ssl-passthrough', 'auth-tls-secret'].map(
    (name): FieldRow => ({
      kinds: ['Ingress'],
      path: `/metadata/annotations/nginx.ingress.kubernetes.io~1${name}`,
      effect: 'OUTAGE',
      why: 'the ingress controller lets other clients in, or ends TLS elsewhere, immediately',
      steps: ['check that all clients still connect, then acknowledge this change'],
      source: 'https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/',
    }),
  ),
  ...[
    ['Endpoints', 'subsets'],
    ['EndpointSlice', 'endpoints'],
    ['EndpointSlice', 'ports'],
  ].flatMap(([kind, field]): FieldRow[] => [
    {
      kinds: [kind],
      path: `/${field}/**`,
      effect: 'OUTAGE',
      why: 'the Service sends connections to other addresses immediately: clients lose those that are removed',
      steps: ['keep the old addresses until nothing uses them any more'],
      source: SERVICE,
    },
    {
      kinds: [kind],
      path: `/${field}`,
      direction: ['increased', 'added'],
      effect: 'LIVE',
      why: 'the Service sends connections to more addresses immediately',
      steps: [],
      source: SERVICE,
    },
  ]),
  {
    kinds: ['EndpointSlice'],
    path: '/addressType',
    effect: 'IMMUTABLE',
    why: 'the API server rejects a different type of address',
    steps: ['create another EndpointSlice, then delete this one'],
    source: SERVICE,
  },
  {
    kinds: ['Endpoints', 'EndpointSlice'],
    path: '',
    direction: ['removed'],
    effect: 'OUTAGE',
    why: 'when it is deleted, the Service has no addresses from it: connections fail',
    steps: ['keep it as long as the Service is used'],
    source: SERVICE,
  },
];
