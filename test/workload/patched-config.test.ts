import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ApiObject, type Chart, Include, JsonPatch } from 'cdk8s';
import { describe, expect, test } from 'vitest';
import { DynamicConfig, KafkaCluster, type KafkaClusterProps, Metadata, ZookeeperEnsemble } from '../../lib';
import { findingsIn, rulesOf } from '../support/findings';
import { type Manifests, SOMEWHERE, synthChart } from '../support/manifests';

const hashIn = (manifests: Manifests) =>
  manifests.one('StatefulSet').spec.template.metadata.annotations['cdk8s-kafka/config-hash'];

/** A cluster or an ensemble whose ConfigMap is patched: each gives the objects, and the findings. */
const kafka =
  (change: (configMap: ApiObject, chart: Chart) => void, props: Partial<KafkaClusterProps> = {}) =>
  (chart: Chart) => {
    const { pools } = new KafkaCluster(chart, 'kafka', { metadata: SOMEWHERE, ...props });
    change(pools[0].configMap as ApiObject, chart);
  };
const zookeeper = (change: (configMap: ApiObject, chart: Chart) => void) => (chart: Chart) =>
  change(new ZookeeperEnsemble(chart, 'zk').configMap as ApiObject, chart);

const textOf = (configMap: ApiObject, file: string): string => configMap.toJson().data[file];
const withLine = (file: string, line: string) => (configMap: ApiObject) =>
  configMap.addJsonPatch(JsonPatch.replace(`/data/${file}`, `${textOf(configMap, file)}${line}\n`));
const asIs = () => undefined;

describe('the hash of the configuration', () => {
  const original = hashIn(synthChart(kafka(asIs)));

  test.each([
    ['server.properties', kafka(withLine('server.properties', 'num.recovery.threads.per.data.dir=4')), kafka(asIs)],
    ['log4j.properties', kafka(withLine('log4j.properties', 'log4j.logger.kafka=DEBUG')), kafka(asIs)],
    ['zoo.cfg', zookeeper(withLine('zoo.cfg', 'skipACL=no')), zookeeper(asIs)],
    ['logback.xml', zookeeper(withLine('logback.xml', '<x/>')), zookeeper(asIs)],
    ['a new file', kafka((map) => map.addJsonPatch(JsonPatch.add('/data/more.txt', 'x'))), kafka(asIs)],
  ])('changes with a patch of %s', (_, patched, unpatched) => {
    expect(hashIn(synthChart(patched))).not.toBe(hashIn(synthChart(unpatched)));
  });

  test('stays with a patch that means nothing to a server, or is about something else', () => {
    for (const change of [
      withLine('server.properties', '# a comment'),
      (map: ApiObject) => map.addJsonPatch(JsonPatch.add('/immutable', true)),
      (map: ApiObject) => map.metadata.addLabel('team', 'events'),
    ]) {
      expect(hashIn(synthChart(kafka(change)))).toBe(original);
    }
  });

  test.each([
    ['a comment', 'Configuration: {}\n', '# a comment\n\nConfiguration: {}\n', true],
    ['the indentation', 'a:\n  b: 1\nc:\n  d: 1\n', 'a:\n  b: 1\n  c:\n  d: 1\n', false],
    ['a line of a block of text', 'a: |\n  x\n', 'a: |\n  # y\n  x\n', false],
    ['a line of a block after a comment', 'a: >- # c\n  x\n', 'a: >- # c\n  # y\n  x\n', false],
    ['a line of a quoted text', 'a: "x\n  z"\n', 'a: "x\n  # y\n  z"\n', false],
  ])('with %s more in log4j2.yaml', (_, before, after, same) => {
    const hash = (log4j2Yaml: string) =>
      hashIn(
        synthChart(
          (chart) => new KafkaCluster(chart, 'kafka', { metadata: Metadata.combined(), brokers: 1, log4j2Yaml }),
        ),
      );
    expect(hash(after) === hash(before)).toBe(same);
  });

  test('is that of the config prop with the same properties', () => {
    const dynamicConfig = DynamicConfig.rollingRestart();
    const patched = synthChart(kafka(withLine('server.properties', 'num.partitions=6'), { dynamicConfig }));
    expect(hashIn(patched)).toBe(hashIn(synthChart(kafka(asIs, { dynamicConfig, config: { 'num.partitions': 6 } }))));
  });

  test('follows a patch that is added after a first synthesis, and is the same each time', () => {
    const manifests = synthChart((chart) => {
      const cluster = new KafkaCluster(chart, 'kafka', { metadata: SOMEWHERE });
      expect(chart.toJson()).toEqual(chart.toJson());
      withLine('server.properties', 'num.partitions=6')(cluster.pools[0].configMap as ApiObject);
    });
    expect(hashIn(manifests)).not.toBe(original);
  });

  test('follows a ConfigMap that is put in place of the own one', () => {
    const file = join(tmpdir(), `cdk8s-kafka-include-${process.pid}.yaml`);
    const replace = (text: string) =>
      kafka((map, chart) => {
        const data = { ...map.toJson().data, 'server.properties': text };
        map.node.scope?.node.tryRemoveChild(map.node.id);
        writeFileSync(
          file,
          JSON.stringify({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'kafka-cm' }, data }),
        );
        new Include(chart, 'own', { url: file });
      });
    expect(hashIn(synthChart(replace('log.dirs=/x\nzookeeper.connect=zk:2181\n')))).not.toBe(original);
  });

  test('does not break over a patch that is no text', () => {
    const change = (map: ApiObject) => map.addJsonPatch(JsonPatch.add('/data/more.properties', 5));
    expect(hashIn(synthChart(kafka(change)))).not.toBe(original);
  });
});

