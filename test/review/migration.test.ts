import { describe, expect, test } from 'vitest';
import { KafkaImage, Metadata, MigrationStep, ZookeeperConnection } from '../../lib';
import { review } from '../../lib/review/review';
import { clusterObjects, manifestsOf } from './kraft-objects';

const clusterId = 'MkU3OEVBNTcwNTJENDM2Qg';
const FROM = ZookeeperConnection.of('zk-0.zk-svc:2181,zk-1.zk-svc:2181', '/kafka');

const STEPS = {
  zookeeper: Metadata.zookeeper(FROM),
  controllers: Metadata.migration(FROM, MigrationStep.CONTROLLERS, { clusterId }),
  dualWrite: Metadata.migration(FROM, MigrationStep.DUAL_WRITE, { clusterId }),
  brokers: Metadata.migration(FROM, MigrationStep.BROKERS, { clusterId }),
  done: Metadata.kraft({ clusterId }),
};

type Step = keyof typeof STEPS;

const written = (step: Step) =>
  manifestsOf(clusterObjects({ metadata: STEPS[step], image: KafkaImage.official('apache/kafka:3.9.2') }));
const changesOf = (before: Step, after: Step) => review(written(before), written(after)).changes;

/** Changes that need an acknowledgement, by what they are about. */
const worst = (before: Step, after: Step) =>
  changesOf(before, after)
    .filter(({ effect }) => !['NOOP', 'LIVE', 'ROLL', 'LATENT'].includes(effect))
    .map(({ effect, path }) => `${effect} ${path.replace('/data/server.properties/', '')}`);

describe('a step forward', () => {
  test.each<[Step, Step, string]>([
    ['zookeeper', 'controllers', 'LIVE'],
    ['controllers', 'dualWrite', 'ROLL'],
    ['dualWrite', 'brokers', 'ROLL'],
  ])('from %s to %s is at most %s', (before, after, effect) => {
    expect(review(written(before), written(after)).worst).toBe(effect);
  });

  test('that is the last one wants an acknowledgement, and says that there is no way back', () => {
    expect(worst('brokers', 'done')).toEqual(['DATA zookeeper.connect', 'DATA zookeeper.metadata.migration.enable']);
    expect(changesOf('brokers', 'done')[0].why).toContain('there is no way back');
  });

  test('tells what to wait for', () => {
    for (const [before, after] of [
      ['controllers', 'dualWrite'],
      ['dualWrite', 'brokers'],
      ['brokers', 'done'],
    ] as const) {
      const steps = changesOf(before, after).flatMap((change) => change.steps);
      expect(steps).toContainEqual(expect.stringContaining('for the Job of the step before'));
    }
  });
});

describe('a step back', () => {
  test('from KRaft to dual write is a roll', () => {
    expect(worst('brokers', 'dualWrite')).toEqual([]);
  });

  test('from dual write, ZooKeeper has to forget the controllers first', () => {
    expect(worst('dualWrite', 'controllers')).toContain('OUTAGE controller.quorum.voters');
    expect(changesOf('dualWrite', 'zookeeper').flatMap(({ steps }) => steps)).toContainEqual(
      expect.stringContaining('delete /controller and /migration'),
    );
  });

  test('from the end is refused', () => {
    expect(worst('done', 'brokers')).toEqual([
      'OUTAGE zookeeper.connect',
      'OUTAGE zookeeper.metadata.migration.enable',
    ]);
    expect(worst('done', 'zookeeper')).toContain('OUTAGE process.roles');
  });
});

describe('a step that is left out', () => {
  test('from ZooKeeper to KRaft', () => {
    expect(worst('zookeeper', 'done')).toContain('DATA process.roles');
  });

  test('dual write', () => {
    expect(worst('controllers', 'brokers')).toContain('DATA process.roles');
  });
});
