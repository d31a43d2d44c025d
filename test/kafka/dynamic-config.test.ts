import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DynamicConfig, KafkaImage, type KafkaServer, type ServerContainer } from '../../lib';
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

  test('of a read-only key changes the pods', () => {
    const after = synthKafka({ config: { 'queued.max.requests': 501, 'log.retention.ms': 1000, 'num.io.threads': 8 } });
    expect(hashOf(after)).not.toBe(hashOf(before));
    expect(jobNameOf(after)).toBe(jobNameOf(before));
  });

  test('of a cluster-wide key makes another Job, and leaves the pods alone', () => {
    const after = synthKafka({ config: { 'queued.max.requests': 500, 'log.retention.ms': 2000, 'num.io.threads': 8 } });
    expect(templateOf(after)).toEqual(templateOf(before));
    expect(jobNameOf(after)).not.toBe(jobNameOf(before));
    expect(after.file('dynamic.properties')['log.retention.ms']).toBe('2000');
  });

  test('that adds or removes a cluster-wide key leaves the pods alone', () => {
    const config = { 'queued.max.requests': 500 };
    expect(templateOf(synthKafka({ config }))).toEqual(templateOf(before));
  });

  test('of the order of keys changes nothing that runs', () => {
    const after = synthKafka({ config: { 'num.io.threads': 8, 'log.retention.ms': 1000, 'queued.max.requests': 500 } });
    expect(templateOf(after)).toEqual(templateOf(before));
  });

  test('of a per-broker key, or one of a plug-in, changes the pods', () => {
    const plain = hashOf(synthKafka());
    expect(hashOf(synthKafka({ config: { 'ssl.keystore.type': 'PEM' } }))).not.toBe(plain);
    expect(hashOf(synthKafka({ config: { 'my.plugin': 'x' }, pluginKeys: ['my.'] }))).not.toBe(plain);
  });

  test('of log4j.properties changes the pods, of its comments and order does not', () => {
    const log4j = (log4jProperties: string) => hashOf(synthKafka({ log4jProperties }));
    expect(log4j('a=1\nb=2\n')).toBe(log4j('# words\nb = 2\n\na: 1'));
    expect(log4j('a=1\nb=2\n')).not.toBe(log4j('a=1\nb=3\n'));
  });

  test('keys that need no restart are in a file of their own', () => {
    expect(before.file('dynamic.properties')).toEqual({
      'min.insync.replicas': '2',
      'log.retention.ms': '1000',
      'num.io.threads': '8',
    });
    expect(before.file('server.properties')).toMatchObject({ 'queued.max.requests': '500' });
    expect(before.file('server.properties')).not.toHaveProperty(['log.retention.ms']);
  });
});

