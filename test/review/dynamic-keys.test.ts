import { describe } from 'vitest';
import {
  type Edit,
  edits,
  inBrokerFile,
  inDynamicFile,
  type ReviewCase,
  removeJob,
  renameJob,
  rollBrokers,
  testCases,
} from '../support/review';

const lowerMinIsr = inDynamicFile('min.insync.replicas=2', 'min.insync.replicas=1');
const MIN_ISR = '/data/dynamic.properties/min.insync.replicas';

const IN_DYNAMIC_FILE: readonly ReviewCase[] = [
  { name: 'changed', edit: lowerMinIsr, path: MIN_ISR, effect: 'LATENT' },
  { name: 'changed, with a new Job', edit: edits(lowerMinIsr, renameJob), path: MIN_ISR, effect: 'LIVE' },
  {
    name: 'changed, with the hash of the pods, and the Job removed',
    edit: edits(lowerMinIsr, rollBrokers, removeJob),
    path: MIN_ISR,
    effect: 'LATENT',
  },
  {
    name: 'changed, with a Job that does something else',
    before: removeJob,
    edit: edits(lowerMinIsr, (o) => {
      const volumes = [{ name: 'config', configMap: { name: 'kafka-cm' } }];
      const template = { spec: { volumes, containers: [{ name: 'topics', command: ['kafka-topics.sh'] }] } };
      o.topics = { apiVersion: 'batch/v1', kind: 'Job', metadata: { name: 'topics' }, spec: { template } };
    }),
    path: MIN_ISR,
    effect: 'LATENT',
  },
  {
    name: 'changed for controllers, which follow what a Job sets for all brokers',
    before: inBrokerFile(/^/, 'process.roles=controller\n'),
    edit: edits(lowerMinIsr, renameJob),
    path: MIN_ISR,
    effect: 'LIVE',
  },
];

/** The Job applies the file of the broker, as that of older releases. */
const readBrokerFile: Edit = ({ Job }) => {
  const [container] = Job.spec.template.spec.containers;
  container.args = container.args.map((text: string) => text.replaceAll('dynamic.properties', 'server.properties'));
};

/** As manifests have them that were not written by this library. */
const IN_BROKER_FILE: readonly ReviewCase[] = [
  {
    name: 'added, with the hash of the pods and the same Job',
    edit: edits(inBrokerFile(/$/, 'log.index.interval.bytes=8192\n'), rollBrokers),
    path: '/data/server.properties/log.index.interval.bytes',
    effect: 'ROLL',
  },
  {
    name: 'added, with a new Job that reads the dynamic file',
    edit: edits(inBrokerFile(/$/, 'log.index.interval.bytes=8192\n'), renameJob),
    path: '/data/server.properties/log.index.interval.bytes',
    effect: 'LATENT',
  },
  {
    name: 'added, with a new Job that reads this file',
    before: readBrokerFile,
    edit: edits(inBrokerFile(/$/, 'log.index.interval.bytes=8192\n'), renameJob),
    path: '/data/server.properties/log.index.interval.bytes',
    effect: 'LIVE',
  },
  {
    name: 'changed, with the same Job',
    before: inBrokerFile(/$/, 'log.index.interval.bytes=8192\n'),
    edit: inBrokerFile('interval.bytes=8192', 'interval.bytes=8193'),
    path: '/data/server.properties/log.index.interval.bytes',
    effect: 'LATENT',
  },
  {
    name: 'removed, with a new Job',
    before: inBrokerFile(/$/, 'log.retention.ms=1\n'),
    edit: edits(inBrokerFile('log.retention.ms=1\n', ''), renameJob),
    path: '/data/server.properties/log.retention.ms',
    effect: 'LATENT',
  },
];

const JOBS: readonly ReviewCase[] = [
  { name: 'removed without a successor', edit: removeJob, path: '', effect: 'LATENT' },
];

describe('a dynamic key in a file of its own', () => testCases(IN_DYNAMIC_FILE));
describe('a dynamic key in the file of the broker', () => testCases(IN_BROKER_FILE));
describe('the Job that applies dynamic keys', () => testCases(JOBS));
