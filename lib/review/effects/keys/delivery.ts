import type { Verdict } from '../../change';

const DYNAMIC = 'https://kafka.apache.org/39/configuration/broker-configs/#dynamicbrokerconfigs';

/** How a change of a file, or of a key in it, comes to the servers that read it. */
export const REACHES = {
  byJob: {
    effect: 'LIVE',
    why: 'Kafka changes it on running brokers, and a new Job does so',
    steps: [],
    source: DYNAMIC,
  },
  takenByJob: {
    effect: 'LATENT',
    why: 'a new Job takes it back from Kafka; brokers that were started with it go by their own file until they restart',
    steps: ['kubectl rollout restart SET, if it has to be gone at once'],
    source: DYNAMIC,
  },
  leftByJob: {
    effect: 'LATENT',
    why: 'what a Job has set for all brokers stays in Kafka and wins over the file, also after a restart; no Job is left to change it',
    steps: [
      'kafka-configs.sh --alter --entity-type brokers --entity-default --delete-config with the keys that --describe shows',
    ],
    source: DYNAMIC,
  },
  keptByJob: {
    effect: 'LATENT',
    why: 'what a Job has set for all brokers wins over the file, also after a restart, and the same Job runs again only when it is gone: after its ttlSecondsAfterFinished',
    steps: ['give the Job another name, as a new synthesis does'],
    source: DYNAMIC,
  },
  byRoll: {
    effect: 'ROLL',
    why: 'the servers read it when they are restarted, which the change of their pods brings about',
    steps: ['await kubectl rollout status SET before the next change'],
    source: DYNAMIC,
  },
  atNextStart: {
    effect: 'LATENT',
    why: 'no pod restarts for it, and servers read the file at their start only',
    steps: ['kubectl rollout restart SET'],
    source: DYNAMIC,
  },
  clusterWideAtNextStart: {
    effect: 'LATENT',
    why: 'no pod restarts for it, and brokers read the file at their start only, though Kafka could change this key while they run',
    steps: [
      'kafka-configs.sh --alter --entity-type brokers --entity-default --add-config KEY=VALUE, for all brokers at once',
      'or kubectl rollout restart SET',
    ],
    source: DYNAMIC,
  },
  perBrokerAtNextStart: {
    effect: 'LATENT',
    why: 'no pod restarts for it, and brokers read the file at their start only, though Kafka could change this key on each while it runs',
    steps: [
      'kafka-configs.sh --alter --entity-type brokers --entity-name ID --add-config KEY=VALUE, for each broker',
      'or kubectl rollout restart SET',
    ],
    source: DYNAMIC,
  },
  sameMeaning: {
    effect: 'NOOP',
    why: 'only comments, white space or the order of keys differ',
    steps: [],
    source:
      'https://docs.oracle.com/en/java/javase/17/docs/api/java.base/java/util/Properties.html#load(java.io.Reader)',
  },
} as const satisfies Readonly<Record<string, Verdict>>;
