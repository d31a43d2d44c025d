import { describe, expect, test } from 'vitest';
import type { Manifest } from '../../lib/manifests/manifest';
import type { Free } from '../support/review';
import { effectsOf, type ServerWorkload, serverWorkload } from '../support/server-workload';

const service = (name: string, spec: Free = {}, namespace?: string): Manifest => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name, ...(namespace === undefined ? {} : { namespace }) },
  spec: { selector: { app: 'other' }, ports: [{ port: 9092 }], ...spec },
});

const CP: ServerWorkload = { image: 'confluentinc/cp-kafka:7.4.0' };

/** The effects of variables of Services. */
function links(before: readonly Manifest[], after: readonly Manifest[]): readonly string[] {
  return effectsOf(before, after).filter((effect) => /\/env\/\w+_PORT$/.test(effect));
}

const LATENT = ['LATENT /spec/template/spec/containers/server/env/KAFKA_PORT'];
const OUTAGE = ['OUTAGE /spec/template/spec/containers/server/env/KAFKA_PORT'];

describe('a new Service named kafka', () => {
  const added = (options: ServerWorkload, name = 'kafka', spec: Free = {}) => {
    const workload = serverWorkload({ name: 'broker', ...options });
    return links([workload], [workload, service(name, spec)]);
  };

  test.each<[string, ServerWorkload]>([
    ['cp-kafka', CP],
    ['a mirror of cp-server', { image: 'registry.example/team/cp-server:7.4.0' }],
    ['wurstmeister', { image: 'wurstmeister/kafka:2.13-2.8.1' }],
    ['debezium', { image: 'debezium/kafka:2.7' }],
    ['a Deployment', { ...CP, kind: 'Deployment' }],
    [
      'an unknown image that reads KAFKA_…',
      { image: 'team/broker:1', env: { KAFKA_LISTENERS: 'A', KAFKA_LOG_DIRS: '/a' } },
    ],
    ['links on', { ...CP, pod: { enableServiceLinks: true } }],
  ])('%s', (_, options) => {
    expect(added(options)).toEqual(LATENT);
  });

  test.each<[string, ServerWorkload]>([
    ['links off', { ...CP, pod: { enableServiceLinks: false } }],
    ['a variable of its own', { ...CP, env: { KAFKA_PORT: '' } }],
    [
      'the image of the Kafka project, which ignores it',
      { image: 'apache/kafka:3.9.0', env: { KAFKA_LOG_DIRS: '/a' } },
    ],
    ['Bitnami, which reads KAFKA_CFG_…', { image: 'bitnami/kafka:3.9.0' }],
    ['debezium with listeners', { image: 'debezium/kafka:2.7', env: { KAFKA_LISTENERS: 'PLAINTEXT://:9092' } }],
    ['another start', { ...CP, container: { command: ['kafka-server-start', '/etc/kafka/server.properties'] } }],
    ['another program', { image: 'team/app:1' }],
    ['ZooKeeper', { image: 'confluentinc/cp-zookeeper:7.4.0' }],
  ])('but not: %s', (_, options) => {
    expect(added(options)).toEqual([]);
  });

  test.each<[string, string, Free]>([
    ['without a cluster IP', 'kafka', { clusterIP: 'None' }],
    ['of another host', 'kafka', { type: 'ExternalName', externalName: 'a.example' }],
    ['of another name', 'kafka-svc', {}],
  ])('but not: %s', (_, name, spec) => {
    expect(added(CP, name, spec)).toEqual([]);
  });

  test('a name that makes the port to advertise', () => {
    expect(added(CP, 'kafka-advertised')).toEqual([
      'LATENT /spec/template/spec/containers/server/env/KAFKA_ADVERTISED_PORT',
    ]);
  });

  test('but not in another namespace', () => {
    const workload = serverWorkload({ name: 'broker', ...CP });
    expect(links([workload], [workload, service('kafka', {}, 'other')])).toEqual([]);
  });
});

test('ZooKeeper 3.4 reads ZOO_PORT, later ones do not', () => {
  const added = (image: string) => {
    const workload = serverWorkload({ name: 'ensemble', image });
    return links([workload], [workload, service('zoo')]);
  };
  expect(added('zookeeper:3.4.14')).toEqual(['LATENT /spec/template/spec/containers/server/env/ZOO_PORT']);
  expect(added('zookeeper:3.9.3')).toEqual([]);
});

test('a renamed Service', () => {
  const workload = serverWorkload({ name: 'broker', ...CP });
  expect(links([workload, service('brokers')], [workload, service('kafka')])).toEqual(LATENT);
});

test('a Service that gets an address', () => {
  const workload = serverWorkload({ name: 'broker', ...CP });
  expect(links([workload, service('kafka', { clusterIP: 'None' })], [workload, service('kafka')])).toEqual(LATENT);
});

describe('pods that are replaced', () => {
  const broker = (options: ServerWorkload) => serverWorkload({ name: 'broker', ...options });

  test('together with a new Service', () => {
    expect(links([broker(CP)], [broker({ ...CP, env: { A: '1' } }), service('kafka')])).toEqual(OUTAGE);
  });

  test('with links again', () => {
    const off = broker({ ...CP, pod: { enableServiceLinks: false } });
    expect(links([off, service('kafka')], [broker(CP), service('kafka')])).toEqual(OUTAGE);
  });

  test('with an image that refuses the variable', () => {
    const before = [broker({ image: 'bitnami/kafka:3.9.0' }), service('kafka')];
    expect(links(before, [broker(CP), service('kafka')])).toEqual(OUTAGE);
  });

  test('but not if they had it before', () => {
    expect(links([broker(CP), service('kafka')], [broker({ ...CP, env: { A: '1' } }), service('kafka')])).toEqual([]);
  });
});
