import { describe, expect, test } from 'vitest';
import { review } from '../../lib/review/review';
import { defaultManifests, type Edit, kafka, reviewEdit, server } from '../support/review';

describe('manifests that mean the same have no changes', () => {
  test.each<readonly [string, Edit]>([
    ['nothing at all', () => {}],
    [
      'defaults of the API server',
      (o) => {
        kafka(o).updateStrategy = { type: 'RollingUpdate', rollingUpdate: { partition: 0 } };
        server(o).terminationMessagePath = '/dev/termination-log';
        server(o).ports[0].protocol = 'TCP';
        server(o).livenessProbe.successThreshold = 1;
        o['Service/kafka-svc'].spec.ports[0].protocol = 'TCP';
      },
    ],
    [
      'quantities in another notation that is stored the same',
      (o) => {
        server(o).resources = {
          limits: { memory: '2048Mi', 'ephemeral-storage': '2048Mi' },
          requests: { cpu: 0.5, memory: '2097152Ki', 'ephemeral-storage': '262144Ki' },
        };
      },
    ],
    [
      'a port that is its own target',
      (o) => {
        o['Service/kafka-svc'].spec.ports[0].targetPort = 9093;
      },
    ],
    [
      'the order of members',
      (o) => {
        o['StatefulSet/kafka'].spec = Object.fromEntries(Object.entries(kafka(o)).reverse());
      },
    ],
    [
      'fields that only the API server writes',
      (o) => {
        o['StatefulSet/kafka'].status = { replicas: 3 };
        Object.assign(o['StatefulSet/kafka'].metadata, {
          uid: 'x',
          resourceVersion: '1',
          generation: 2,
          managedFields: [],
        });
      },
    ],
    [
      'empty lists and maps',
      (o) => {
        kafka(o).template.spec.tolerations = [];
        o['Service/kafka-svc'].metadata.annotations = {};
      },
    ],
  ])('%s', (_, edit) => {
    expect(reviewEdit(edit)).toEqual({ changes: [], worst: 'NONE', notes: [] });
  });

  test('the order of objects', () => {
    expect(review(defaultManifests(), defaultManifests().reverse()).worst).toBe('NONE');
  });
});
