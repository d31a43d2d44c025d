import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { ROOT, type Subject } from './measure';

/** The row every other Node row stands on. */
export const FLOOR = 'node, empty script';

const BUILT = join(ROOT, 'build', 'index.js');

/** The broker's file of the default app. */
const SERVER_PROPERTIES = brokerFile(join(ROOT, 'dist', '20-kafka-brokers.yaml'));

function brokerFile(manifests: string): string {
  const objects = parseAllDocuments(readFileSync(manifests, 'utf8')).map((document) => document.toJS());
  return objects.find((object) => object?.kind === 'ConfigMap').data['server.properties'];
}

/** Whether `npm run build` was run: the compiled rows need it. */
export function isBuilt(): boolean {
  return existsSync(BUILT);
}

/** What is measured, all of it writing below `folder` only. */
export function nodeSubjects(folder: string): Subject[] {
  const cdk8s = require.resolve('cdk8s');
  const plus = require.resolve('cdk8s-plus-27');
  return [
    node(FLOOR, script(folder, 'empty', '')),
    node('require cdk8s', script(folder, 'cdk8s', requires(cdk8s))),
    node('require cdk8s and cdk8s-plus-27', script(folder, 'plus', requires(cdk8s, plus))),
    ...(isBuilt() ? compiled(folder, cdk8s) : []),
    app('app: node --require tsx/cjs main.ts', folder, 'tsx', ['--require', 'tsx/cjs', 'main.ts']),
    app('the same, nothing cached by tsx', folder, 'tsx-cold', ['--require', 'tsx/cjs', 'main.ts'], {
      TSX_DISABLE_CACHE: '1',
    }),
    ...[1, 10, 100].map((pairs) => fleet(folder, pairs)),
  ];
}

/** Names of the app rows whose files are not the committed ones: their times would be those of another program. */
export function differing(subjects: readonly Subject[]): string[] {
  const committed = contents(join(ROOT, 'dist'));
  return subjects
    .filter(({ env }) => env?.CDK8S_OUTDIR !== undefined && contents(env.CDK8S_OUTDIR) !== committed)
    .map(({ name }) => name);
}

function compiled(folder: string, cdk8s: string): Subject[] {
  const program = (appProps: object, ensembleProps: object, clusterProps: object) => `
    const { App, Chart } = require(${JSON.stringify(cdk8s)});
    const { KafkaCluster, Metadata, ZookeeperEnsemble } = require(${JSON.stringify(BUILT)});
    const app = new App({ outputFileExtension: '.yaml', ...${JSON.stringify(appProps)} });
    const zookeeper = new ZookeeperEnsemble(new Chart(app, '10-zookeeper'), 'zk', ${JSON.stringify(ensembleProps)});
    const cluster = { metadata: Metadata.zookeeper(zookeeper.connection), ...${JSON.stringify(clusterProps)} };
    new KafkaCluster(new Chart(app, '20-kafka-brokers'), 'kafka', cluster);
    app.synth();`;
  // with settings of their own, the rules of files are read and applied
  const tuned = program({ outdir: join(folder, 'tuned') }, { initLimit: 20 }, { config: { 'num.partitions': 6 } });
  return [
    node('require cdk8s-kafka (build/), brings cdk8s', script(folder, 'library', requires(BUILT))),
    app('app, compiled: node main.js', folder, 'compiled', [script(folder, 'main', program({}, {}, {}))]),
    node('the same with config and initLimit given', script(folder, 'tuned-main', tuned)),
    check('cdk8s-kafka check, one file', folder, 1),
    check('cdk8s-kafka check, a thousand files', folder, 1000),
  ];
}

/** Files as a broker of a cluster has them, each a little different. */
function check(name: string, folder: string, count: number): Subject {
  const files = Array.from({ length: count }, (_, id) => join(folder, `broker-${id}.properties`));
  files.forEach((file, id) => {
    writeFileSync(file, `broker.id=${id % 1000}\n${SERVER_PROPERTIES}`);
  });
  return { name, command: [process.execPath, join(ROOT, 'build', 'cli', 'main.js'), 'check', ...files] };
}

function fleet(folder: string, pairs: number): Subject {
  const out = join(folder, `fleet-${pairs}`);
  return {
    name: `one process, ${pairs} ${pairs === 1 ? 'pair' : 'pairs'}, ms per pair`,
    command: [process.execPath, '--import', 'tsx', join('bench', 'fleet.ts'), String(pairs), out],
    pairs,
  };
}

function app(name: string, folder: string, out: string, args: string[], env = {}): Subject {
  return { name, command: [process.execPath, ...args], env: { ...env, CDK8S_OUTDIR: join(folder, 'out', out) } };
}

function node(name: string, file: string): Subject {
  return { name, command: [process.execPath, file] };
}

function script(folder: string, name: string, text: string): string {
  const file = join(folder, `${name}.js`);
  writeFileSync(file, text);
  return file;
}

function requires(...modules: string[]): string {
  return modules.map((module) => `require(${JSON.stringify(module)});`).join('\n');
}

function contents(folder: string): string {
  const names = readdirSync(folder).sort();
  return JSON.stringify(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}
