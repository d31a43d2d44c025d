import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from './support/run-app';

/** The files of lib/ that a process reads which makes this pair. */
function filesRead(ensembleProps: string, clusterProps: string): readonly string[] {
  const program = `
    const { Chart, Testing } = require('cdk8s');
    const { KafkaCluster, Metadata, ZookeeperEnsemble } = require('./lib');
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

test('without settings of its own, a pair reads no rules of files, and of models only what can change live', () => {
  const read = filesRead('{}', '{}');
  expect(read).toContain('kafka/kafka-cluster.ts');
  expect(read.filter((file) => RULES_OF_FILES.test(file))).toEqual([]);
  expect(models(read)).toEqual(['server-config/kafka/model/3.9.json']);
});

test('with some, it reads them, and the model of its own version alone', () => {
  const read = filesRead('{ initLimit: 20 }', "{ config: { 'num.partitions': 6 } }");
  expect(read).toContain('server-config/zookeeper/rules/index.ts');
  expect(models(read)).toEqual(['server-config/kafka/model/3.9.json']);
});
