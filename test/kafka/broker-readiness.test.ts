import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { k8s } from 'cdk8s-plus-27';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BrokerReadiness, KafkaImage, type KafkaServer, Probes, type ServerContainer } from '../../lib';
import { synthKafka } from '../support/manifests';
import { ScriptRun } from '../support/script-run';

const PORT_PROBE = { tcpSocket: { port: 9093 }, periodSeconds: 5, timeoutSeconds: 5 };

describe('readiness', () => {
  test('waits for replication with several brokers, and for the port with one', () => {
    expect(synthKafka().server.readinessProbe).toHaveProperty('exec');
    expect(synthKafka({ brokers: 1 }).server.readinessProbe).toEqual(PORT_PROBE);
  });

  test('listening: the open port is enough', () => {
    expect(synthKafka({ readiness: BrokerReadiness.listening() }).server.readinessProbe).toEqual(PORT_PROBE);
  });

  test('is the contract’s own for an image without tools', () => {
    expect(synthKafka({ image: new OwnImage() }).server.readinessProbe).toEqual({ tcpSocket: { port: 1 } });
  });

  test('works for any contract that has tools and a configuration directory', () => {
    const [, , script] = synthKafka({ image: new OwnImage('/kafka/bin') }).server.readinessProbe.exec.command;
    expect(script).toMatch(/^TOOLS=\/kafka\/bin$/m);
    expect(script).toMatch(/^CONFIG=\/etc\/kafka$/m);
  });

  test('is the contract’s own if that checks more than a port, unless the in-sync probe is chosen', () => {
    const image = new OwnImage('/kafka/bin', { exec: { command: ['own-check'] } });
    expect(synthKafka({ image }).server.readinessProbe).toEqual({ exec: { command: ['own-check'] } });
    const readiness = BrokerReadiness.inSync();
    expect(synthKafka({ image, readiness }).server.readinessProbe.exec.command[0]).toBe('bash');
  });

  test('can be adjusted by the probes prop like every other probe', () => {
    const { readinessProbe } = synthKafka({ probes: Probes.withOverrides({ readiness: { periodSeconds: 9 } }) }).server;
    expect(readinessProbe).toMatchObject({ exec: expect.anything(), periodSeconds: 9 });
  });

  test('is asked again after each start of a container, whose /tmp outlives it', () => {
    expect(synthKafka().server.args[0]).toMatch(/^rm -f \/tmp\/in-sync$/m);
  });

  test('never kills a broker: startup and liveness probes look at the port alone', () => {
    const { startupProbe, livenessProbe } = synthKafka().server;
    expect([startupProbe, livenessProbe].map((probe) => Object.keys(probe))).toEqual([
      expect.arrayContaining(['tcpSocket']),
      expect.arrayContaining(['tcpSocket']),
    ]);
  });
});

class OwnImage extends KafkaImage {
  constructor(
    toolsPath?: string,
    private readonly readiness: k8s.Probe = { tcpSocket: { port: 1 as never } },
  ) {
    super('example/kafka:3.9.2', '3.9', toolsPath);
  }

  public container({ properties, dynamicProperties }: KafkaServer): ServerContainer {
    const config = {
      'server.properties': JSON.stringify(properties),
      'dynamic.properties': JSON.stringify(dynamicProperties),
    };
    const probes = { readiness: this.readiness };
    return {
      name: 'kafka',
      image: this.reference,
      command: ['run'],
      config,
      configPath: '/etc/kafka',
      dataPath: '/data',
      writablePaths: ['/tmp'],
      probes,
    };
  }
}

