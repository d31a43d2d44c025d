import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { ROOT, type Subject } from './measure';

/** The row that every other Node row includes. */
export const FLOOR = 'node, empty script';

const BUILT = join(ROOT, 'build', 'bundle', 'index.js');

/** The server.properties of the default app. */
const SERVER_PROPERTIES = brokerFile(join(ROOT, 'dist', '20-kafka-brokers.yaml'));

function brokerFile(manifests: string): string {
  const objects = parseAllDocuments(readFileSync(manifests, 'utf8')).map((document) => document.toJS());
  return objects.find((object) => object?.kind === 'ConfigMap').data['server.properties'];
}

/** Whether there is a build, which the compiled rows need. */
export function isBuilt(): boolean {
  return existsSync(BUILT);
}

/** What is measured. Everything is written below `directory`. */
export function nodeSubjects(directory: string): Subject[] {
  const cdk8s = require.resolve('cdk8s');
  const plus = require.resolve('cdk8s-plus-27');
  return [
    node(FLOOR, script(directory, 'empty', '')),
    node('require cdk8s', script(directory, 'cdk8s', requires(cdk8s))),
    node('require cdk8s and cdk8s-plus-27', script(directory, 'plus', requires(cdk8s, plus))),
    ...(isBuilt() ? compiled(directory, cdk8s) : []),
    app('app: node --require tsx/cjs main.ts', directory, 'tsx', ['--require', 'tsx/cjs', 'main.ts']),
    app('the same, without the cache of tsx', directory, 'tsx-cold', ['--require', 'tsx/cjs', 'main.ts'], {
      TSX_DISABLE_CACHE: '1',
    }),
    ...[1, 10, 100].map((pairs) => appPerPair(directory, pairs)),
  ];
}

/** Names of the app rows that write other files than the committed ones: they would measure another program. */
export function differing(subjects: readonly Subject[]): string[] {
  const committed = contents(join(ROOT, 'dist'));
  return subjects
    .filter(({ env }) => env?.CDK8S_OUTDIR !== undefined && contents(env.CDK8S_OUTDIR) !== committed)
    .map(({ name }) => name);
}

function compiled(directory: string, cdk8s: string): Subject[] {
  const program = (appProps: object, ensembleProps: object, clusterProps: object) => `
    const { App, Chart } = require(${JSON.stringify(cdk8s)});
    const { KafkaCluster, Metadata, ZookeeperEnsemble } = require(${JSON.stringify(BUILT)});
    const app = new App({ outputFileExtension: '.yaml', ...${JSON.stringify(appProps)} });
    const zookeeper = new ZookeeperEnsemble(new Chart(app, '10-zookeeper'), 'zk', ${JSON.stringify(ensembleProps)});
    const cluster = { metadata: Metadata.zookeeper(zookeeper.connection), ...${JSON.stringify(clusterProps)} };
    new KafkaCluster(new Chart(app, '20-kafka-brokers'), 'kafka', cluster);
    app.synth();`;
  // with these props, the rules of the servers' files are loaded and applied
  const tuned = program({ outdir: join(directory, 'tuned') }, { initLimit: 20 }, { config: { 'num.partitions': 6 } });
  return [
    node('require cdk8s-kafka (build/), includes cdk8s', script(directory, 'library', requires(BUILT))),
    app('app, compiled: node main.js', directory, 'compiled', [script(directory, 'main', program({}, {}, {}))]),
    node('the same with config and initLimit', script(directory, 'tuned-main', tuned)),
    check('cdk8s-kafka check, one file', directory, 1),
    check('cdk8s-kafka check, a thousand files', directory, 1000),
  ];
}

/** Files as the brokers of a cluster have them, each a little different. */
function check(name: string, directory: string, count: number): Subject {
  const files = Array.from({ length: count }, (_, id) => join(directory, `broker-${id}.properties`));
  files.forEach((file, id) => {
    writeFileSync(file, `broker.id=${id % 1000}\n${SERVER_PROPERTIES}`);
  });
  return { name, command: [process.execPath, join(ROOT, 'build', 'bundle', 'command.js'), 'check', ...files] };
}

function appPerPair(directory: string, pairs: number): Subject {
  const out = join(directory, `pairs-${pairs}`);
  return {
    name: `one process, ${pairs} ${pairs === 1 ? 'pair' : 'pairs'}, ms per pair`,
    command: [process.execPath, '--import', 'tsx', join('bench', 'pairs.ts'), 'app-per-pair', String(pairs), out],
    printed: { clock: 'wall', per: pairs },
  };
}

function app(name: string, directory: string, out: string, args: string[], env = {}): Subject {
  return { name, command: [process.execPath, ...args], env: { ...env, CDK8S_OUTDIR: join(directory, 'out', out) } };
}

function node(name: string, file: string): Subject {
  return { name, command: [process.execPath, file] };
}

function script(directory: string, name: string, text: string): string {
  const file = join(directory, `${name}.js`);
  writeFileSync(file, text);
  return file;
}

function requires(...modules: string[]): string {
  return modules.map((module) => `require(${JSON.stringify(module)});`).join('\n');
}

function contents(directory: string): string {
  const names = readdirSync(directory).sort();
  return JSON.stringify(names.map((name) => [name, readFileSync(join(directory, name), 'utf8')]));
}
