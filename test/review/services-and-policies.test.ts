import { describe, expect, test } from 'vitest';
import type { Manifest } from '../../lib/manifests/manifest';
import { review } from '../../lib/review/review';
import {
  defaultManifests,
  type Edit,
  type Free,
  kafka,
  networkPolicy,
  type Objects,
  type ReviewCase,
  reviewEdit,
  server,
  testCases,
} from '../support/review';

const SERVICES: readonly ReviewCase[] = [
  {
    name: 'another selector',
    edit: (o) => {
      o['Service/kafka-svc'].spec.selector.app = 'x';
    },
    path: '/spec/selector',
    effect: 'OUTAGE',
  },
  {
    name: 'a selector with a label that only new pods have',
    edit: (o) => {
      kafka(o).template.metadata.labels.role = 'broker';
      o['Service/kafka-svc'].spec.selector.role = 'broker';
    },
    path: '/spec/selector',
    effect: 'OUTAGE',
  },
  {
    name: 'a selector that also selects another application',
    before: (o) => {
      kafka(o).template.metadata.labels.team = 'x';
      o.other = exporter();
    },
    edit: (o) => {
      o['Service/kafka-svc'].spec.selector = { team: 'x' };
    },
    path: '/spec/selector',
    effect: 'OUTAGE',
  },
  {
    name: 'no selector',
    edit: (o) => delete o['Service/kafka-svc'].spec.selector,
    path: '/spec/selector',
    effect: 'OUTAGE',
  },
  {
    name: 'another target of a port',
    before: withAddress,
    edit: (o) => {
      o['Service/kafka-svc'].spec.ports[0].targetPort = 9099;
    },
    path: '/spec/ports/9093/targetPort',
    effect: 'OUTAGE',
  },
  {
    name: 'a fixed address',
    edit: (o) => {
      o['Service/kafka-svc'].spec.clusterIP = '10.0.0.1';
    },
    path: '/spec/clusterIP',
    effect: 'IMMUTABLE',
  },
  {
    name: 'servers that are found only when they are ready',
    edit: (o) => delete o['Service/zk-svc'].spec.publishNotReadyAddresses,
    path: '/spec/publishNotReadyAddresses',
    effect: 'OUTAGE',
  },
  {
    name: 'another label of the Service itself',
    edit: (o) => {
      o['Service/zk-svc'].metadata.labels.team = 'x';
    },
    path: '/metadata/labels/team',
    effect: 'NOOP',
  },
  {
    name: 'labels of pods that the Service selects',
    before: (o) => {
      kafka(o).template.metadata.labels.role = 'broker';
      o['Service/kafka-svc'].spec.selector = { role: 'broker' };
    },
    edit: (o) => {
      kafka(o).template.metadata.labels.role = 'server';
    },
    path: '/spec/selector',
    effect: 'OUTAGE',
  },
  {
    name: 'another name of the port that is the target of the Service',
    before: (o) => {
      o['Service/kafka-svc'].spec.ports[0].targetPort = 'server';
    },
    edit: (o) => {
      expect(server(o).ports[0].name).toBe('server');
      server(o).ports[0].name = 'other';
    },
    path: '/spec/ports',
    effect: 'OUTAGE',
  },
  {
    name: 'a Service of another API',
    before: (o) => {
      o.other = { apiVersion: 'serving.knative.dev/v1', kind: 'Service', metadata: { name: 'x' }, spec: { a: 1 } };
    },
    edit: (o) => {
      o.other.spec.a = 2;
    },
    path: '/spec/a',
    effect: 'UNKNOWN',
  },
  {
    name: 'an object of an unknown kind',
    edit: (o) => {
      o.other = { apiVersion: 'example.com/v1', kind: 'Strange', metadata: { name: 'x' } };
    },
    path: '',
    effect: 'UNKNOWN',
  },
];

/** The Service of the brokers, with an address of its own. */
function withAddress(o: Objects): void {
  delete o['Service/kafka-svc'].spec.clusterIP;
}

function exporter(): Free {
  const template = {
    metadata: { labels: { team: 'x' } },
    spec: { containers: [{ name: 'x', image: 'danielqsj/kafka-exporter:1' }] },
  };
  const selector = { matchLabels: { team: 'x' } };
  return { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'exporter' }, spec: { selector, template } };
}

const HARMLESS: readonly (readonly [name: string, edit: Edit])[] = [
  [
    'a selector with a label that all its pods have',
    (o) => {
      const labels = kafka(o).template.metadata.labels;
      o['Service/kafka-svc'].spec.selector = { ...labels };
    },
  ],
  [
    'a target by its name instead of its number',
    (o) => {
      o['Service/kafka-svc'].spec.ports[0].targetPort = server(o).ports[0].name;
    },
  ],
];

test.each(HARMLESS)('harmless: %s', (_, edit) => {
  expect(['NONE', 'LIVE']).toContain(reviewEdit(edit, withAddress).worst);
});

const POLICIES: readonly ReviewCase[] = [
  {
    name: 'the first policy for running pods',
    edit: (o) => {
      o.policy = networkPolicy();
    },
    path: '/spec',
    effect: 'OUTAGE',
  },
];

describe('Services', () => testCases(SERVICES));
describe('network policies', () => testCases(POLICIES));

test('objects that are new together with their pods have nothing to lose', () => {
  expect(review([], [...defaultManifests(), networkPolicy() as Manifest]).worst).toBe('LIVE');
});
