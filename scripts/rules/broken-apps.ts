import { App, Chart, JsonPatch } from 'cdk8s';
import {
  Certificate,
  KafkaCluster,
  Metadata,
  NodeSecurity,
  Storage,
  ZookeeperConnection,
  ZookeeperEnsemble,
  ZookeeperImage,
} from '../../lib';

/** An app that breaks a rule which the props of one construct alone cannot break. */
export interface BrokenApp {
  readonly rule: string;
  build(app: App): void;
}

class ImageWithoutLogPath extends ZookeeperImage {
  constructor() {
    super('example/zookeeper:3.9');
  }

  public container() {
    return { name: 'zookeeper', image: this.reference, command: ['zookeeper'], dataPath: '/data' };
  }
}

const SOMEWHERE = Metadata.zookeeper(ZookeeperConnection.of('zk.example:2181'));

const chart = (app: App, namespace?: string) => new Chart(app, 'chart', { namespace });

function cluster(scope: Chart, props: object = {}): void {
  const { connection } = new ZookeeperEnsemble(scope, 'zk');
  new KafkaCluster(scope, 'kafka', { metadata: Metadata.zookeeper(connection), ...props });
}

/** One app per rule. The page shows their findings, and a test checks that each of them has one. */
export const BROKEN_APPS: readonly BrokenApp[] = [
  {
    rule: 'namespace-not-a-dns-label',
    build: (app) => new ZookeeperEnsemble(chart(app, 'Not_A_Namespace'), 'zk'),
  },
  {
    rule: 'single-server-ephemeral',
    build: (app) => cluster(chart(app), { brokers: 1, storage: Storage.ephemeral(), strict: true }),
  },
  {
    rule: 'invalid-image',
    build: (app) => new ZookeeperEnsemble(chart(app), 'zk', { image: ZookeeperImage.official('') }),
  },
  {
    rule: 'reserved-env-variable',
    build: (app) => cluster(chart(app), { env: [{ name: 'KAFKA_OPTS', value: '-Dx=y' }] }),
  },
  {
    rule: 'zookeeper-transaction-log-unsupported',
    build: (app) =>
      new ZookeeperEnsemble(chart(app), 'zk', {
        image: new ImageWithoutLogPath(),
        transactionLogStorage: Storage.persistent('1Gi'),
      }),
  },
  { rule: 'not-in-a-chart', build: (app) => new ZookeeperEnsemble(app, 'zk') },
  {
    rule: 'duplicate-object',
    build: (app) => {
      const scope = chart(app);
      for (const id of ['zk', 'other']) new ZookeeperEnsemble(scope, id);
    },
  },
  {
    rule: 'kafka-ensemble-without-namespace',
    build: (app) => {
      const { connection } = new ZookeeperEnsemble(new Chart(app, 'zookeeper'), 'zk');
      const metadata = Metadata.zookeeper(connection);
      new KafkaCluster(chart(app, 'streaming'), 'kafka', { metadata, strict: true });
    },
  },
  {
    rule: 'kafka-ensemble-without-certificate',
    build: (app) => {
      const nodeSecurity = NodeSecurity.mutualTls(Certificate.fromSecret('zk-tls'));
      const scope = chart(app);
      const { connection } = new ZookeeperEnsemble(scope, 'zk', { nodeSecurity });
      new KafkaCluster(scope, 'kafka', { metadata: Metadata.zookeeper(connection) });
    },
  },
  {
    rule: 'invalid-image-contract',
    build: (app) =>
      new ZookeeperEnsemble(chart(app), 'zk', {
        image: Object.assign(new ImageWithoutLogPath(), { container: () => ({ files: {} }) as never }),
      }),
  },
  {
    rule: 'kafka-chroot-collision',
    build: (app) => {
      const scope = chart(app);
      const metadata = Metadata.zookeeper(new ZookeeperEnsemble(scope, 'zk').connection);
      for (const name of ['orders', 'metrics']) new KafkaCluster(scope, name, { metadata, name });
    },
  },
  {
    rule: 'kafka-cluster-id-collision',
    build: (app) => {
      const metadata = Metadata.kraft({ clusterId: 'MkU3OEVBNTcwNTJENDM2Qg' });
      for (const name of ['orders', 'metrics']) new KafkaCluster(new Chart(app, name), name, { metadata, name });
    },
  },
  {
    rule: 'patched-dynamic-file',
    build: (app) => {
      const { pools } = new KafkaCluster(chart(app), 'kafka', { metadata: SOMEWHERE });
      pools[0].configMap?.addJsonPatch(JsonPatch.replace('/data/dynamic.properties', 'num.io.threads=16'));
    },
  },
  {
    rule: 'patched-file-missing',
    build: (app) => {
      const { configMap } = new ZookeeperEnsemble(chart(app), 'zk');
      configMap?.addJsonPatch(JsonPatch.remove('/data/logback.xml'));
    },
  },
  {
    rule: 'invalid-acknowledgement',
    build: (app) =>
      new ZookeeperEnsemble(chart(app), 'zk', { acknowledge: { 'zookeeper-autopurge': 'cleaned up by cron' } }),
  },
];

/** The problem and the fix that the synthesis of an app reports for a rule; undefined if it does not report it. */
export function findingOf(rule: string, build: (app: App) => void): { problem: string; fix: string } | undefined {
  const app = new App();
  try {
    build(app);
    app.synthYaml();
  } catch (error) {
    const found = new RegExp(`\\[${rule}\\] [^:]*: (.*)\\n.*\\n {2}fix: (.*)`).exec((error as Error).message);
    if (found !== null) return { problem: found[1], fix: found[2] };
  }
  return undefined;
}
