import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ConfigUpdates, KafkaImage, type KafkaServer, RollGate, type ServerContainer } from '../../lib';
import { THREAD_POOLS } from '../../lib/kafka/dynamic-config/apply-job';
import { configModel } from '../../lib/server-config/kafka/model/model';
import { type Manifests, synthKafka } from '../support/manifests';
import { ScriptRun } from '../support/script-run';

const hashOf = (manifests: Manifests) =>
  manifests.one('StatefulSet').spec.template.metadata.annotations['cdk8s-kafka/config-hash'];
const templateOf = (manifests: Manifests) => manifests.one('StatefulSet').spec.template;
const jobNameOf = (manifests: Manifests): string => manifests.one('Job').metadata.name;

describe('a change of the configuration', () => {
  const before = synthKafka({ config: { 'queued.max.requests': 500, 'log.retention.ms': 1000, 'num.io.threads': 8 } });

  test('of a read-only key is a change of the pods', () => {
    const after = synthKafka({ config: { 'queued.max.requests': 501, 'log.retention.ms': 1000, 'num.io.threads': 8 } });
    expect(hashOf(after)).not.toBe(hashOf(before));
    expect(jobNameOf(after)).toBe(jobNameOf(before));
  });

  test('of a cluster-wide key is another Job, and the same pods', () => {
    const after = synthKafka({ config: { 'queued.max.requests': 500, 'log.retention.ms': 2000, 'num.io.threads': 8 } });
    expect(templateOf(after)).toEqual(templateOf(before));
    expect(jobNameOf(after)).not.toBe(jobNameOf(before));
    expect(after.file('server.properties')['log.retention.ms']).toBe('2000');
  });

  test('that adds a cluster-wide key or takes one away is no change of the pods', () => {
    const config = { 'queued.max.requests': 500 };
    expect(templateOf(synthKafka({ config }))).toEqual(templateOf(before));
  });

  test('of the order of keys is no change at all of what runs', () => {
    const after = synthKafka({ config: { 'num.io.threads': 8, 'log.retention.ms': 1000, 'queued.max.requests': 500 } });
    expect(templateOf(after)).toEqual(templateOf(before));
  });

  test('of a per-broker key, or one of a plug-in, is a change of the pods', () => {
    const plain = hashOf(synthKafka());
    expect(hashOf(synthKafka({ config: { 'ssl.keystore.type': 'PEM' } }))).not.toBe(plain);
    expect(hashOf(synthKafka({ config: { 'my.plugin': 'x' }, pluginKeys: ['my.'] }))).not.toBe(plain);
  });

  test('of log4j.properties is one of the pods, of its comments and order is not', () => {
    const log4j = (log4jProperties: string) => hashOf(synthKafka({ log4jProperties }));
    expect(log4j('a=1\nb=2\n')).toBe(log4j('# words\nb = 2\n\na: 1'));
    expect(log4j('a=1\nb=2\n')).not.toBe(log4j('a=1\nb=3\n'));
  });

  test('says in the file what restarts nothing', () => {
    const text = before.one('ConfigMap').data['server.properties'];
    const [, live] = text.split('# changes of these restart nothing: a Job applies them to running brokers\n');
    expect(live).toBe('min.insync.replicas=2\nlog.retention.ms=1000\nnum.io.threads=8\n');
  });
});

describe('configUpdates', () => {
  const config = { 'log.retention.ms': 1000 };

  test('left to the next restart, change neither pods nor make a Job, and the file says so', () => {
    const waits = (retention: number) =>
      synthKafka({ config: { 'log.retention.ms': retention }, configUpdates: ConfigUpdates.atNextRestart() });
    expect(templateOf(waits(1))).toEqual(templateOf(waits(2)));
    expect(waits(1).all.map(({ kind }) => kind)).not.toContain('Job');
    expect(waits(1).one('ConfigMap').data['server.properties']).toContain(
      '# changes of these restart nothing: they wait for the next restart of each broker\nmin.insync.replicas=2\n',
    );
  });

  test('by restart, change the pods, and make no Job', () => {
    const manifests = synthKafka({ config, configUpdates: ConfigUpdates.byRestart() });
    const other = synthKafka({ config: { 'log.retention.ms': 2000 }, configUpdates: ConfigUpdates.byRestart() });
    expect(hashOf(manifests)).not.toBe(hashOf(other));
    expect(manifests.all.map(({ kind }) => kind)).not.toContain('Job');
  });

  test('of an image that names no tools are by restart', () => {
    const manifests = synthKafka({ image: new WithoutTools() });
    expect(manifests.all.map(({ kind }) => kind)).not.toContain('Job');
  });
});