/** The probe's own script, with a kafka-topics.sh that prints what it is given. */
describe('the script of the in-sync probe', () => {
  let here: ScriptRun;

  beforeAll(async () => {
    here = await ScriptRun.open();
  });

  afterAll(() => here.close());

  const partition = (number: number, leader: string, replicas: string, inSync: string) =>
    `\tTopic: t\tPartition: ${number}\tLeader: ${leader}\tReplicas: ${replicas}\tIsr: ${inSync}\tElr: N/A\n`;
  const TOPIC = 'Topic: t\tTopicId: x\tPartitionCount: 2\tReplicationFactor: 3\tConfigs: \n';

  /** What the probe reports of a broker when the cluster describes its partitions like this. */
  function probe(
    described: string,
    {
      exit = 0,
      partitions = [] as string[],
      broker = 1,
      firstBrokerId = 0,
      twice = false,
      env = {},
      tool = '',
      properties = '',
    } = {},
  ) {
    const manifests = synthKafka({ firstBrokerId });
    const [topics, log] = ['described', 'log'].map((path) => join(here.root, path));
    const data = join(here.root, 'var/lib/kafka/data/topics');
    const file = properties || manifests.one('ConfigMap').data['server.properties'];
    here.file('mnt/shared/config/server.properties', file);
    for (const name of partitions) mkdirSync(join(data, name), { recursive: true });
    writeFileSync(topics, described);
    writeFileSync(log, '');
    rmSync(join(here.root, 'tmp/in-sync'), { force: true });
    here.tool('opt/kafka/bin/kafka-topics.sh', `echo asked >> ${log}; cat ${topics}; ${tool || `exit ${exit}`}`);
    const [shell, flag, script]: string[] = manifests.server.readinessProbe.exec.command;
    expect([shell, flag]).toEqual(['bash', '-c']);
    const run = () => here.run(script, { PORT: here.port }, { ...env, HOSTNAME: `kafka-${broker}` });
    const first = run();
    const { status, stdout } = twice ? run() : first;
    rmSync(data, { recursive: true, force: true });
    return { ready: status === 0, output: stdout.trim(), calls: readFileSync(log, 'utf8').split('\n').length - 1 };
  }

  test('is ready in a new cluster without topics', () => {
    expect(probe('')).toMatchObject({ ready: true });
  });

  test('is ready where the broker is in sync, whatever others are', () => {
    expect(probe(TOPIC + partition(0, '0', '0,1,2', '0,1') + partition(1, '2', '1,2,0', '2,1'))).toMatchObject({
      ready: true,
    });
  });

  test('is not ready while the broker is missing from an ISR, and prints how many', () => {
    expect(probe(TOPIC + partition(0, '0', '0,1,2', '0,2') + partition(1, '2', '1,2,0', '2,1'))).toMatchObject({
      ready: false,
      output: 'not in sync yet: 1 of 2 partitions',
    });
  });

  test('does not confuse broker ids: 1 is not 11, nor 21', () => {
    expect(probe(TOPIC + partition(0, '11', '11,1', '11'), { broker: 1 })).toMatchObject({ ready: false });
    expect(probe(TOPIC + partition(0, '11', '11,21', '11'), { broker: 1 })).toMatchObject({ ready: true });
    expect(probe(TOPIC + partition(0, '1', '1,11', '1'), { broker: 11 })).toMatchObject({ ready: false });
  });

  test('does not wait for partitions without a leader: another broker has to bring them back', () => {
    expect(probe(TOPIC + partition(0, 'none', '0,1', '0') + partition(1, '1', '1,2', '1,2'))).toMatchObject({
      ready: true,
    });
  });

  test('reads the lines of older versions, which end with the ISR', () => {
    expect(probe('\tTopic: t\tPartition: 0\tLeader: 0\tReplicas: 0,1\tIsr: 0,1\n')).toMatchObject({ ready: true });
    expect(probe('\tTopic: t\tPartition: 0\tLeader: 0\tReplicas: 0,1\tIsr: 0\n')).toMatchObject({ ready: false });
  });

  test('is not ready while the cluster does not answer', () => {
    expect(probe('', { exit: 1 })).toMatchObject({ ready: false, output: 'kafka-topics.sh --describe failed' });
  });

  test('does not wait for replicas that are still being added to this broker', () => {
    const moving = partition(0, '0', '0,2,1', '0,2').replace('\n', '\tAdding Replicas: 1\tRemoving Replicas: 2\n');
    expect(probe(TOPIC + moving)).toMatchObject({ ready: true });
    expect(probe(TOPIC + moving + partition(1, '0', '0,1', '0'))).toMatchObject({ ready: false });
  });

  test('uses the id of the broker where ids start at another number', () => {
    const counted = { firstBrokerId: 100, broker: 2 };
    expect(probe(TOPIC + partition(0, '0', '0,102', '0'), counted)).toMatchObject({ ready: false });
    expect(probe(TOPIC + partition(0, '0', '0,2', '0'), counted)).toMatchObject({ ready: true });
  });

  test('runs the tool without the JVM options of the broker', () => {
    const env = { JMX_PORT: '9999', KAFKA_OPTS: '-javaagent:x', JAVA_TOOL_OPTIONS: '-javaagent:y' };
    expect(probe('', { env, tool: 'test -z "$JMX_PORT$KAFKA_OPTS$JAVA_TOOL_OPTIONS"' })).toMatchObject({ ready: true });
  });

  test('is ready with old directories on its disk where all partitions are on others', () => {
    expect(probe(TOPIC + partition(0, '0', '0,2', '0,2'), { partitions: ['t-0'] })).toMatchObject({ ready: true });
  });

  test('is not ready while it has partitions on its disk and the cluster describes none', () => {
    expect(probe('', { partitions: ['t-0'] })).toMatchObject({
      ready: false,
      output: 'waiting for the controller to send this broker its partitions',
    });
    expect(probe(TOPIC + partition(0, '1', '1,2', '1,2'), { partitions: ['t-0'] })).toMatchObject({ ready: true });
  });

  test('is not ready if the file does not say where the data is', () => {
    const properties = '# no directories\n';
    expect(probe('', { properties })).toMatchObject({
      ready: false,
      output: expect.stringMatching(/^no line log\.dirs=/),
    });
  });

  test('looks into every data directory', () => {
    const properties = 'log.dirs=/var/lib/kafka/other, /var/lib/kafka/data/topics\n';
    expect(probe('', { properties, partitions: ['t-0'] })).toMatchObject({ ready: false });
    expect(probe('', { properties })).toMatchObject({ ready: true });
  });

  test('asks once after a start, and not again once it was in sync', () => {
    expect(probe('', { twice: true })).toMatchObject({ ready: true, calls: 1 });
    expect(probe('', { twice: true, exit: 1 })).toMatchObject({ ready: false, calls: 2 });
  });
});
