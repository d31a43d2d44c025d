import { setTimeout as sleep } from 'node:timers/promises';
import { JsonPatch } from 'cdk8s';
import { describe, expect, it } from 'vitest';
import { Storage } from '../../../lib';
import { awaitServers, isReady, rolledOut } from '../cluster';
import { kubectl } from '../kubectl';
import { ZOOKEEPER } from '../stack';
import { Bench, expectNothingLost, withFaults } from './bench';
import { killProcess } from './node-faults';
import { reliabilityCases } from './suite';
import type { Variant } from './variant';
import { LOAD } from './witness';

/** A disk that can be filled without filling anybody else's: memory, which outlives the container; and a hand that reaches it. */
const ON_SMALL_DISKS: Variant = {
  kafka: {
    storage: Storage.ephemeral({ sizeLimit: '512Mi' }),
    containers: [
      {
        name: 'keeper',
        image: ZOOKEEPER.images[0],
        command: ['sleep', 'infinity'],
        securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
        volumeMounts: [{ name: 'datadir', mountPath: '/data' }],
      },
    ],
  },
  patch: ({ statefulSet }) =>
    statefulSet.addJsonPatch(JsonPatch.add('/spec/template/spec/volumes/0/emptyDir/medium', 'Memory')),
};

const TEXT = 'log4j.rootLogger=INFO, stdout\nlog4j.appender.stdout=org.apache.log4j.ConsoleAppender\n';
const LAYOUT = 'log4j.appender.stdout.layout=org.apache.log4j.SimpleLayout\n';

const bench = new Bench(ZOOKEEPER);

reliabilityCases(bench, {
  logging: [
    { kafka: { log4jProperties: TEXT + LAYOUT } },
    { kafka: { log4jProperties: `# other words\n${LAYOUT}${TEXT}` } },
  ],
  more: () => {
    it('a change of zoo.cfg rolls the ensemble', async () => {
      const observation = await bench.observe('zoo.cfg changed', async () => {
        await bench.rig.apply({ zookeeper: { maxClientConnections: 100 } });
        await Promise.all([rolledOut(bench.namespace, 'zk'), rolledOut(bench.namespace, 'kafka')]);
      });
      bench.expectUndisturbed(observation);
    });

    withFaults('the broker that is the controller is killed', async () => {
      const observation = await bench.observe('kill -9 of the controller', async () => {
        await killProcess(bench.namespace, `kafka-${bench.rig.witness.last.controller}`);
        await sleep(5000);
      });
      expectNothingLost(observation);
    });

    withFaults('the leader of the ensemble is killed', async () => {
      const observation = await bench.observe('kill -9 of the ZooKeeper leader', async () => {
        await killProcess(bench.namespace, await zookeeperLeader(bench.namespace));
        await sleep(5000);
      });
      expectNothingLost(observation);
    });
  },
});

describe('on small disks', () => {
  it('a broker whose disk is full stops, and comes back when there is room', async () => {
    await bench.begin('disk', ON_SMALL_DISKS, { ...LOAD, topics: 1, partitions: 12, rate: 50 });
    const { namespace } = bench;
    const keeper = ['exec', 'kafka-1', '-c', 'keeper', '--namespace', namespace, '--', 'bash', '-c'];
    try {
      const observation = await bench.observe('the disk of one broker full (50 messages a second)', async () => {
        await kubectl([...keeper, 'cat /dev/zero > /data/filling || true']);
        await awaitServers(namespace, 'the broker stops, all others stay', 120, (pod) =>
          pod.metadata.name === 'kafka-1' ? !isReady(pod) : isReady(pod),
        );
        await sleep(20_000);
        await kubectl([...keeper, 'rm /data/filling']);
      });
      expectNothingLost(observation);
      expect(observation.restarts, 'restarts of the broker').toBeGreaterThan(0);
    } finally {
      await bench.end();
    }
  });
});

bench.keepWhatIsFound();

async function zookeeperLeader(namespace: string): Promise<string> {
  for (const server of ZOOKEEPER.keepers) {
    const ask = 'exec 3<>/dev/tcp/127.0.0.1/2181 && printf srvr >&3 && cat <&3';
    const answer = await kubectl(['exec', server, '--namespace', namespace, '--', 'bash', '-c', ask]);
    if (answer.includes('Mode: leader')) return server;
  }
  throw new Error('no server says that it leads');
}