class WithoutTools extends KafkaImage {
  constructor() {
    super('example/kafka:3.9.2');
  }

  public container({ properties }: KafkaServer): ServerContainer {
    const config = { 'server.properties': Object.keys(properties).join('\n') };
    return { name: 'kafka', image: this.reference, command: ['run'], config, configPath: '/etc', dataPath: '/data' };
  }
}

describe('the Job', () => {
  const manifests = synthKafka({ heap: '4Gi', config: { 'num.io.threads': 32 } });
  const { template, ...spec } = manifests.one('Job').spec;
  const [container] = template.spec.containers;

  test('is not among the pods of the servers: their service and budget leave it alone', () => {
    const selector = manifests.one('Service').spec.selector;
    expect(template.metadata.labels).not.toMatchObject(selector);
    expect(manifests.one('PodDisruptionBudget').spec.selector.matchLabels).toEqual(selector);
  });

  test('passes the restricted standard as the servers do, and is gone soon after its end', () => {
    expect(template.spec.securityContext).toEqual(manifests.pod.securityContext);
    expect(container.securityContext).toEqual(manifests.server.securityContext);
    expect(spec.ttlSecondsAfterFinished).toBeLessThanOrEqual(30);
  });

  test('has a name of at most 63 characters under the longest name of a cluster', () => {
    expect(jobNameOf(synthKafka({ name: 'a'.repeat(52) })).length).toBeLessThanOrEqual(63);
  });

  test('is made anew by another image', () => {
    expect(jobNameOf(synthKafka({ image: KafkaImage.official('mirror.example/kafka:3.9.2') }))).not.toBe(
      jobNameOf(synthKafka()),
    );
  });
});

describe('the gate', () => {
  test('is on for several brokers, and off for one', () => {
    expect(synthKafka().server.readinessProbe).toHaveProperty('exec');
    expect(synthKafka({ brokers: 1 }).server.readinessProbe).toEqual({
      tcpSocket: { port: 9093 },
      periodSeconds: 5,
      timeoutSeconds: 5,
    });
  });

  test('can be left out: then the open port is enough', () => {
    const { readinessProbe, args } = synthKafka({ rollGate: RollGate.portOpen() }).server;
    expect(readinessProbe).toHaveProperty('tcpSocket');
    expect(args[0]).not.toContain('in-sync');
  });

  test('is forgotten at each start of a container, whose scratch folders outlive it', () => {
    expect(synthKafka().server.args[0]).toMatch(/^rm -f \/tmp\/in-sync\n/);
  });

  test('cannot kill a broker: only its start and its life are questions of the port', () => {
    const { startupProbe, livenessProbe } = synthKafka().server;
    expect([startupProbe, livenessProbe].map((probe) => Object.keys(probe))).toEqual([
      expect.arrayContaining(['tcpSocket']),
      expect.arrayContaining(['tcpSocket']),
    ]);
  });
});