describe('dynamicConfig', () => {
  const config = { 'log.retention.ms': 1000 };
  const kindsOf = (manifests: Manifests) => manifests.all.map(({ kind }) => kind);

  test('onNextRestart: dynamic keys change no pods, and there is no Job', () => {
    const waiting = (retention: number) =>
      synthKafka({ config: { 'log.retention.ms': retention }, dynamicConfig: DynamicConfig.onNextRestart() });
    expect(templateOf(waiting(1))).toEqual(templateOf(waiting(2)));
    expect(kindsOf(waiting(1))).not.toContain('Job');
    expect(waiting(1).file('dynamic.properties')['log.retention.ms']).toBe('1');
  });

  test('rollingRestart: every key changes the pods, and there is no Job', () => {
    const manifests = synthKafka({ config, dynamicConfig: DynamicConfig.rollingRestart() });
    const other = synthKafka({ config: { 'log.retention.ms': 2000 }, dynamicConfig: DynamicConfig.rollingRestart() });
    expect(hashOf(manifests)).not.toBe(hashOf(other));
    expect(kindsOf(manifests)).not.toContain('Job');
    expect(manifests.one('ConfigMap').data).not.toHaveProperty(['dynamic.properties']);
    expect(manifests.file('server.properties')['log.retention.ms']).toBe('1000');
  });

  test('defaults to rollingRestart for an image without tools', () => {
    const manifests = synthKafka({ image: new WithoutTools() });
    expect(kindsOf(manifests)).not.toContain('Job');
    expect(manifests.one('ConfigMap').data['server.properties']).toContain('min.insync.replicas');
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

  test('is not one of the pods that the service and the budget select', () => {
    const selector = manifests.one('Service').spec.selector;
    expect(template.metadata.labels).not.toMatchObject(selector);
    expect(manifests.one('PodDisruptionBudget').spec.selector.matchLabels).toEqual(selector);
  });

  test('passes the restricted standard as the servers do, and is removed soon after it ends', () => {
    expect(template.spec.securityContext).toEqual(manifests.pod.securityContext);
    expect(container.securityContext).toEqual(manifests.server.securityContext);
    expect(spec.ttlSecondsAfterFinished).toBeLessThanOrEqual(30);
  });

  test('has a name of at most 63 characters under the longest name of a cluster', () => {
    expect(jobNameOf(synthKafka({ name: 'a'.repeat(52) })).length).toBeLessThanOrEqual(63);
  });

  test('has another name with another image', () => {
    expect(jobNameOf(synthKafka({ image: KafkaImage.official('mirror.example/kafka:3.9.2') }))).not.toBe(
      jobNameOf(synthKafka()),
    );
  });
});

/** The Job's own script, with a kafka-configs.sh that records how it is called. */
describe('the script of the Job', () => {
  let here: ScriptRun;

  beforeAll(async () => {
    here = await ScriptRun.open();
  });

  afterAll(() => here.close());

  interface Brokers {
    /** Dynamic defaults for all of them. */
    readonly defaults?: readonly string[];
    /** What is in force on the first one, with its origin, beside Kafka's defaults. */
    readonly first?: readonly string[];
    /** The same for all others. */
    readonly others?: readonly (readonly string[])[];
    readonly exit?: number;
  }

  const { broker: MODEL } = configModel('3.9');
  const POOLS = THREAD_POOLS.map((pool) => `${pool}=${MODEL[pool].default} DEFAULT_CONFIG`);

  /** The changes that the Job makes to such brokers. */
  function changes(
    config: Record<string, string | number>,
    { defaults = [], first = [], others = [], exit = 0 }: Brokers = {},
  ): string[] {
    const line = (entry: string, origin: string) => `  ${entry} sensitive=false synonyms={${origin}:${entry}}\n`;
    const names = first.map((entry) => entry.split('=')[0]);
    const pools = POOLS.filter((entry) => !names.includes(entry.split('=')[0]));
    const brokers = [[...pools, ...first], ...others].map((entries, index) => {
      const lines = entries.map((entry) => line(...(entry.split(' ') as [string, string])));
      return `All configs for broker ${index} are:\n${lines.join('')}`;
    });
    const dynamic = defaults.map((entry) => line(entry, 'DYNAMIC_DEFAULT_BROKER_CONFIG')).join('');
    const all = here.file('all', `${brokers.join('')}Default configs for brokers in the cluster are:\n${dynamic}`);
    const log = here.file('log', '');
    const answer = `case "$*" in *--describe*) cat ${all};; *) echo "$@" | sed 's/.*--alter //' >> ${log}; exit ${exit};; esac`;
    here.tool('opt/kafka/bin/kafka-configs.sh', answer);
    const manifests = synthKafka({ config });
    here.file('mnt/shared/config/dynamic.properties', manifests.one('ConfigMap').data['dynamic.properties']);
    const [container] = manifests.one('Job').spec.template.spec.containers;
    expect(container.command).toEqual(['bash', '-ec']);
    const { status } = here.run(`set -e\n${container.args[0]}`, { SERVICE: '127.0.0.1', PORT: here.port });
    expect(status).toBe(exit);
    return readFileSync(log, 'utf8').replaceAll(`${here.root}/`, '/').trim().split('\n');
  }

  /** The lines of the file that it adds. */
  const added = () =>
    readFileSync(join(here.root, 'tmp/others'), 'utf8')
      .split('\n')
      .filter((line) => line !== '');

  test('sets what the file has, in one change', () => {
    const config = { 'log.retention.ms': 1000, 'log.cleanup.policy': 'delete,compact', 'min.insync.replicas': ' 2' };
    expect(changes(config)).toEqual(['--add-config-file /tmp/others']);
    expect(added()).toEqual(['min.insync.replicas=\\ 2', 'log.retention.ms=1000', 'log.cleanup.policy=delete,compact']);
  });

  test('leaves read-only keys to the restart', () => {
    changes({ 'queued.max.requests': 400 });
    expect(added()).toEqual(['min.insync.replicas=2']);
  });

  test('deletes dynamic defaults that are no longer in the file, except throttles', () => {
    const defaults = [
      'log.retention.ms=5',
      'min.insync.replicas=2',
      'log.roll.ms=7',
      'leader.replication.throttled.rate=9',
    ];
    expect(changes({}, { defaults })).toEqual([
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
  ])('changes $have threads to $want in steps of two', ({ have, want, steps }) => {
    const size = `num.io.threads=${have} STATIC_BROKER_CONFIG`;
    expect(changes({ 'num.io.threads': want }, { first: [size] })).toEqual([
      '--add-config-file /tmp/others',
      ...steps.map(ofThreads),
    ]);
  });

  const ofThreads = (size: number) => `--add-config num.io.threads=${size}`;

  test('moves all brokers together where they differ, and leaves the setting of a single broker alone', () => {
    const differing = [['num.io.threads=16 STATIC_BROKER_CONFIG'], ['num.io.threads=99 DYNAMIC_BROKER_CONFIG']];
    expect(changes({ 'num.io.threads': 40 }, { others: differing }).slice(1)).toEqual([16, 32, 40].map(ofThreads));
  });

  test('takes a pool that is no longer in the file back to its default size, in steps as well', () => {
    const defaults = ['num.io.threads=33', 'min.insync.replicas=2'];
    const [others, ...steps] = changes({}, { defaults, first: ['num.io.threads=33 DYNAMIC_DEFAULT_BROKER_CONFIG'] });
    expect(others).toBe('--add-config-file /tmp/others');
    expect(steps).toEqual([17, 9, 8].map(ofThreads));
  });

  test('fails where Kafka rejects a change', () => {
    expect(changes({ 'log.retention.ms': 1000 }, { exit: 1 })).toEqual(['--add-config-file /tmp/others']);
  });

  test('every thread pool of Kafka that can change for all brokers is in the list', () => {
    const resizable = Object.keys(MODEL).filter(
      (key) => /threads|fetchers/.test(key) && MODEL[key].update === 'cluster-wide',
    );
    expect(resizable.sort()).toEqual([...THREAD_POOLS].sort());
  });
});
