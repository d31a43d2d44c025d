import { join } from 'node:path';
import { App, Chart } from 'cdk8s';
import { KafkaCluster, Metadata, SinglePassApp, ZookeeperEnsemble } from '../lib';

// One process writes N pairs of an ensemble and a cluster, as a platform team would for N namespaces, and prints the
// milliseconds that it took: on the clock, and of all cores together. They do not include loading the modules, which `synth.ts`
// measures by itself.

/** How pairs are distributed over apps. */
const LAYOUTS = { 'app-per-pair': appPerPair, 'one-app': oneApp, 'single-pass-app': singlePassApp } as const;

export type Layout = keyof typeof LAYOUTS;

const PROPS = { outputFileExtension: '.yaml' };

function appPerPair(count: number, outdir: string): void {
  for (let pair = 0; pair < count; pair++) {
    const app = new App({ ...PROPS, outdir: join(outdir, String(pair)) });
    addPair(app, pair);
    app.synth();
  }
}

function oneApp(count: number, outdir: string): void {
  synthesizeTogether(new App({ ...PROPS, outdir }), count);
}

function singlePassApp(count: number, outdir: string): void {
  synthesizeTogether(new SinglePassApp({ ...PROPS, outdir }), count);
}

function synthesizeTogether(app: App, count: number): void {
  for (let pair = 0; pair < count; pair++) addPair(app, pair, `${pair}-`);
  app.synth();
}

function addPair(app: App, pair: number, prefix = ''): void {
  const namespace = `team-${pair}`;
  const { connection } = new ZookeeperEnsemble(new Chart(app, `${prefix}10-zookeeper`, { namespace }), 'zk');
  new KafkaCluster(new Chart(app, `${prefix}20-kafka-brokers`, { namespace }), 'kafka', {
    metadata: Metadata.zookeeper(connection),
  });
}

function main(layout: Layout, count: number, outdir: string): void {
  const start = performance.now();
  const before = process.cpuUsage();
  LAYOUTS[layout](count, outdir);
  const { user, system } = process.cpuUsage(before);
  console.log(JSON.stringify({ wall: performance.now() - start, cpu: (user + system) / 1000 }));
}

const [layout, count, outdir] = process.argv.slice(2);
main(layout as Layout, Number(count), outdir);
