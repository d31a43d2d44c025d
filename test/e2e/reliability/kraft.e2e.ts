import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KafkaImage, Placement } from '../../../lib';
import { allReady, rolledOut } from '../cluster';
import { eventually } from '../eventually';
import { KafkaTools } from '../kafka-tools';
import { kubectl } from '../kubectl';
import { KRAFT } from '../stack';
import { allRolledOut, jobDone, loseDisk, uids } from './actions';
import { Bench, expectNothingLost, withFaults } from './bench';
import { keepKilling, killProcess } from './node-faults';
import { reliabilityCases } from './suite';
import { jobOf, type Variant } from './variant';

const FIRST_CONTROLLER_ID = 1000;
/** Seconds without a quorum, before anything is asked of it. */
const WITHOUT_QUORUM = 20;

const log4j2 = (pattern: string) => `Configuration:
  Appenders:
    Console:
      name: stdout
      PatternLayout:
        pattern: "${pattern}"
  Loggers:
    Root:
      level: INFO
      AppenderRef:
        ref: stdout
`;

const bench = new Bench(KRAFT);
const tools = () => new KafkaTools(bench.namespace, 'kafka-2');

reliabilityCases(bench, {
  logging: [
    { kafka: { log4j2Yaml: log4j2('%p %m%n') } },
    { kafka: { log4j2Yaml: `# other words\n${log4j2('%p %m%n')}` } },
  ],
  restartsOfSix: 6,
  more: () => {
    it('a property that controllers read rolls them and the brokers', async () => {
      const config = { 'controller.quorum.request.timeout.ms': 2500 };
      const observation = await bench.observe('a read-only key of all nodes changed', async () => {
        await bench.rig.apply({ kafka: { config } });
        await allRolledOut(bench.rig);
      });
      bench.expectUndisturbed(observation);
    });

    withFaults('the active controller is killed', async () => {
      const observation = await bench.observe('kill -9 of the active controller', async () => {
        await killProcess(bench.namespace, controller(await tools().leaderOfQuorum()));
        await sleep(5000);
      });
      expectNothingLost(observation);
      bench.expectStallWithin(KRAFT.stalls.keepers, observation);
      expect(observation.restarts, 'restarts').toBe(1);
    });

    withFaults('two of three controllers are killed until there is no quorum, and come back', async () => {
      const [, second, third] = KRAFT.keepers;
      const observation = await bench.observe('kill -9 of two controllers, and back', async () => {
        const end = keepKilling(bench.namespace, [second, third]);
        try {
          await sleep(WITHOUT_QUORUM * 1000);
          const before = bench.rig.witness.last.acked;
          await expect(tools().createTopic('without-quorum', 1, 3), 'a topic without a quorum').rejects.toThrow();
          expect(bench.rig.witness.last.acked, 'messages acknowledged without a quorum').toBeGreaterThan(before);
        } finally {
          await end();
        }
        await allReady(bench.namespace, { servers: KRAFT.servers });
        await tools().createTopic('with-quorum', 1, 3);
      });
      expectNothingLost(observation);
      expect(observation.belowMin, 'seconds with partitions below min in-sync').toBe(0);
      bench.expectStallWithin(KRAFT.stalls.keepers, observation);
    });

    it('the disk of a broker is lost, and another one filled', async () => {
      const observation = await bench.observe('the disk of one broker lost', () =>
        loseDisk(bench.namespace, 'kafka-1'),
      );
      expectNothingLost(observation);
      expect(observation.belowMin, 'seconds with partitions below min in-sync').toBe(0);
    });

    it('the disk of a controller is lost, and another one filled', async () => {
      const observation = await bench.observe('the disk of one controller lost', () =>
        loseDisk(bench.namespace, KRAFT.keepers[1]),
      );
      expectNothingLost(observation);
      bench.expectStallWithin(KRAFT.stalls.keepers, observation);
    });

    it('a pool is added, filled, emptied and removed', async () => {
      const placement = Placement.preferDifferentHosts();
      const { rig, namespace } = bench;
      const first = await tools().describe('witness-0');
      const observation = await bench.observe('a pool of brokers added, filled, emptied and removed', async () => {
        rig.servers = [...KRAFT.servers, 'kafka-extra-0', 'kafka-extra-1'];
        await rig.apply({ kafka: { brokerPools: { extra: { firstBrokerId: 100, brokers: 2, placement } } } });
        await allReady(namespace, { servers: rig.servers });
        const moves = first.map(({ partition, replicas }) => ({
          topic: 'witness-0',
          partition,
          replicas: [100 + (partition % 2), ...replicas.slice(1)],
        }));
        await tools().reassign(moves);
        await tools().reassign(first.map(({ partition, replicas }) => ({ topic: 'witness-0', partition, replicas })));
        rig.servers = KRAFT.servers;
        await rig.apply({});
        await kubectl(['delete', 'statefulset,pdb,service,configmap', '-l', 'app=kafka-extra', '-n', namespace]);
        const gone = async () => ((rig.witness.last.brokers ?? 5) === 3 ? undefined : 'the brokers are still there');
        await eventually('three brokers are left', gone, { timeout: 120 });
        for (const broker of [100, 101]) await tools().unregister(broker);
      });
      bench.expectUndisturbed(observation);
    });

    it('a wrong feature level is rolled out and taken back', async () => {
      const before = await uids(bench.rig);
      const observation = await bench.observe('a wrong feature level rolled out and back', async () => {
        const folder = await bench.rig.apply({ kraft: { metadataVersion: '3.9' } });
        await jobFailing(jobOf(folder, 'ftr'));
        await allRolledOut(bench.rig);
        await kubectl(['delete', 'job', jobOf(folder, 'ftr'), '--namespace', bench.namespace]);
        await bench.rig.apply({});
        await allRolledOut(bench.rig);
      });
      bench.expectUndisturbed(observation);
      expect(await uids(bench.rig), 'no pod was replaced').toEqual(before);
      expect(await tools().featureLevel('metadata.version')).toMatch(/^4\.3-/);
    });
  },
});

