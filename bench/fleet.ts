import { join } from 'node:path';
import { App, Chart } from 'cdk8s';
import { KafkaCluster, Metadata, ZookeeperEnsemble } from '../lib';

// One process writes N pairs, one App per pair, as a platform team would for N namespaces, and prints the milliseconds.
// Loading the modules is not in them: `synth.ts` measures that apart.
const [count, folder] = process.argv.slice(2);

const start = performance.now();
for (let pair = 0; pair < Number(count); pair++) {
  const app = new App({ outdir: join(folder, String(pair)), outputFileExtension: '.yaml' });
  const namespace = `team-${pair}`;
  const zookeeper = new ZookeeperEnsemble(new Chart(app, '10-zookeeper', { namespace }), 'zk');
  new KafkaCluster(new Chart(app, '20-kafka-brokers', { namespace }), 'kafka', {
    metadata: Metadata.zookeeper(zookeeper.connection),
  });
  app.synth();
}
console.log(performance.now() - start);
