import { expect, test } from 'vitest';
import { imageReference } from '../../lib/images/image-reference';
import { KNOWN_IMAGES, knownImage, productsOf, versionOf, versionText } from '../../lib/images/known-images';

test.each([
  ['kafka', undefined, 'kafka', undefined, undefined],
  ['docker.io/apache/kafka:3.9.0', 'docker.io', 'apache/kafka', '3.9.0', undefined],
  ['localhost/kafka:x', 'localhost', 'kafka', 'x', undefined],
  ['registry.example:5000/a/b/kafka', 'registry.example:5000', 'a/b/kafka', undefined, undefined],
  ['apache/kafka:3.9.0@sha256:ab12', undefined, 'apache/kafka', '3.9.0', 'sha256:ab12'],
  ['apache/kafka@sha256:ab12', undefined, 'apache/kafka', undefined, 'sha256:ab12'],
])('%s has parts', (image, registry, repository, tag, digest) => {
  expect(imageReference(image)).toEqual({ registry, repository, tag, digest });
});

test.each([
  ['apache/kafka:3.9.0', 'apache/kafka'],
  ['docker.io/apache/kafka:3.9.0', 'apache/kafka'],
  ['registry.example:5000/hub/apache/kafka:3.9.0', 'apache/kafka'],
  ['apache/kafka-native:4.1.0', 'apache/kafka-native'],
  ['public.ecr.aws/bitnami/kafka:3.9.0', 'bitnami/kafka'],
  ['bitnamilegacy/kafka:3.9.0-debian-12-r1', 'bitnami/kafka'],
  ['registry.example/team/cp-kafka:7.4.0', 'cp-kafka'],
  ['confluentinc/cp-server:7.4.0', 'cp-kafka'],
  ['confluentinc/cp-zookeeper:7.4.0', 'cp-zookeeper'],
  ['zookeeper:3.9.4', 'library/zookeeper'],
  ['docker.io/zookeeper', 'library/zookeeper'],
  ['public.ecr.aws/docker/library/zookeeper:3.9', 'library/zookeeper'],
  ['registry.k8s.io/kubernetes-zookeeper:1.0-3.4.10', 'kubernetes-zookeeper'],
  ['quay.io/strimzi/kafka:0.45.0-kafka-3.9.0', 'strimzi/kafka'],
])('%s is known', (image, name) => {
  expect(knownImage(image)?.names[0]).toBe(name);
});

test.each([
  'registry.example/team/kafka:3.9.0',
  'team/kafka',
  'kafka:3.9.0',
  'registry.example/zookeeper:3.9.0',
  'myapache/kafka',
  'confluentinc/cp-kafka-connect:7.4.0',
  'redpandadata/redpanda:v24.1.1',
])('%s is not known', (image) => {
  expect(knownImage(image)).toBeUndefined();
});

test.each([
  ['registry.example/team/kafka:1', ['kafka']],
  ['registry.example/zookeeper:1', ['zookeeper']],
  ['team/kafka-exporter', []],
  ['confluentinc/cp-kafka-connect', []],
  ['provectuslabs/kafka-ui', []],
  ['redpandadata/redpanda', []],
  ['spotify/kafka', ['kafka', 'zookeeper']],
  ['busybox', []],
])('%s runs %j', (image, products) => {
  expect(productsOf(image)).toEqual(products);
});

test.each([
  ['apache/kafka:3.9.2', '3.9'],
  ['apache/kafka:3.9.2@sha256:ab', '3.9'],
  ['registry.example/team/kafka:v4.0.0-rc2', '4.0'],
  ['bitnami/kafka:3.9.0-debian-12-r1', '3.9'],
  ['wurstmeister/kafka:2.12-2.3.0', '2.3'],
  ['registry.example/team/kafka:2.13-3.8.1', '3.8'],
  ['quay.io/strimzi/kafka:0.45.0-kafka-3.9.0', '3.9'],
  ['quay.io/strimzi/kafka:latest-kafka-3.9.0', '3.9'],
  ['confluentinc/cp-kafka:5.5.0', '2.5'],
  ['confluentinc/cp-kafka:6.0.0', '2.6'],
  ['confluentinc/cp-kafka:7.9.1-1-ubi8', '3.9'],
  ['registry.example/cp-server:8.0.0', '4.0'],
  ['confluentinc/cp-kafka:3.3.1', '0.11'],
  ['confluentinc/cp-zookeeper:7.4.0', '3.6'],
  ['zookeeper:3.9.4-jre-17', '3.9'],
  ['ches/kafka:0.10.2.1', '0.10'],
  ['k8s.gcr.io/kubernetes-zookeeper:1.0-3.4.10', '3.4'],
])('%s has version %s', (image, version) => {
  expect(versionText(versionOf(image))).toBe(version);
});

test.each([
  'apache/kafka',
  'apache/kafka:latest',
  'apache/kafka@sha256:3900',
  'registry.example/team/kafka:20250301',
  'registry.example/team/kafka:2025-03-01',
  'registry.example/team/kafka:2025.03.01',
  'registry.example/team/kafka:3f8a2b1',
  'registry.example/team/kafka:39',
  'registry.example/team/kafka:7.4.0',
  'registry.example/team/kafka:stable',
  'registry.example/team/kafka:3.10.0',
  'confluentinc/cp-kafka:9.9.9',
  'confluentinc/cp-zookeeper:8.0.0',
  'debezium/kafka:2.7',
  'quay.io/strimzi/kafka:0.45.0',
  'zookeeper:4.0.0',
])('%s states no version', (image) => {
  expect(versionOf(image)).toBeUndefined();
});

test('a tag of one number leaves the minor version open', () => {
  expect(versionOf('bitnami/kafka:3')).toEqual({ major: 3, minor: undefined });
  expect(versionText(versionOf('bitnami/kafka:3'))).toBeUndefined();
});

test('every row names its source, and absolute directories', () => {
  for (const { volumes, dataDefaults, source } of KNOWN_IMAGES) {
    expect(source).toMatch(/^https:\/\//);
    expect([...volumes, ...Object.values(dataDefaults)].filter((path) => !path.startsWith('/'))).toEqual([]);
  }
});

test('no two rows have the same name', () => {
  const names = KNOWN_IMAGES.flatMap((image) => image.names);
  expect(new Set(names).size).toBe(names.length);
});
