import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Chart } from 'cdk8s';
import { afterAll, describe, expect, test } from 'vitest';
import { KafkaCluster, type KafkaClusterProps, Metadata, Storage, ZookeeperEnsemble } from '../../lib';
import { parseManifests } from '../../scripts/manifest-text';
import { runCommand, Scratch } from '../support/command';
import type { Manifest } from '../support/manifests';
import { blocksOf } from '../support/markdown';
import { ROOT } from '../support/run-app';

const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');

const blocks = (language: string) => blocksOf(readme, language);

test('every YAML block is part of the file that it names', () => {
  const excerpts = blocks('yaml');
  expect(excerpts.length).toBeGreaterThanOrEqual(1);
  for (const excerpt of excerpts) {
    const [, file, text] = /^# (\S+)\n([\s\S]*)$/.exec(excerpt) ?? [];
    expect(readFileSync(join(ROOT, file), 'utf8')).toContain(text);
  }
});

const objectsIn = (file: string) => parseManifests<Manifest>(readFileSync(join(ROOT, file), 'utf8'));

test('the picture has every object of the usual cluster', () => {
  const [picture] = blocks('mermaid');
  const objects = objectsIn('test/golden/kraft/kafka.yaml');
  const labels = objects.map(({ kind, metadata }) => `"${kind} ${metadata.name.replace(/-[0-9a-f]{6}$/, '-…')}`);
  expect(labels.filter((label) => !picture.includes(label))).toEqual([]);
});

test('it states how many objects the usual cluster has', () => {
  expect(objectsIn('test/golden/kraft/kafka.yaml')).toHaveLength(9);
  expect(readme).toContain('It writes nine objects.');
});

test('its first programs are an example and the default app', () => {
  const [usual, withZookeeper] = blocks('ts');
  const program = (file: string) =>
    readFileSync(join(ROOT, file), 'utf8')
      .replace(/\/\*\*.*?\*\/\n/s, '')
      .replace(/'[./]+\/lib'/, "'cdk8s-kafka'");
  expect(usual).toBe(program('examples/kraft/main.ts'));
  expect(withZookeeper).toBe(program('main.ts'));
});

test('the repository to clone is the one of the package', () => {
  const { repository } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  expect(readme).toContain(`git clone ${repository.url.replace('git+', '')} `);
});

test('synthesis reports the problem in the words shown', () => {
  const app = new App();
  new ZookeeperEnsemble(new Chart(app, '10-zookeeper'), 'zk', { replicas: 4 });
  const [shown] = blocks('text').filter((text) => text.includes('problem found'));
  expect(() => app.synthYaml()).toThrow(shown.trim());
});

describe('the command prints what is shown', () => {
  const scratch = new Scratch();
  afterAll(() => scratch.remove());

  test('for a checked file', () => {
    const text = readFileSync(join(ROOT, 'test/fixtures/servers/server-3.9.properties'), 'latin1');
    scratch.write('server.properties', text.replace('log.retention.hours', 'log.retention.hour'));
    const [shown] = blocks('text').filter((block) => block.startsWith('server.properties: '));
    expect(runCommand(scratch.path, ['check', 'server.properties']).stdout).toBe(shown);
  });

  test('for a review', () => {
    const manifests = (props: Partial<KafkaClusterProps>) => {
      const app = new App();
      const ensemble = new ZookeeperEnsemble(new Chart(app, '10-zookeeper'), 'zk');
      new KafkaCluster(new Chart(app, '20-kafka-brokers'), 'kafka', {
        metadata: Metadata.zookeeper(ensemble.connection),
        ...props,
      });
      return app.synthYaml();
    };
    scratch.write('old/all.yaml', manifests({}));
    scratch.write(
      'new/all.yaml',
      manifests({ storage: Storage.persistent('20Gi'), config: { 'log.retention.ms': 1_209_600_000 } }),
    );
    const comment = runCommand(scratch.path, ['review', '--format', 'markdown', 'old', 'new']).stdout;
    expect(readme).toContain(comment.trim().replace(/^.*$/gm, (line) => `> ${line}`.trimEnd()));
  });
});

test('it states how many changes an API server was asked about', () => {
  const asked = ['api-results', 'refusal-results', 'kraft-api-results'].map((name) => {
    const { refusals } = JSON.parse(readFileSync(join(ROOT, `test/review/${name}.json`), 'utf8'));
    return Object.keys(refusals).length;
  });
  expect(readme).toContain(`For ${asked.reduce((sum, count) => sum + count, 0)} changes, the verdict was checked`);
});

test('the commands that it names are scripts of the package', () => {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const named = [...readme.matchAll(/npm run ([\w:]+)/g)].map(([, name]) => name);
  expect(named.filter((name) => !(name in scripts))).toEqual([]);
});