describe('from Kafka 3.9 to 4.3', () => {
  const version = (tag: string, metadataVersion = '3.9'): Variant => ({
    kraft: { metadataVersion },
    kafka: { image: KafkaImage.official(`apache/kafka:${tag}`) },
  });

  beforeAll(() => bench.begin('upgrade', version('3.9.2')));
  afterAll(() => bench.end());

  const upgrade = async (tag: string) => {
    await bench.rig.apply(version(tag), KRAFT.keeperSet);
    await rolledOut(bench.namespace, KRAFT.keeperSet);
    await bench.rig.apply(version(tag));
    await rolledOut(bench.namespace, 'kafka');
  };

  it.each([
    ['3.9.2', '4.0.2'],
    ['4.0.2', '4.3.1'],
  ])('the image %s becomes %s, controllers first', async (from, to) => {
    bench.expectUndisturbed(await bench.observe(`upgrade from ${from} to ${to}`, () => upgrade(to)));
    expect(await tools().featureLevel('metadata.version')).toMatch(/^3\.9-/);
  });

  it('the metadata version is raised at the end', async () => {
    const before = await uids(bench.rig);
    const observation = await bench.observe('metadata version raised from 3.9 to 4.3', async () => {
      const folder = await bench.rig.apply(version('4.3.1', '4.3'));
      await jobDone(bench.namespace, jobOf(folder, 'ftr'));
      await allRolledOut(bench.rig);
    });
    bench.expectUndisturbed(observation);
    expect(await uids(bench.rig), 'no pod was replaced').toEqual(before);
    expect(await tools().featureLevel('metadata.version')).toMatch(/^4\.3-/);
    expect((await tools().featureLevel('kraft.version')) ?? '0', 'the quorum stays static').toBe('0');
  });
});

bench.keepWhatIsFound();

function controller(id: number): string {
  return `${KRAFT.keeperSet}-${id - FIRST_CONTROLLER_ID}`;
}

/** Awaits that a Job has tried, and says why it cannot. */
async function jobFailing(job: string): Promise<void> {
  const missing = async () => {
    const log = await kubectl(['logs', `job/${job}`, '--namespace', bench.namespace]);
    return log.includes('is never lowered') ? undefined : log || 'nothing is logged';
  };
  await eventually(`${job} refuses`, missing, { timeout: 120 });
}