/** The probe's own script, with a kafka-topics.sh that prints what it is given. */
describe('the script of the gate', () => {
  let here: ScriptRun;

  beforeAll(async () => {
    here = await ScriptRun.open();
  });

  afterAll(() => here.close());

  const partition = (number: number, leader: string, replicas: string, inSync: string) =>
    `\tTopic: t\tPartition: ${number}\tLeader: ${leader}\tReplicas: ${replicas}\tIsr: ${inSync}\tElr: N/A\n`;
  const TOPIC = 'Topic: t\tTopicId: x\tPartitionCount: 2\tReplicationFactor: 3\tConfigs: \n';

  /** What the probe says of a broker where the cluster describes itself so. */
  function ask(
    described: string,
    { exit = 0, folders = [] as string[], broker = 1, firstBrokerId = 0, twice = false, env = {}, tool = '' } = {},
  ) {
    const [topics, log, data] = ['described', 'log', 'var/lib/kafka/data/topics'].map((path) =>
      join(here.folder, path),
    );
    for (const name of folders) mkdirSync(join(data, name), { recursive: true });
    writeFileSync(topics, described);
    writeFileSync(log, '');
    rmSync(join(here.folder, 'tmp/in-sync'), { force: true });
    here.tool('opt/kafka/bin/kafka-topics.sh', `echo asked >> ${log}; cat ${topics}; ${tool || `exit ${exit}`}`);
    const [shell, flag, script]: string[] = synthKafka({ firstBrokerId }).server.readinessProbe.exec.command;
    expect([shell, flag]).toEqual(['bash', '-c']);
    const probe = () => here.run(`set +e\n${script}`, { ...env, HOSTNAME: `kafka-${broker}` });
    const first = probe();
    const { status, stdout } = twice ? probe() : first;
    rmSync(data, { recursive: true, force: true });
    return { ready: status === 0, says: stdout.trim(), asked: readFileSync(log, 'utf8').split('\n').length - 1 };
  }

  test('is ready in a new cluster without topics', () => {
    expect(ask('')).toMatchObject({ ready: true });
  });

  test('is ready where the broker is in sync, whatever others are', () => {
    expect(ask(TOPIC + partition(0, '0', '0,1,2', '0,1') + partition(1, '2', '1,2,0', '2,1'))).toMatchObject({
      ready: true,
    });
  });

  test('is not ready while it is missing somewhere, and says how much', () => {
    expect(ask(TOPIC + partition(0, '0', '0,1,2', '0,2') + partition(1, '2', '1,2,0', '2,1'))).toMatchObject({
      ready: false,
      says: 'not in sync yet: 1 of 2 partitions',
    });
  });

  test('does not take another broker for itself: 1 is not 11, nor 21', () => {
    expect(ask(TOPIC + partition(0, '11', '11,1', '11'), { broker: 1 })).toMatchObject({ ready: false });
    expect(ask(TOPIC + partition(0, '11', '11,21', '11'), { broker: 1 })).toMatchObject({ ready: true });
    expect(ask(TOPIC + partition(0, '1', '1,11', '1'), { broker: 11 })).toMatchObject({ ready: false });
  });

  test('does not wait for partitions without a leader: another broker has to bring them back', () => {
    expect(ask(TOPIC + partition(0, 'none', '0,1', '0') + partition(1, '1', '1,2', '1,2'))).toMatchObject({
      ready: true,
    });
  });

  test('reads the lines of older versions, which end with the list of those in sync', () => {
    expect(ask('\tTopic: t\tPartition: 0\tLeader: 0\tReplicas: 0,1\tIsr: 0,1\n')).toMatchObject({ ready: true });
    expect(ask('\tTopic: t\tPartition: 0\tLeader: 0\tReplicas: 0,1\tIsr: 0\n')).toMatchObject({ ready: false });
  });

  test('is not ready while the cluster does not answer', () => {
    expect(ask('', { exit: 1 })).toMatchObject({ ready: false });
  });

  test('does not wait for partitions that are only being moved to it', () => {
    const moving = partition(0, '0', '0,2,1', '0,2').replace('\n', '\tAdding Replicas: 1\tRemoving Replicas: 2\n');
    expect(ask(TOPIC + moving)).toMatchObject({ ready: true });
    expect(ask(TOPIC + moving + partition(1, '0', '0,1', '0'))).toMatchObject({ ready: false });
  });

  test('knows its id where ids are counted on from another number', () => {
    const counted = { firstBrokerId: 100, broker: 2 };
    expect(ask(TOPIC + partition(0, '0', '0,102', '0'), counted)).toMatchObject({ ready: false });
    expect(ask(TOPIC + partition(0, '0', '0,2', '0'), counted)).toMatchObject({ ready: true });
  });

  test('is asked without what the JVM of the broker is told by the environment', () => {
    const env = { JMX_PORT: '9999', KAFKA_OPTS: '-javaagent:x', JAVA_TOOL_OPTIONS: '-javaagent:y' };
    expect(ask('', { env, tool: 'test -z "$JMX_PORT$KAFKA_OPTS$JAVA_TOOL_OPTIONS"' })).toMatchObject({ ready: true });
  });

  test('is ready with old folders on its disk where all partitions are on others', () => {
    expect(ask(TOPIC + partition(0, '0', '0,2', '0,2'), { folders: ['t-0'] })).toMatchObject({ ready: true });
  });

  test('is not ready while it has partitions on its disk and is told of none', () => {
    expect(ask('', { folders: ['t-0'] })).toMatchObject({
      ready: false,
      says: 'the controller has not told this broker of any partition yet',
    });
    expect(ask(TOPIC + partition(0, '1', '1,2', '1,2'), { folders: ['t-0'] })).toMatchObject({ ready: true });
  });

  test('asks once after a start, and not again when it was in sync', () => {
    expect(ask('', { twice: true })).toMatchObject({ ready: true, asked: 1 });
    expect(ask('', { twice: true, exit: 1 })).toMatchObject({ ready: false, asked: 2 });
  });
});

