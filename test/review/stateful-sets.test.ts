import { describe } from 'vitest';
import { addTwin, edits, kafka, type ReviewCase, rollBrokers, server, setImage, testCases } from '../support/review';

const OWN_FIELDS: readonly ReviewCase[] = [
  {
    name: 'more replicas',
    edit: (o) => {
      kafka(o).replicas = 5;
    },
    path: '/spec/replicas',
    effect: 'LIVE',
  },
  {
    name: 'fewer replicas',
    edit: (o) => {
      kafka(o).replicas = 2;
    },
    path: '/spec/replicas',
    effect: 'DATA',
  },
  {
    name: 'replicas removed, so that the default of one applies',
    edit: (o) => delete kafka(o).replicas,
    path: '/spec/replicas',
    effect: 'DATA',
  },
  {
    name: 'another Service',
    edit: (o) => {
      kafka(o).serviceName = 'x';
    },
    path: '/spec/serviceName',
    effect: 'IMMUTABLE',
  },
  {
    name: 'another pod management policy',
    edit: (o) => {
      kafka(o).podManagementPolicy = 'OrderedReady';
    },
    path: '/spec/podManagementPolicy',
    effect: 'IMMUTABLE',
  },
  {
    name: 'larger claims',
    edit: (o) => {
      kafka(o).volumeClaimTemplates[0].spec.resources.requests.storage = '20Gi';
    },
    path: '/spec/volumeClaimTemplates/datadir/spec/resources/requests/storage',
    effect: 'IMMUTABLE',
  },
  {
    name: 'the order of claims',
    before: (o) => {
      const [claim] = kafka(o).volumeClaimTemplates;
      kafka(o).volumeClaimTemplates.push({ ...claim, metadata: { name: 'more' } });
    },
    edit: (o) => kafka(o).volumeClaimTemplates.reverse(),
    path: '/spec/volumeClaimTemplates/(order)',
    effect: 'IMMUTABLE',
  },
  {
    name: 'an unknown field',
    edit: (o) => {
      kafka(o).surprise = 1;
    },
    path: '/spec/surprise',
    effect: 'IMMUTABLE',
  },
  {
    name: 'claims that are deleted with the StatefulSet',
    edit: (o) => {
      kafka(o).persistentVolumeClaimRetentionPolicy = { whenDeleted: 'Delete' };
    },
    path: '/spec/persistentVolumeClaimRetentionPolicy/whenDeleted',
    effect: 'DATA',
  },
];

const AS_A_WHOLE: readonly ReviewCase[] = [
  {
    name: 'more replicas and another template',
    edit: edits((o) => {
      kafka(o).replicas = 5;
    }, rollBrokers),
    path: '/spec',
    effect: 'OUTAGE',
  },
  {
    name: 'a roll of a single server',
    before: (o) => {
      o['StatefulSet/zk'].spec.replicas = 1;
    },
    edit: (o) => {
      o['StatefulSet/zk'].spec.template.metadata.annotations.x = 'y';
    },
    path: '/spec/template',
    effect: 'OUTAGE',
  },
  {
    name: 'a roll of two StatefulSets of one cluster',
    before: addTwin,
    edit: edits(rollBrokers, (o) => {
      o['StatefulSet/other'].spec.template.metadata.annotations.x = 'y';
    }),
    path: '/spec/template',
    effect: 'OUTAGE',
  },
  {
    name: 'labels of pods that the selector does not match',
    edit: (o) => {
      kafka(o).template.metadata.labels.app = 'x';
    },
    path: '/spec/template/metadata/labels',
    effect: 'IMMUTABLE',
  },
  {
    name: 'another name',
    edit: (o) => {
      o['StatefulSet/kafka'].metadata.name = 'events';
    },
    path: '/metadata/name',
    effect: 'DATA',
  },
  {
    name: 'another namespace',
    edit: (o) => {
      for (const object of Object.values(o)) object.metadata.namespace = 'streaming';
    },
    path: '/metadata/name',
    effect: 'DATA',
  },
  {
    name: 'another name of the cluster, in all its labels',
    edit: (o) => {
      for (const [key, object] of Object.entries(o)) {
        if (!key.includes('kafka') && key !== 'Job') continue;
        o[key] = JSON.parse(JSON.stringify(object).replace(/kafka(-svc|-cm|-pdb|-cfg)?"/g, 'orders$1"'));
      }
    },
    path: '/metadata/name',
    effect: 'DATA',
  },
  {
    name: 'a StatefulSet that is removed',
    edit: (o) => delete o['StatefulSet/zk'],
    path: '',
    effect: 'OUTAGE',
  },
];

const CLAIMS: readonly ReviewCase[] = [
  {
    name: 'a claim that is mounted at another path',
    edit: (o) => {
      server(o).volumeMounts[0].mountPath = '/elsewhere';
    },
    path: '/spec/template/spec/containers/kafka/volumeMounts',
    effect: 'DATA',
  },
  {
    name: 'another name of the claims',
    edit: (o) => {
      kafka(o).volumeClaimTemplates[0].metadata.name = 'other';
      server(o).volumeMounts[0].name = 'other';
    },
    path: '/spec/template/spec/containers/kafka/volumeMounts',
    effect: 'DATA',
  },
];

const WITHOUT_ROLL: readonly ReviewCase[] = [
  {
    name: 'another image, with OnDelete',
    before: (o) => {
      kafka(o).updateStrategy = { type: 'OnDelete' };
    },
    edit: setImage('apache/kafka:3.9.1'),
    path: '/spec/template/spec/containers/kafka/image',
    effect: 'LATENT',
  },
  {
    name: 'another image, with a partition above all ordinals',
    before: (o) => {
      kafka(o).updateStrategy = { rollingUpdate: { partition: 3 } };
    },
    edit: setImage('apache/kafka:3.9.1'),
    path: '/spec/template/spec/containers/kafka/image',
    effect: 'LATENT',
  },
];

describe('fields of a StatefulSet', () => testCases(OWN_FIELDS));
describe('a StatefulSet as a whole', () => testCases(AS_A_WHOLE));
describe('claims with data', () => testCases(CLAIMS));
describe('a template that replaces no pod', () => testCases(WITHOUT_ROLL));
