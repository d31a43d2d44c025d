import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from './support/run-app';

/** The files of lib/ that a process reads which makes this pair. */
function filesRead(ensembleProps: string, clusterProps: string): readonly string[] {
  const program = `
    const { Chart, Testing } = require('cdk8s');
    const { KafkaCluster, Metadata, NetworkAccess, Peer, ZookeeperEnsemble } = require('./lib');
    const chart = new Chart(Testing.app(), 'chart');
    const zookeeper = new ZookeeperEnsemble(chart, 'zk', ${ensembleProps});
    new KafkaCluster(chart, 'kafka', { metadata: Metadata.zookeeper(zookeeper.connection), ...${clusterProps} });
    chart.toJson();
    console.log(Object.keys(require.cache).join('\\n'));`;
  const { stdout } = spawnSync(process.execPath, ['--require', 'tsx/cjs', '--eval', program], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  const lib = join(ROOT, 'lib/');
  return stdout.split('\n').flatMap((file) => (file.startsWith(lib) ? [file.slice(lib.length)] : []));
}

const RULES_OF_FILES = /server-config\/\w+\/rules\/|server-config\/zookeeper\/(?!documentation|tolerated-losses)/;
const models = (read: readonly string[]) => read.filter((file) => file.endsWith('.json'));

/** What is only needed if a prop is given, or something is wrong. */
const RULES_ON_PROPS = /^(kafka|workload|zookeeper)\/rules\/(?!index|lazy-rules)|image-rules|job-rules/;
const TEXTS =
  /^images\/(?!on-demand)|unknown-prop|foreign-props|did-you-mean|acknowledged-rules|^lint\/report|problem-text/;

test('without settings of its own, a pair reads no rules but those on metadata, and of models only what can change live', () => {
  const read = filesRead('{}', '{}');
  expect(read).toContain('kafka/kafka-cluster.ts');
  expect(read).toContain('kafka/metadata/zookeeper-rules.ts');
  expect(read.filter((file) => [RULES_OF_FILES, RULES_ON_PROPS, TEXTS].some((each) => each.test(file)))).toEqual([]);
  expect(models(read)).toEqual(['server-config/kafka/model/3.9.json']);
});

test('it reads how policies are written if there are any', () => {
  const ofPolicies = (read: readonly string[]) =>
    read.filter((file) => /network/.test(file) && !/network\/(access-options|network-access|peer)\.ts/.test(file));
  expect(ofPolicies(filesRead('{}', '{}'))).toEqual([]);
  const read = filesRead('{ networkPolicy: NetworkAccess.restricted({ clients: [Peer.allPods()] }) }', '{}');
  expect(ofPolicies(read)).toContain('zookeeper/network-access.ts');
  // whether the ensemble admits the brokers
  expect(read).toContain('kafka/listeners/network-rules.ts');
});

test('with an ordinary setting of brokers, it reads no more', () => {
  expect(filesRead('{}', "{ config: { 'num.partitions': 6 } }")).toEqual(filesRead('{}', '{}'));
});

test('with a setting that rules are about, it reads those, and nothing about images or for what is wrong', () => {
  const read = filesRead('{}', "{ config: { 'min.insync.replicas': 2 } }");
  expect(read).toContain('kafka/rules/owned-keys.ts');
  expect(read).toContain('server-config/kafka/rules/every-key.ts');
  expect(read).not.toContain('workload/rules/index.ts');
  expect(read).not.toContain('zookeeper/rules/ensemble.ts');
  // examples of rules read the tables of foreign props; the package has none
  expect(read.filter((file) => /known-images|acknowledged-rules|problem-text/.test(file))).toEqual([]);
});

test('with some of both servers, it reads them, and the model of its own version alone', () => {
  const read = filesRead('{ initLimit: 20 }', "{ config: { 'min.insync.replicas': 2 } }");
  expect(read).toContain('server-config/zookeeper/rules/index.ts');
  expect(models(read)).toEqual(['server-config/kafka/model/3.9.json']);
});
