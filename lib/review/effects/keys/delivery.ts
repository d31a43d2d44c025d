import type { Verdict } from '../../change';
import { RESTART, type Step, type StepNames, WAIT_FOR_ROLLOUT } from '../../steps';
import { DYNAMIC_CONFIGS, FEATURES, PROPERTIES_FORMAT } from '../sources';

/** A change to a key by hand, as an argument of kafka-configs.sh. */
function addConfig({ key, value }: StepNames): string {
  if (value === undefined) return `--add-config-file with the new ${key}`;
  const setting = value.includes(',') ? `${key}=[${value}]` : `${key}=${value}`;
  return `--add-config ${/^[\w.:=\-/[\],]*$/.test(setting) ? setting : `'${setting.replaceAll("'", "'\\''")}'`}`;
}

const OR_RESTART: Step = (names) => `or ${typeof RESTART === 'string' ? RESTART : RESTART(names)}`;

/** How a change to a file, or of a key in it, reaches the servers that read it. */
export const DELIVERY = {
  byNewJob: {
    effect: 'LIVE',
    why: 'Kafka can change it on running brokers, and a new Job does so',
    steps: [],
    source: DYNAMIC_CONFIGS,
  },
  revertedByNewJob: {
    effect: 'LATENT',
    why: 'a new Job removes it from the dynamic configuration; running brokers fall back to the file that they started with until they restart',
    steps: [
      ({ workload = 'the workload that reads it' }) =>
        `kubectl rollout restart ${workload}, to make it take effect immediately`,
    ],
    source: DYNAMIC_CONFIGS,
  },
  jobRemoved: {
    effect: 'LATENT',
    why: 'what a Job has set for all brokers stays in Kafka and overrides the file, even after a restart; no Job is left to change it',
    steps: [
      'kafka-configs.sh --alter --entity-type brokers --entity-default --delete-config with the keys that --describe shows',
    ],
    source: DYNAMIC_CONFIGS,
  },
  jobUnchanged: {
    effect: 'LATENT',
    why: 'what a Job has set for all brokers overrides the file, even after a restart, and the same Job does not run again until it has been deleted, after its ttlSecondsAfterFinished',
    steps: ['rename the Job, as synthesizing again does'],
    source: DYNAMIC_CONFIGS,
  },
  byRoll: {
    effect: 'ROLL',
    why: 'servers read it when they start, and this change restarts them',
    steps: [WAIT_FOR_ROLLOUT],
    source: DYNAMIC_CONFIGS,
  },
  atNextStart: {
    effect: 'LATENT',
    why: 'no pod restarts, and servers read the file only when they start',
    steps: [RESTART],
    source: DYNAMIC_CONFIGS,
  },
  clusterWideAtNextStart: {
    effect: 'LATENT',
    why: 'no pod restarts, and brokers read the file only when they start, although Kafka can change this key while they run',
    steps: [
      (names) =>
        `kafka-configs.sh --alter --entity-type brokers --entity-default ${addConfig(names)}, for all brokers together`,
      OR_RESTART,
    ],
    source: DYNAMIC_CONFIGS,
  },
  perBrokerAtNextStart: {
    effect: 'LATENT',
    why: 'no pod restarts, and brokers read the file only when they start, although Kafka can change this key on each of them while it runs',
    steps: [
      (names) =>
        `kafka-configs.sh --alter --entity-type brokers --entity-name 0 ${addConfig(names)}, and so on for each broker`,
      OR_RESTART,
    ],
    source: DYNAMIC_CONFIGS,
  },
  featureRaised: {
    effect: 'LIVE',
    why: 'a new Job raises the feature level once all servers support it; there is no way back to a lower level, nor to an image of an older release',
    steps: ['let the new release run for some days first'],
    source: FEATURES,
  },
  featureStated: {
    effect: 'LIVE',
    why: 'a new Job changes nothing if the cluster has this level, reports an error if it has a higher one, and raises a lower one, which cannot be lowered again',
    steps: ['state the level that kafka-features.sh describe shows, and raise it in a later change'],
    source: FEATURES,
  },
  featureLowered: {
    effect: 'LATENT',
    why: 'the level of a running cluster stays: Kafka rejects a lower one if its metadata changed in between',
    steps: ['keep the level'],
    source: FEATURES,
  },
  featureWithoutJob: {
    effect: 'LATENT',
    why: 'servers use the level only when they format new, empty disks; no new Job raises that of the running cluster',
    steps: [
      ({ key, value = 'the level' }) =>
        `kafka-features.sh upgrade --feature ${key}=${value}, some days after the last upgrade; a version such as 4.3 as the number that version-mapping shows for it`,
    ],
    source: FEATURES,
  },
  movedBetweenFiles: {
    effect: 'NOOP',
    why: 'the key moves between files of the same server, and its value stays the same',
    steps: [],
    source: DYNAMIC_CONFIGS,
  },
  movedFromVariables: {
    effect: 'NOOP',
    why: 'the key moves between a file and the variables or arguments of the server, and its value in effect stays the same',
    steps: [],
    source: DYNAMIC_CONFIGS,
  },
  inSeveralFiles: {
    effect: 'NOOP',
    why: 'several files of the same server have this key, and this change does not change the value in effect',
    steps: [],
    source: DYNAMIC_CONFIGS,
  },
  sameMeaning: {
    effect: 'NOOP',
    why: 'only comments, whitespace or the order of keys differ',
    steps: [],
    source: PROPERTIES_FORMAT,
  },
} as const satisfies Readonly<Record<string, Verdict>>;