/** The Job's own script, with a kafka-configs.sh that keeps what it was told. */
describe('the script of the Job', () => {
  let here: ScriptRun;

  beforeAll(async () => {
    here = await ScriptRun.open();
  });

  afterAll(() => here.close());

  interface Brokers {
    /** What was set for all of them. */
    readonly forAll?: readonly string[];
    /** By which the first goes, with where it comes from; beside what Kafka has by itself. */
    readonly first?: readonly string[];
    /** The same of all others. */
    readonly others?: readonly (readonly string[])[];
    readonly exit?: number;
  }

  const POOLS = Object.entries(THREAD_POOLS).map(([pool, size]) => `${pool}=${size} DEFAULT_CONFIG`);

  /** The changes that the Job makes to such brokers; the file that it adds is shown as its lines. */
  function changes(
    config: Record<string, string | number>,
    { forAll = [], first = [], others = [], exit = 0 }: Brokers = {},
  ): string[] {
    const line = (entry: string, from: string) => `  ${entry} sensitive=false synonyms={${from}:${entry}}\n`;
    const named = first.map((entry) => entry.split('=')[0]);
    const pools = POOLS.filter((entry) => !named.includes(entry.split('=')[0]));
    const brokers = [[...pools, ...first], ...others].map((entries, index) => {
      const own = entries.map((entry) => line(...(entry.split(' ') as [string, string])));
      return `All configs for broker ${index} are:\n${own.join('')}`;
    });
    const defaults = forAll.map((entry) => line(entry, 'DYNAMIC_DEFAULT_BROKER_CONFIG')).join('');
    const all = here.file('all', `${brokers.join('')}Default configs for brokers in the cluster are:\n${defaults}`);
    const log = here.file('log', '');
    const told = `case "$*" in *--describe*) cat ${all};; *) echo "$@" | sed 's/.*--alter //' >> ${log}; exit ${exit};; esac`;
    here.tool('opt/kafka/bin/kafka-configs.sh', told);
    const manifests = synthKafka({ config });
    here.file('mnt/shared/config/server.properties', manifests.one('ConfigMap').data['server.properties']);
    const [container] = manifests.one('Job').spec.template.spec.containers;
    expect(container.command).toEqual(['bash', '-ec']);
    expect(here.run(container.args[0]).status).toBe(exit);
    return readFileSync(log, 'utf8').replaceAll(`${here.folder}/`, '/').trim().split('\n');
  }

  const added = () =>
    readFileSync(join(here.folder, 'tmp/others'), 'utf8')
      .split('\n')
      .filter((line) => line !== '');

  test('sets what the file says, in one change', () => {
    const config = { 'log.retention.ms': 1000, 'log.cleanup.policy': 'delete,compact', 'min.insync.replicas': ' 2' };
    expect(changes(config)).toEqual(['--add-config-file /tmp/others']);
    expect(added()).toEqual(['min.insync.replicas=\\ 2', 'log.retention.ms=1000', 'log.cleanup.policy=delete,compact']);
  });

  test('leaves what restarts brokers to the restart', () => {
    changes({ 'queued.max.requests': 400 });
    expect(added()).toEqual(['min.insync.replicas=2']);
  });

  test('removes what was set before and is not wanted any more, but no throttle', () => {
    const forAll = [
      'log.retention.ms=5',
      'min.insync.replicas=2',
      'log.roll.ms=7',
      'leader.replication.throttled.rate=9',
    ];
    expect(changes({}, { forAll })).toEqual([
      '--add-config-file /tmp/others --delete-config log.retention.ms,log.roll.ms',
    ]);
  });

  test.each([
    { have: 8, want: 33, steps: [16, 32, 33] },
    { have: 8, want: 16, steps: [16] },
    { have: 16, want: 3, steps: [8, 4, 3] },
    { have: 9, want: 1, steps: [5, 3, 2, 1] },
    { have: 8, want: ' +16', steps: [16] },
    { have: 8, want: 8, steps: [] },
  ])('goes from $have threads to $want in steps of two', ({ have, want, steps }) => {
    const size = `num.io.threads=${have} STATIC_BROKER_CONFIG`;
    expect(changes({ 'num.io.threads': want }, { first: [size] })).toEqual([
      '--add-config-file /tmp/others',
      ...steps.map(ofThreads),
    ]);
  });

  const ofThreads = (size: number) => `--add-config num.io.threads=${size}`;

  test('moves all brokers together where they differ, and leaves alone what one was given by hand', () => {
    const differing = [['num.io.threads=16 STATIC_BROKER_CONFIG'], ['num.io.threads=99 DYNAMIC_BROKER_CONFIG']];
    expect(changes({ 'num.io.threads': 40 }, { others: differing }).slice(1)).toEqual([16, 32, 40].map(ofThreads));
  });

  test('takes a pool that is not wanted any more back to its size, in steps as well', () => {
    const forAll = ['num.io.threads=33', 'min.insync.replicas=2'];
    const [others, ...steps] = changes({}, { forAll, first: ['num.io.threads=33 DYNAMIC_DEFAULT_BROKER_CONFIG'] });
    expect(others).toBe('--add-config-file /tmp/others');
    expect(steps).toEqual([17, 9, 8].map(ofThreads));
  });

  test('fails where Kafka refuses', () => {
    expect(changes({ 'log.retention.ms': 1000 }, { exit: 1 })).toEqual(['--add-config-file /tmp/others']);
  });

  test('every pool of threads is one that Kafka can change for all brokers, with its own size', () => {
    const { broker } = configModel('3.9');
    const pools = Object.keys(THREAD_POOLS).map((pool) => [pool, broker[pool].update, Number(broker[pool].default)]);
    expect(pools).toEqual(Object.entries(THREAD_POOLS).map(([pool, size]) => [pool, 'cluster-wide', size]));
    const others = Object.keys(broker).filter(
      (key) => /threads|fetchers/.test(key) && broker[key].update !== undefined,
    );
    expect(others.sort()).toEqual(expect.arrayContaining(Object.keys(THREAD_POOLS).sort()));
  });
});

describe('addresses of replaced pods', () => {
  test('are believed for seconds and not for half a minute', () => {
    expect(synthKafka().server.args[0]).toContain(' -Dsun.net.inetaddr.ttl=5');
  });
});
