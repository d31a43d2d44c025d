import { describe, expect, test } from 'vitest';
import { KafkaImage, type KafkaServer } from '../../lib';
import { SERVER_JVM } from '../../lib/kafka/scripts/scripts';
import { scriptVariables } from '../../lib/workload/script-variables';
import { START_SERVER } from '../../lib/zookeeper/scripts/scripts';
import { clusterFindings, ensembleFindings, rulesOf } from '../support/findings';

const env = (...names: string[]) => ({ env: names.map((name) => ({ name, value: 'x' })) });

test('the variables of a script', () => {
  const { needed, set } = scriptVariables('A=1\nexport B=$C\necho "${D##*-} $A" $e\nif x; then F+=y; G=z; fi');
  expect([...needed]).toEqual(['C', 'D']);
  expect([...set]).toEqual(expect.arrayContaining(['A', 'B', 'G']));
});

test('the start scripts take from the pod what is not a setting', () => {
  expect([...scriptVariables(START_SERVER).needed]).toContain('HOSTNAME');
  expect(scriptVariables(SERVER_JVM).set).toContain('KAFKA_OPTS');
});

describe('a variable that the start script needs, or sets itself, is rejected', () => {
  test.each(['HOSTNAME', 'POD_NAMESPACE', 'CONFIG', 'FILES', 'HEAP', 'JVM_OPTIONS'])('%s of a cluster', (name) => {
    expect(rulesOf(clusterFindings(env(name)))).toEqual(['env-of-start-script']);
    expect(rulesOf(clusterFindings(env(name), { namespace: 'streaming' }))).toEqual(['env-of-start-script']);
  });

  test.each(['HOSTNAME', 'FLAGS', 'DIRECTORIES'])('%s of an ensemble', (name) => {
    expect(rulesOf(ensembleFindings(env(name)))).toEqual(['env-of-start-script']);
  });

  test('from whatever source', () => {
    const valueFrom = { fieldRef: { fieldPath: 'metadata.name' } };
    expect(rulesOf(clusterFindings({ env: [{ name: 'HOSTNAME', valueFrom }] }))).toEqual(['env-of-start-script']);
  });

  test('but not one that only a probe or another container sets', () => {
    expect(clusterFindings(env('PORT', 'BROKER_ID', 'TIMEOUT', 'TZ', 'LANG'))).toEqual([]);
    expect(ensembleFindings(env('PORT', 'POD_NAMESPACE', 'CONFIG'))).toEqual([]);
  });

  test('of another contract, only the name of the pod: its script may read settings from variables', () => {
    class Own extends KafkaImage {
      constructor() {
        super('registry.example/broker:3.9');
      }
      public container(_: KafkaServer) {
        const args = ['exec start --id "${HOSTNAME##*-}" --level "$LEVEL" --override "$KAFKA_NUM_PARTITIONS"'];
        return { name: 'kafka', image: this.reference, command: ['sh', '-c'], args, dataPath: '/data' };
      }
    }
    const findings = clusterFindings({ image: new Own(), ...env('HOSTNAME', 'LEVEL', 'KAFKA_NUM_PARTITIONS') });
    expect(findings.map(({ problem }) => problem)).toEqual([
      'env sets HOSTNAME, which the start script takes from the pod',
    ]);
  });
});

describe('a setting by variable has no effect, and names what to write', () => {
  test.each([
    ['KAFKA_NUM_PARTITIONS', `use config: { 'num.partitions': "x" }`],
    ['KAFKA_CFG_NUM_PARTITIONS', `use config: { 'num.partitions': "x" }`],
    ['KAFKA_MIN_INSYNC_REPLICAS', 'min.insync.replicas'],
    ['KAFKA_BROKER_ID', 'use the firstBrokerId prop'],
    ['KAFKA_ZOOKEEPER_CONNECT', 'Metadata.zookeeper('],
    ['KAFKA_LISTENERS', 'Listener.inCluster('],
    ['KAFKA_LOG_DIRS', 'storage prop'],
    ['KAFKA_PROCESS_ROLES', 'the metadata is in ZooKeeper'],
    ['KAFKA_JMX_PORT', 'set JMX_PORT'],
    ['KAFKA_HEAP_OPTS', 'use the heap prop'],
    ['KAFKA_OPTS', 'use the jvmOptions prop'],
    ['KAFKA_LOG4J_OPTS', 'use the log4jProperties prop'],
  ])('%s', (name, fix) => {
    const findings = clusterFindings(env(name));
    expect(findings.map((each) => each.fix).join()).toContain(fix);
    expect(findings).toHaveLength(1);
  });

  test.each([
    ['ZOO_TICK_TIME', 'use the tickTime prop'],
    ['ZOO_MAX_CLIENT_CNXNS', 'use the maxClientConnections prop'],
    ['ZOO_ADMINSERVER_ENABLED', 'use the adminServer prop'],
    ['ZOO_MY_ID', 'ids follow from the ordinals'],
    ['ZOO_DATA_DIR', 'storage prop'],
    ['ZOOKEEPER_INIT_LIMIT', 'use the initLimit prop'],
    ['ZOO_HEAP_SIZE', 'use the heap prop'],
    ['SERVER_JVMFLAGS', 'use the jvmOptions prop'],
  ])('%s', (name, fix) => {
    const findings = ensembleFindings(env(name));
    expect(findings.map((each) => each.fix).join()).toContain(fix);
    expect(findings).toHaveLength(1);
  });

  test('what the scripts of the images read stays allowed, and what no image reads', () => {
    const kafka = [
      'KAFKA_JMX_OPTS',
      'JMX_PORT',
      'KAFKA_DEBUG',
      'JAVA_TOOL_OPTIONS',
      'LOG_DIR',
      'CLASSPATH',
      'KAFKA_AGENT_MODE',
    ];
    expect(clusterFindings(env(...kafka))).toEqual([]);
    const zookeeper = ['JVMFLAGS', 'CLIENT_JVMFLAGS', 'JMXPORT', 'ZOO_LOG_DIR', 'JAVA_TOOL_OPTIONS', 'ZOO_AGENT_MODE'];
    expect(ensembleFindings(env(...zookeeper))).toEqual([]);
  });
});
