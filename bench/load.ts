import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { name, peerDependencies } from '../package.json';
import { ROOT, type Subject } from './measure';
import { measure, temporaryDirectory, wantedRounds } from './rounds';

// What it costs to load the package, as it is published: npm run build && npm run bench:load -- --rounds 25

/** The project's limits, as shares of what loading cdk8s alone costs. */
const LIMITS =
  'limits: require cdk8s-kafka 1.12x, an app with config 1.55x; an app with KRaft 1.15 times the one with ZooKeeper';

async function main(): Promise<void> {
  const rounds = wantedRounds(25);
  const project = installed(temporaryDirectory());
  const script = (title: string, file: string, text: string): Subject => {
    writeFileSync(join(project, file), text);
    return { name: title, command: [process.execPath, join(project, file)] };
  };
  const cdk8s = script('require cdk8s', 'cdk8s.js', "require('cdk8s')");
  const subjects = [
    script('node, empty script', 'empty.js', ''),
    cdk8s,
    script(`require ${name}`, 'library.js', `require('${name}')`),
    script('app', 'app.js', app(project, '')),
    script('app with config', 'config.js', app(project, "config: { 'num.partitions': 6 }")),
    script('app with KRaft: examples/kraft', 'kraft.js', withKraft(project)),
  ];
  const result = await measure(subjects, rounds, { name: 'cdk8s', subject: cdk8s });
  console.log(`\nNode ${process.version}, ${rounds} rounds; ${LIMITS}\n\n${result}`);
}

/** A project with the packed library beside its peers. */
function installed(directory: string): string {
  const modules = join(directory, 'node_modules');
  const library = join(modules, name);
  mkdirSync(library, { recursive: true });
  run('npm', 'pack', '--ignore-scripts', '--pack-destination', directory);
  const [tarball] = run('ls', directory)
    .split('\n')
    .filter((file) => file.endsWith('.tgz'));
  run('tar', '-xzf', join(directory, tarball), '-C', library, '--strip-components=1');
  for (const peer of Object.keys(peerDependencies)) {
    cpSync(join(ROOT, 'node_modules', peer), join(modules, peer), { recursive: true });
  }
  return directory;
}

function app(project: string, clusterProps: string): string {
  return program(
    project,
    `const zookeeper = new ZookeeperEnsemble(new Chart(app, '10-zookeeper'), 'zk');
    const metadata = Metadata.zookeeper(zookeeper.connection);
    new KafkaCluster(new Chart(app, '20-kafka-brokers'), 'kafka', { metadata, ${clusterProps} });`,
  );
}

function withKraft(project: string): string {
  return program(project, "new KafkaCluster(new Chart(app, 'kafka'), 'kafka');");
}

function program(project: string, constructs: string): string {
  return `
    const { App, Chart } = require('cdk8s');
    const { KafkaCluster, Metadata, ZookeeperEnsemble } = require('${name}');
    const app = new App({ outputFileExtension: '.yaml', outdir: ${JSON.stringify(join(project, 'out'))} });
    ${constructs}
    app.synth();`;
}

function run(command: string, ...args: string[]): string {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: ROOT, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} failed: ${stderr}`);
  return stdout;
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
