import { kubectl } from './kubectl';

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

  private run(tool: string, args: readonly string[], input?: string): Promise<string> {
    const exec = ['exec', '-i', '--namespace', this.namespace, this.broker, '-c', 'kafka', '--'];
    return kubectl([...exec, `/opt/kafka/bin/${tool}`, '--bootstrap-server', 'kafka-svc:9093', ...args], { input });
  }
}