describe('a patched file is checked', () => {
  test.each([
    ['num.partition=3', 'kafka-unknown-key'],
    ['num.io.threads=0', 'kafka-invalid-value'],
  ])('server.properties with %s', (line, rule) => {
    const findings = findingsIn(kafka(withLine('server.properties', line)));
    expect(rulesOf(findings)).toEqual([rule]);
    expect(findings[0].problem).toContain('(by a patch of the ConfigMap)');
  });

  test('zoo.cfg', () => {
    expect(rulesOf(findingsIn(zookeeper(withLine('zoo.cfg', 'syncLimit=2000'))))).toEqual([
      'zookeeper-sync-limit-above-init-limit',
    ]);
  });

  test('what is wrong without the patch is reported once', () => {
    const config = { 'num.partition': 3 };
    const findings = findingsIn(
      kafka(withLine('server.properties', 'num.recovery.threads.per.data.dir=4'), { config }),
    );
    expect(rulesOf(findings)).toEqual(['kafka-unknown-key']);
  });

  test('a warning can be acknowledged', () => {
    const change = withLine('server.properties', 'unclean.leader.election.enable=true');
    const rule = 'kafka-unclean-leader-election';
    expect(rulesOf(findingsIn(kafka(change)))).toEqual([rule]);
    expect(findingsIn(kafka(change, { acknowledge: { [rule]: 'metrics only' } }))).toEqual([]);
  });

  test.each([
    ['a comment', withLine('server.properties', '# x')],
    ['a valid property', withLine('server.properties', 'num.recovery.threads.per.data.dir=4')],
    ['no file', (map: ApiObject) => map.addJsonPatch(JsonPatch.add('/immutable', true))],
  ])('%s is no problem', (_, change) => {
    expect(findingsIn(kafka(change))).toEqual([]);
  });
});

describe('a patch that reaches no broker is rejected', () => {
  test('of dynamic.properties', () => {
    const [finding, ...more] = findingsIn(kafka(withLine('dynamic.properties', 'num.io.threads=16')));
    expect(finding).toMatchObject({ severity: 'error', rule: 'patched-dynamic-file' });
    expect(finding.fix).toContain('set the property in config');
    expect(more).toEqual([]);
  });

  test('of a file that is removed', () => {
    const change = (map: ApiObject) => map.addJsonPatch(JsonPatch.remove('/data/log4j.properties'));
    expect(rulesOf(findingsIn(kafka(change)))).toEqual(['patched-file-missing']);
  });
});
