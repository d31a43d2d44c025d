import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DynamicConfig, type KafkaClusterProps } from '../../lib';
import { readProperties } from '../../lib/java/read-properties';
import { synthKafka } from '../support/manifests';
import { ScriptRun } from '../support/script-run';

/** The start script, with a kafka-server-start.sh that prints how it is called. */
describe('a broker is started', () => {
  let here: ScriptRun;

  beforeAll(async () => {
    here = await ScriptRun.open();
    const variables = ['HEAP_OPTS', 'OPTS', 'JVM_PERFORMANCE_OPTS', 'GC_LOG_OPTS', 'LOG4J_OPTS'];
    const print = variables.map((name) => `echo "KAFKA_${name}=$KAFKA_${name}"`);
    here.tool('opt/kafka/bin/kafka-server-start.sh', [...print, 'echo "arguments: $*"'].join('\n'));
  });

  afterAll(() => here.close());

  function start(props: Partial<KafkaClusterProps> = {}, chart = {}): string[] {
    const manifests = synthKafka(props, chart);
    for (const [name, text] of Object.entries<string>(manifests.one('ConfigMap').data)) {
      here.file(`mnt/shared/config/${name}`, text);
    }
    const { command, args } = manifests.server;
    expect(command).toEqual(['bash', '-ec']);
    const env = { HOSTNAME: 'kafka-2', POD_NAMESPACE: 'events' };
    const { status, stdout } = here.run(`set -e\n${args[0]}`, {}, env);
    expect(status).toBe(0);
    return stdout.replaceAll(here.root, '').trim().split('\n');
  }

  const readKeys = () =>
    readProperties(readFileSync(join(here.root, 'tmp/server.properties'), 'utf8')).entries.map(({ key }) => key);

  test('with both files as one, and with its own id and name', () => {
    const lines = start({ config: { 'log.retention.ms': 1 } });
    expect(lines.at(-1)).toBe(
      'arguments: /tmp/server.properties --override broker.id=2 ' +
        '--override advertised.listeners=PLAINTEXT://kafka-2.kafka-svc.events.svc:9093',
    );
    expect(readKeys()).toEqual(expect.arrayContaining(['log.dirs', 'zookeeper.connect', 'log.retention.ms']));
  });

  test('with both files apart, even if a patch took the last line break of the first', () => {
    start();
    here.file('mnt/shared/config/server.properties', 'a=1\nlast=2');
    here.run(`set -e\n${synthKafka().server.args[0]}`, {}, { HOSTNAME: 'kafka-0' });
    expect(readKeys()).toEqual(['a', 'last', 'min.insync.replicas']);
  });

  test('only if no file is missing', () => {
    start();
    rmSync(join(here.root, 'mnt/shared/config/dynamic.properties'));
    const { status, stdout } = here.run(`set -e\n${synthKafka().server.args[0]}`, {}, { HOSTNAME: 'kafka-0' });
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  });

  test('with one file where every change restarts brokers', () => {
    start({ dynamicConfig: DynamicConfig.rollingRestart() });
    expect(readKeys()).toContain('min.insync.replicas');
  });

  test('with ids that start at another number, and the namespace of the chart', () => {
    expect(start({ firstBrokerId: 100 }, { namespace: 'streaming' }).at(-1)).toBe(
      'arguments: /tmp/server.properties --override broker.id=102 ' +
        '--override advertised.listeners=PLAINTEXT://kafka-2.kafka-svc.streaming.svc.cluster.local:9093',
    );
  });

  test('with its heap and JVM options', () => {
    expect(start({ heap: '6Gi', jvmOptions: ['-Dx=y'] })).toEqual(
      expect.arrayContaining([
        'KAFKA_HEAP_OPTS=-Xms6g -Xmx6g',
        // addresses of replaced pods are cached for seconds, not for half a minute
        'KAFKA_OPTS=-XX:+ExitOnOutOfMemoryError -Dsun.net.inetaddr.ttl=5 -Dx=y',
        'KAFKA_JVM_PERFORMANCE_OPTS=',
        'KAFKA_LOG4J_OPTS=-Dlog4j.configuration=file:/mnt/shared/config/log4j.properties',
      ]),
    );
  });

  test.each(['-XX:+UseZGC', '-XX:+UseG1GC'])('with %s instead of the collector that Kafka chooses', (collector) => {
    expect(start({ jvmOptions: [collector, '-Da=b'] })).toContain('KAFKA_JVM_PERFORMANCE_OPTS=-server');
    expect(start({ jvmOptions: ['-XX:+UseStringDeduplication'] })).toContain('KAFKA_JVM_PERFORMANCE_OPTS=');
  });

  test('with the class archive of its image, if that has one', () => {
    expect(start().join()).not.toContain('SharedArchiveFile');
    here.file('opt/kafka/kafka.jsa', '');
    expect(start()).toContainEqual(
      expect.stringMatching(/^KAFKA_OPTS=-XX.* -XX:SharedArchiveFile=\/opt\/kafka\/kafka\.jsa$/),
    );
  });
});
