import { describe, expect, test } from 'vitest';
import {
  type Edit,
  type Free,
  kafka,
  type ReviewCase,
  reviewEdit,
  server,
  setImage,
  testCases,
} from '../support/review';

const IMAGES: readonly ReviewCase[] = [
  {
    name: 'another patch version',
    edit: setImage('apache/kafka:3.9.1'),
    path: '/spec/template/spec/containers/kafka/image',
    effect: 'ROLL',
  },
  {
    name: 'a newer major version',
    edit: setImage('apache/kafka:4.3.1'),
    path: '/spec/template/spec/containers/kafka/image',
    effect: 'OUTAGE',
  },
  {
    name: 'an older major version',
    edit: setImage('apache/kafka:2.8.0'),
    path: '/spec/template/spec/containers/kafka/image',
    effect: 'OUTAGE',
  },
  {
    name: 'a tag without a version',
    edit: setImage('registry.example:5000/kafka:latest'),
    path: '/spec/template/spec/containers/kafka/image',
    effect: 'UNKNOWN',
  },
];

const TEMPLATES: readonly ReviewCase[] = [
  {
    name: 'a quantity in another notation',
    edit: (o) => {
      server(o).resources.limits.memory = '2147483648';
    },
    path: '/spec/template/spec/containers/kafka/resources/limits/memory',
    effect: 'ROLL',
  },
  {
    name: 'the order of capabilities',
    before: (o) => {
      server(o).securityContext.capabilities = { drop: ['CHOWN', 'ALL'] };
    },
    edit: (o) => {
      server(o).securityContext.capabilities = { drop: ['ALL', 'CHOWN'] };
    },
    path: '/spec/template/spec/containers/kafka/securityContext/capabilities/drop',
    effect: 'ROLL',
  },
  {
    name: 'an empty affinity in place of none',
    before: (o) => delete kafka(o).template.spec.affinity,
    edit: (o) => {
      kafka(o).template.spec.affinity = {};
    },
    path: '/spec/template/spec/affinity',
    effect: 'ROLL',
  },
  {
    name: 'the order of volumes',
    edit: (o) => kafka(o).template.spec.volumes.reverse(),
    path: '/spec/template/spec/volumes/(order)',
    effect: 'ROLL',
  },
  {
    name: 'a port as a string of digits',
    edit: (o) => {
      server(o).livenessProbe.tcpSocket.port = '9093';
    },
    path: '/spec/template/spec/containers/kafka/livenessProbe/tcpSocket/port',
    effect: 'IMMUTABLE',
  },
];

describe('images', () => testCases(IMAGES));
describe('other templates', () => testCases(TEMPLATES));

describe('no more than a roll', () => {
  const sidecar = (image: string) => ({ name: 'exp', image, volumeMounts: [{ name: 'datadir', mountPath: '/d' }] });
  const addSidecar: Edit = (o) => kafka(o).template.spec.containers.push(sidecar('a:1.0'));
  const addHostPath: Edit = (o) => {
    if (server(o).volumeMounts.some(({ name }: Free) => name === 'lt')) return;
    kafka(o).template.spec.volumes.push({ name: 'lt', hostPath: { path: '/etc/localtime' } });
    server(o).volumeMounts.push({ name: 'lt', mountPath: '/etc/localtime' });
  };

  test.each<{ name: string; before?: Edit; edit: Edit }>([
    {
      name: 'a sidecar is added',
      edit: (o) => kafka(o).template.spec.containers.push(sidecar('prom/jmx:1.0')),
    },
    { name: 'a sidecar is removed', before: addSidecar, edit: (o) => kafka(o).template.spec.containers.pop() },
    {
      name: 'a sidecar has another version',
      before: (o) => kafka(o).template.spec.containers.unshift(sidecar('a:1.0')),
      edit: (o) => {
        kafka(o).template.spec.containers[0].image = 'a:main';
      },
    },
    {
      name: 'the container of the server has another name',
      edit: (o) => {
        server(o).name = 'main';
      },
    },
    { name: 'a directory of the host is mounted', edit: addHostPath },
    {
      name: 'a directory of the host is no longer mounted',
      before: addHostPath,
      edit: (o) => {
        kafka(o).template.spec.volumes.pop();
        server(o).volumeMounts.pop();
      },
    },
    {
      name: 'the path of a mount gets a slash at its end',
      edit: (o) => {
        server(o).volumeMounts[0].mountPath += '/';
      },
    },
  ])('$name', ({ before, edit }) => {
    const { changes, worst } = reviewEdit(edit, before);
    expect({ worst, all: changes.map(({ effect, path }) => `${effect} ${path}`) }).toMatchObject({ worst: 'ROLL' });
  });
});

test('an item that is added to a list is reported, and not the order of the list', () => {
  const { changes } = reviewEdit((o) => kafka(o).template.spec.volumes.unshift({ name: 'first', emptyDir: {} }));
  expect(changes.map(({ path }) => path)).toEqual(['/spec/template/spec/volumes/first']);
});

test('quantities are reported as they are written', () => {
  const { changes } = reviewEdit((o) => {
    server(o).resources.limits.memory = '3072Mi';
  });
  expect(changes.map(({ path, from, to }) => ({ path, from, to }))).toEqual([
    { path: '/spec/template/spec/containers/kafka/resources/limits/memory', from: '2Gi', to: '3072Mi' },
  ]);
});
