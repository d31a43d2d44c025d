import { eventually } from './eventually';
import { kubectl } from './kubectl';

const BOOTSTRAP = 'kafka-svc:9093';

export interface Partition {
  readonly partition: number;
  readonly replicas: readonly number[];
  readonly inSync: readonly number[];
}

/** Kafka's own command-line tools, run inside one broker's container. */
export class KafkaTools {
  public constructor(
    private readonly namespace: string,
    private readonly broker = 'kafka-0',
  ) {}

  public async createTopic(topic: string, partitions: number, replicationFactor: number): Promise<void> {
    const size = ['--partitions', `${partitions}`, '--replication-factor', `${replicationFactor}`];
    await this.run('kafka-topics.sh', ['--create', '--topic', topic, ...size]);
  }

  public async describe(topic: string): Promise<Partition[]> {
    const output = await this.run('kafka-topics.sh', ['--describe', '--topic', topic]);
    const brokers = (list: string) => list.split(',').filter(Boolean).map(Number);
    return [...output.matchAll(/\tPartition: (\d+)\t.*\tReplicas: ([\d,]*)\tIsr: ([\d,]*)/g)].map(
      ([, partition, replicas, inSync]) => ({
        partition: Number(partition),
        replicas: brokers(replicas),
        inSync: brokers(inSync),
      }),
    );
  }

  public async produce(topic: string, messages: readonly string[]): Promise<void> {
    const args = ['--topic', topic, '--request-required-acks', 'all'];
    await this.run('kafka-console-producer.sh', args, `${messages.join('\n')}\n`);
  }

  /** Reads a topic from its beginning; fewer messages than asked for come back when no more arrive in time. */
  public async consume(topic: string, count: number): Promise<string[]> {
    const bounds = ['--max-messages', `${count}`, '--timeout-ms', '30000'];
    const output = await this.run('kafka-console-consumer.sh', ['--topic', topic, '--from-beginning', ...bounds]);
    return output.split('\n').filter(Boolean);
  }

  /** The value of a property by which each broker goes, in the order of their ids. */
  public async brokerConfig(key: string): Promise<string[]> {
    const output = await this.run('kafka-configs.sh', ['--describe', '--all', '--entity-type', 'brokers']);
    // what is set for all brokers is printed once more, after them
    const [brokers] = output.split('Default configs for brokers');
    return brokers.split('\n').flatMap((line) => (line.startsWith(`  ${key}=`) ? [line.split(/[= ]+/)[2]] : []));
  }

  /** The log directories that have replicas of a topic, by broker. */
  public async logDirs(topic: string): Promise<Record<string, string[]>> {
    const output = await this.run('kafka-log-dirs.sh', ['--describe', '--topic-list', topic]);
    const { brokers } = JSON.parse(output.slice(output.indexOf('{"'))) as {
      brokers: { broker: number; logDirs: { logDir: string; partitions: object[] }[] }[];
    };
    return Object.fromEntries(
      brokers.map(({ broker, logDirs }) => [
        broker,
        logDirs.flatMap(({ logDir, partitions }) => (partitions.length > 0 ? [logDir] : [])).sort(),
      ]),
    );
  }

  /** The active controller of a cluster with KRaft. */
  public async leaderOfQuorum(): Promise<number> {
    const status = await this.run('kafka-metadata-quorum.sh', ['describe', '--status']);
    const leader = /LeaderId:\s+(\d+)/.exec(status)?.[1];
    if (leader === undefined) throw new Error(`no leader: ${status}`);
    return Number(leader);
  }

  /** The level of a feature of the cluster, as kafka-features.sh names it. */
  public async featureLevel(feature: string): Promise<string | undefined> {
    const features = await this.run('kafka-features.sh', ['describe']);
    return new RegExp(`Feature: ${feature}\\s.*FinalizedVersionLevel: (\\S+)`).exec(features)?.[1];
  }

  /** Moves replicas, and awaits that they have arrived: by topic and partition, the brokers that shall have them. */
  public async reassign(
    moves: readonly { topic: string; partition: number; replicas: readonly number[] }[],
  ): Promise<void> {
    const file = JSON.stringify({ version: 1, partitions: moves });
    await this.run('kafka-reassign-partitions.sh', ['--reassignment-json-file', '/dev/stdin', '--execute'], file);
    const missing = async () => {
      const list = await this.run('kafka-reassign-partitions.sh', ['--list']);
      return list.includes('No partition reassignments found') ? undefined : 'partitions are being reassigned';
    };
    await eventually('all replicas are where they shall be', missing, { timeout: 300, pause: 4000 });
  }

  /** Makes the cluster forget a broker that is gone. */
  public async unregister(broker: number): Promise<void> {
    await this.exec(['kafka-cluster.sh', 'unregister', '--bootstrap-server', BOOTSTRAP, '--id', `${broker}`]);
  }

  private run(tool: string, args: readonly string[], input?: string): Promise<string> {
    return this.exec([tool, '--bootstrap-server', BOOTSTRAP, ...args], input);
  }

  private exec([tool, ...args]: readonly string[], input?: string): Promise<string> {
    const exec = ['exec', '-i', '--namespace', this.namespace, this.broker, '-c', 'kafka', '--'];
    return kubectl([...exec, `/opt/kafka/bin/${tool}`, ...args], { input });
  }
}
