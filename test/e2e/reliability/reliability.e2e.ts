import { writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { Duration, JsonPatch } from 'cdk8s';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { BrokerReadiness, DynamicConfig, KafkaImage, Placement, Storage } from '../../../lib';
import { reliabilityPage } from '../../../scripts/reliability/page';
import { allReady, apply, awaitServers, isReady, pods, roll, rolledOut, SERVERS } from '../cluster';
import { eventually, progress, Stopwatch } from '../eventually';
import { KafkaTools } from '../kafka-tools';
import { kubectl } from '../kubectl';
import { inNamespace, RUN_LABEL } from '../namespace';
import { uncordon } from '../nodes';
import { killProcess, nodeFault, nodeOf, WITHOUT_NODE_FAULTS } from './node-faults';
import type { Observation } from './observation';
import { keepResults, type Results } from './results';
import { Rig } from './rig';
import { dynamicConfigJobOf, synthesized, type Variant } from './variant';
import { LOAD } from './witness';

const run = inject('run');
const IMAGES = ['apache/kafka:3.9.2', 'zookeeper:3.9.4'];
/** Bounds the witness's life, whatever becomes of the run. */
const MINUTES = 120;
const LONGEST_STALL = 3;
const WITHOUT_GATE: Variant = { kafka: { readiness: BrokerReadiness.listening() } };

/** A disk that can be filled without filling anybody else's: memory, which outlives the container; and a hand that reaches it. */
const ON_SMALL_DISKS: Variant = {
  kafka: {
    storage: Storage.ephemeral({ sizeLimit: '512Mi' }),
    containers: [
      {
        name: 'keeper',
        image: IMAGES[0],
        command: ['sleep', 'infinity'],
        securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
        volumeMounts: [{ name: 'datadir', mountPath: '/data' }],
      },
    ],
  },
  patch: ({ statefulSet }) =>
    statefulSet.addJsonPatch(JsonPatch.add('/spec/template/spec/volumes/0/emptyDir/medium', 'Memory')),
};

const cases: Observation[] = [];
const controls: Observation[] = [];
let image: Pick<Results, 'system' | 'java'> | undefined;
const rolls: { -readonly [Name in keyof Results['rolls']]?: number } = {};

/** Leaves a case out where its faults cannot be made, and says why. */
const withFaults = (name: string, body: () => Promise<void>) => {
  if (WITHOUT_NODE_FAULTS !== undefined) progress(`left out, as ${WITHOUT_NODE_FAULTS}: ${name}`);
  it.skipIf(WITHOUT_NODE_FAULTS !== undefined)(name, body);
};

function expectNothingLost(observation: Observation): void {
  const { lost, duplicated, disordered, failed } = observation;
  expect({ lost, duplicated, disordered, failed }).toEqual({ lost: 0, duplicated: 0, disordered: 0, failed: 0 });
  expect(observation.acked, 'messages acknowledged').toBeGreaterThan(0);
}

function expectUndisturbed(observation: Observation): void {
  expectNothingLost(observation);
  expect(observation.samples, 'seconds in which brokers answered').toBeGreaterThan(observation.seconds / 2);
  expect(observation.belowMin, 'seconds with partitions below min in-sync').toBe(0);
  expect(observation.longestStall, 'longest stall in seconds').toBeLessThan(LONGEST_STALL);
  expect(observation.restarts, 'restarts').toBe(0);
}

describe('an idle cluster', () => {
  it('rolls with the gate in no more than 1.5 times its bare restarts', async () => {
    await inNamespace(run, 'idle', async (namespace) => {
      await apply(namespace, synthesized(WITHOUT_GATE));
      await allReady(namespace);
      image = await imageOfBrokers(namespace);
      const kafka = new KafkaTools(namespace);
      await kafka.createTopic('idle', LOAD.topics * LOAD.partitions, LOAD.replication);
      rolls.bareRestarts = 0;
      for (const broker of ['kafka-2', 'kafka-1', 'kafka-0'])
        rolls.bareRestarts += await bareRestart(namespace, broker);
      await apply(namespace, synthesized());
      await rolledOut(namespace, 'kafka');
      await sleep(10_000);
      const watch = new Stopwatch();
      await roll(namespace, 'kafka');
      rolls.idleWithGate = watch.seconds;
      progress(`bare restarts ${rolls.bareRestarts.toFixed(1)} s, a roll ${rolls.idleWithGate.toFixed(1)} s`);
      expect(rolls.idleWithGate / rolls.bareRestarts).toBeLessThanOrEqual(1.5);
    });
  });
});

describe('under load', () => {
  let rig: Rig;

  beforeAll(async () => {
    rig = await Rig.start(run, 'load', {}, MINUTES);
    image = await imageOfBrokers(rig.namespace);
  });

  afterAll(async () => {
    await rig?.end();
  });

  const observe = async (name: string, happen: () => Promise<void>) => {
    const observation = await rig.observe(name, happen);
    cases.push(observation);
    return observation;
  };

  it('brokers are restarted one after the other', async () => {
    const observation = await observe('rolling restart of the brokers', async () => {
      const watch = new Stopwatch();
      await roll(rig.namespace, 'kafka');
      rolls.loadedWithGate = watch.seconds;
    });
    expectUndisturbed(observation);
  });

  it('ZooKeeper servers are restarted one after the other', async () => {
    expectUndisturbed(await observe('rolling restart of ZooKeeper', () => roll(rig.namespace, 'zk')));
  });

  it('both are restarted at once', async () => {
    const both = () => Promise.all([roll(rig.namespace, 'kafka'), roll(rig.namespace, 'zk')]);
    expectUndisturbed(await observe('both rolled at once', async () => void (await both())));
  });

  it('each node is drained in turn', async () => {
    await kubectl(['label', 'pod', '--namespace', rig.namespace, ...SERVERS, `${RUN_LABEL}=${run}`]);
    const nodes = [...new Set((await pods(rig.namespace)).flatMap(({ spec }) => spec.nodeName ?? []))].sort();
    const observation = await observe('drain of each node in turn', async () => {
      for (const node of nodes) await drainAndReturn(rig.namespace, node);
    });
    expectUndisturbed(observation);
  });

  describe('a change of the configuration', () => {
    it('of a read-only key restarts the brokers one after the other', async () => {
      const config = { 'queued.max.requests': 400 };
      const observation = await observe('a read-only key changed', async () => {
        await rig.apply({ kafka: { config } });
        await rolledOut(rig.namespace, 'kafka');
      });
      expectUndisturbed(observation);
      expect(await inForce(rig.namespace, 'queued.max.requests')).toBe('400');
    });

    it('of a cluster-wide key is applied by a Job and restarts nothing', async () => {
      const config = { 'queued.max.requests': 400, 'log.cleaner.backoff.ms': 20_000, 'num.io.threads': 33 };
      const before = await uids(rig.namespace);
      const observation = await observe('cluster-wide keys changed', async () => {
        const folder = await rig.apply({ kafka: { config } });
        await jobDone(rig.namespace, dynamicConfigJobOf(folder));
      });
      expectUndisturbed(observation);
      expect(await uids(rig.namespace)).toEqual(before);
      expect(await inForce(rig.namespace, 'log.cleaner.backoff.ms')).toBe('20000');
      expect(await inForce(rig.namespace, 'num.io.threads')).toBe('33');
    });

    it('that takes a cluster-wide key back removes what the Job had set', async () => {
      const config = { 'queued.max.requests': 400 };
      const before = await uids(rig.namespace);
      const observation = await observe('cluster-wide keys reverted', async () => {
        const folder = await rig.apply({ kafka: { config } });
        await jobDone(rig.namespace, dynamicConfigJobOf(folder));
      });
      expectUndisturbed(observation);
      expect(await uids(rig.namespace)).toEqual(before);
      expect(await inForce(rig.namespace, 'log.cleaner.backoff.ms')).toBe('15000');
      expect(await inForce(rig.namespace, 'num.io.threads')).toBe('8');
    });

    it('that waits for the next restart changes nothing until then', async () => {
      const config = { 'queued.max.requests': 400, 'log.cleaner.backoff.ms': 25_000 };
      const before = await uids(rig.namespace);
      const observation = await observe('a cluster-wide key left to the next restart', async () => {
        await rig.apply({ kafka: { config, dynamicConfig: DynamicConfig.onNextRestart() } });
        await rolledOut(rig.namespace, 'kafka');
      });
      expectUndisturbed(observation);
      expect(await uids(rig.namespace)).toEqual(before);
      expect(await inForce(rig.namespace, 'log.cleaner.backoff.ms')).toBe('15000');
      await roll(rig.namespace, 'kafka');
      expect(await inForce(rig.namespace, 'log.cleaner.backoff.ms')).toBe('25000');
    });

    it('of log4j.properties rolls, and a comment in it does not', async () => {
      const text = 'log4j.rootLogger=INFO, stdout\nlog4j.appender.stdout=org.apache.log4j.ConsoleAppender\n';
      const layout = 'log4j.appender.stdout.layout=org.apache.log4j.SimpleLayout\n';
      const observation = await observe('log4j.properties changed', async () => {
        await rig.apply({ kafka: { log4jProperties: text + layout } });
        await rolledOut(rig.namespace, 'kafka');
      });
      expectUndisturbed(observation);
      const before = await uids(rig.namespace);
      await rig.apply({ kafka: { log4jProperties: `# other words\n${layout}${text}` } });
      await rolledOut(rig.namespace, 'kafka');
      expect(await uids(rig.namespace)).toEqual(before);
    });

    it('of zoo.cfg rolls the ensemble', async () => {
      const observation = await observe('zoo.cfg changed', async () => {
        await rig.apply({ zookeeper: { maxClientConnections: 100 } });
        await Promise.all([rolledOut(rig.namespace, 'zk'), rolledOut(rig.namespace, 'kafka')]);
      });
      expectUndisturbed(observation);
    });
  });

  it('a broken image is rolled out and taken back', async () => {
    await rig.apply({});
    await Promise.all([rolledOut(rig.namespace, 'zk'), rolledOut(rig.namespace, 'kafka')]);
    const observation = await observe('a broken image rolled out and back', async () => {
      await rig.apply({ kafka: { image: KafkaImage.official('apache/kafka:0.0.0-broken') } });
      await awaitServers(rig.namespace, 'the last broker finds no image, all others stay', 120, (pod) =>
        pod.metadata.name === 'kafka-2' ? isWaitingForImage(pod) : isReady(pod),
      );
      // that the others are left alone has to be seen for a while
      await sleep(15_000);
      expect((await pods(rig.namespace)).filter(isReady).map(({ metadata }) => metadata.name)).toEqual(
        expect.arrayContaining(SERVERS.filter((server) => server !== 'kafka-2')),
      );
      await rig.apply({});
      await rolledOut(rig.namespace, 'kafka');
    });
    expectNothingLost(observation);
    expect(observation.belowMin, 'seconds with partitions below min in-sync').toBe(0);
  });

  it('the cluster grows from three brokers to five', async () => {
    const placement = Placement.preferDifferentHosts();
    const observation = await observe('from three brokers to five', async () => {
      await rig.apply({ kafka: { placement } });
      await rolledOut(rig.namespace, 'kafka');
      rig.servers = [...SERVERS, 'kafka-3', 'kafka-4'];
      await rig.apply({ kafka: { placement, brokers: 5 } });
    });
    expectUndisturbed(observation);
    await eventually('five brokers are there', async () => (rig.witness.last.brokers === 5 ? undefined : 'fewer'), {
      timeout: 60,
    });
    rig.servers = SERVERS;
    await rig.apply({ kafka: { placement } });
    await rig.apply({});
    await rolledOut(rig.namespace, 'kafka');
  });

  it('all pods are deleted at once', async () => {
    expectNothingLost(await observe('all pods deleted at once', () => deleteAll(rig.namespace)));
  });

  it('all pods are deleted at once, by force', async () => {
    const force = ['--grace-period=0', '--force'];
    expectNothingLost(await observe('all pods deleted at once, by force', () => deleteAll(rig.namespace, force)));
  });

  withFaults('the process of each pod is killed, one after the other', async () => {
    const observation = await observe('kill -9 of each of the six', async () => {
      for (const server of SERVERS) {
        await killProcess(rig.namespace, server);
        await awaitServers(
          rig.namespace,
          `${server} is gone`,
          30,
          (pod) => pod.metadata.name !== server || !isReady(pod),
        );
        await allReady(rig.namespace);
        await eventually(
          'all copies are there',
          async () => (rig.witness.last.underReplicated === 0 ? undefined : 'no'),
          {
            timeout: 120,
          },
        );
      }
    });
    expectNothingLost(observation);
  });

  withFaults('two brokers are killed within a second', async () => {
    const observation = await observe('kill -9 of two brokers, 1 s apart', async () => {
      await killProcess(rig.namespace, 'kafka-0');
      await sleep(1000);
      await killProcess(rig.namespace, 'kafka-1');
      await sleep(5000);
    });
    expectNothingLost(observation);
  });

  withFaults('the broker that is the controller is killed', async () => {
    const observation = await observe('kill -9 of the controller', async () => {
      await killProcess(rig.namespace, `kafka-${rig.witness.last.controller}`);
      await sleep(5000);
    });
    expectNothingLost(observation);
  });

  withFaults('the leader of the ensemble is killed', async () => {
    const observation = await observe('kill -9 of the ZooKeeper leader', async () => {
      await killProcess(rig.namespace, await zookeeperLeader(rig.namespace));
      await sleep(5000);
    });
    expectNothingLost(observation);
  });

  withFaults('a kubelet and its runtime are stopped and started', async () => {
    const node = await nodeOf(rig.namespace, 'kafka-0');
    const observation = await observe("a node's kubelet and runtime stopped and started", async () => {
      try {
        await nodeFault('stop', node);
        await notReady(node);
      } finally {
        await nodeFault('start', node);
      }
      await kubectl(['wait', '--for=condition=Ready', `node/${node}`, '--timeout=120s'], { timeout: 150 });
    });
    expectNothingLost(observation);
  });

  withFaults("a node's network is cut and restored", async () => {
    const node = await nodeOf(rig.namespace, 'kafka-0');
    const observation = await observe("a node's network cut and restored", async () => {
      try {
        await nodeFault('cut', node);
        await notReady(node);
      } finally {
        await nodeFault('restore', node);
      }
      await kubectl(['wait', '--for=condition=Ready', `node/${node}`, '--timeout=120s'], { timeout: 150 });
    });
    expectNothingLost(observation);
  });

  describe('made worse on purpose, the same is not well', () => {
    it('without the gate, a roll takes partitions below their minimum', async () => {
      await rig.apply(WITHOUT_GATE);
      await rolledOut(rig.namespace, 'kafka');
      await sleep(20_000);
      const observation = await rig.observe('rolling restart without the in-sync probe', async () => {
        const watch = new Stopwatch();
        await roll(rig.namespace, 'kafka');
        rolls.loadedWithoutGate = watch.seconds;
      });
      controls.push(observation);
      expectNothingLost(observation);
      expect(observation.belowMin, 'seconds with partitions below min in-sync').toBeGreaterThan(0);
      expect((rolls.loadedWithGate ?? Number.NaN) / (rolls.loadedWithoutGate ?? Number.NaN)).toBeLessThanOrEqual(2.5);
    });

    it('with the data in a folder that is not on the claim, messages are lost', async () => {
      const claimOneFolderTooHigh: Variant = {
        kafka: { terminationGracePeriod: Duration.minutes(6) },
        patch: ({ statefulSet }) =>
          statefulSet.addJsonPatch(
            JsonPatch.replace('/spec/template/spec/containers/0/volumeMounts/0/mountPath', '/var/lib/kafka'),
          ),
      };
      await rig.apply(claimOneFolderTooHigh);
      await rolledOut(rig.namespace, 'kafka');
      const observation = await rig.observe(
        'all pods deleted, data outside the claim',
        () => deleteAll(rig.namespace),
        {
          settles: 60,
        },
      );
      controls.push(observation);
      expect(observation.lost, 'messages lost').toBeGreaterThan(0);
    });
  });
});

describe('on small disks', () => {
  it('a broker whose disk is full stops, and comes back when there is room', async () => {
    const rig = await Rig.start(run, 'disk', ON_SMALL_DISKS, MINUTES, { ...LOAD, topics: 1, partitions: 12, rate: 50 });
    const keeper = ['exec', 'kafka-1', '-c', 'keeper', '--namespace', rig.namespace, '--', 'bash', '-c'];
    try {
      const observation = await rig.observe('the disk of one broker full (50 messages a second)', async () => {
        await kubectl([...keeper, 'cat /dev/zero > /data/filling || true']);
        await awaitServers(rig.namespace, 'the broker stops, all others stay', 120, (pod) =>
          pod.metadata.name === 'kafka-1' ? !isReady(pod) : isReady(pod),
        );
        await sleep(20_000);
        await kubectl([...keeper, 'rm /data/filling']);
      });
      cases.push(observation);
      expectNothingLost(observation);
      expect(observation.restarts, 'restarts of the broker').toBeGreaterThan(0);
    } finally {
      await rig.end();
    }
  });
});

afterAll(async () => {
  if (image === undefined) return;
  const { serverVersion } = JSON.parse(await kubectl(['version', '-o', 'json']));
  keepResults({ kubernetes: serverVersion.gitVersion, images: IMAGES, ...image, load: LOAD, cases, controls, rolls });
  writeFileSync('docs/reliability.md', reliabilityPage());
});

async function imageOfBrokers(namespace: string): Promise<{ system: string; java: string }> {
  const ask = '. /etc/os-release && echo "$PRETTY_NAME" && java -version 2>&1 | head -n 1';
  const answer = await kubectl(['exec', 'kafka-0', '-c', 'kafka', '--namespace', namespace, '--', 'bash', '-c', ask]);
  const [system, java] = answer.trim().split('\n');
  return { system, java };
}

/** Seconds from the deletion of a broker until another is ready in its place. */
async function bareRestart(namespace: string, broker: string): Promise<number> {
  const replaced = (await pods(namespace)).filter(({ metadata }) => metadata.name === broker);
  const watch = new Stopwatch();
  await kubectl(['delete', 'pod', broker, '--namespace', namespace, '--wait=false']);
  await allReady(namespace, { replaced });
  const { seconds } = watch;
  await sleep(5000);
  return seconds;
}

async function drainAndReturn(namespace: string, node: string): Promise<void> {
  const drain = [
    'drain',
    node,
    `--pod-selector=${RUN_LABEL}=${run}`,
    '--timeout=420s',
    '--force',
    '--delete-emptydir-data',
  ];
  try {
    await kubectl(['label', 'node', node, `cdk8s-kafka-e2e-cordoned=${run}`, '--overwrite']);
    await kubectl([...drain, '--ignore-daemonsets'], { timeout: 450 });
  } finally {
    await uncordon(run);
  }
  await allReady(namespace);
  await kubectl(['label', 'pod', '--namespace', namespace, ...SERVERS, `${RUN_LABEL}=${run}`, '--overwrite']);
}

async function deleteAll(namespace: string, how: readonly string[] = []): Promise<void> {
  const replaced = await pods(namespace);
  await kubectl(['delete', 'pod', ...SERVERS, '--namespace', namespace, '--wait=false', ...how]);
  await allReady(namespace, { replaced, timeout: 600 });
}

async function uids(namespace: string): Promise<string[]> {
  const servers = (await pods(namespace)).filter(({ metadata }) => SERVERS.includes(metadata.name));
  return servers.map(({ metadata }) => metadata.uid);
}

async function jobDone(namespace: string, job: string): Promise<void> {
  const limits = ['--namespace', namespace, '--timeout=180s'];
  await kubectl(['wait', '--for=condition=Complete', `job/${job}`, ...limits], { timeout: 200 });
}

/** The value by which every broker goes. */
async function inForce(namespace: string, key: string): Promise<string> {
  const values = await new KafkaTools(namespace).brokerConfig(key);
  expect(new Set(values).size, `${key} of all brokers`).toBe(1);
  return values[0];
}

function isWaitingForImage(pod: { status: { containerStatuses?: readonly object[] } }): boolean {
  return /ErrImage|ImagePull|ErrPull/.test(JSON.stringify(pod.status.containerStatuses ?? []));
}

async function zookeeperLeader(namespace: string): Promise<string> {
  for (const server of SERVERS.filter((name) => name.startsWith('zk'))) {
    const ask = 'exec 3<>/dev/tcp/127.0.0.1/2181 && printf srvr >&3 && cat <&3';
    const answer = await kubectl(['exec', server, '--namespace', namespace, '--', 'bash', '-c', ask]);
    if (answer.includes('Mode: leader')) return server;
  }
  throw new Error('no server says that it leads');
}

async function notReady(node: string): Promise<void> {
  await kubectl(['wait', '--for=condition=Ready=Unknown', `node/${node}`, '--timeout=120s'], { timeout: 150 });
  // long enough that sessions end, and leaders move
  await sleep(20_000);
}
