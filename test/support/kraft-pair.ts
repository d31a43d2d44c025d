import type { Manifest } from '../../lib/manifests/manifest';
import type { Change } from '../../lib/review/change';
import { review } from '../../lib/review/review';
import type { Free, Objects } from './review';

/** A set of servers of a cluster with KRaft, written by hand, as people write them: a file, and a start script that adds the id. */
export interface ServerSet {
  readonly name: string;
  readonly roles: string;
  readonly firstId: number;
  readonly replicas: number;
  readonly voters: string;
  readonly image?: string;
  readonly more?: readonly string[];
}

export const votersOf = (set: string, first: number, count: number): string =>
  Array.from({ length: count }, (_, index) => `${first + index}@${set}-${index}.${set}-svc:9094`).join();

export const VOTERS = votersOf('quorum', 1000, 3);

export const serverSet = (set: ServerSet): Objects => {
  const { name, roles, firstId, replicas, voters, image = 'apache/kafka:4.3.1', more = [] } = set;
  const labels = { app: name };
  const isController = roles.includes('controller');
  const lines = [
    `process.roles=${roles}`,
    `controller.quorum.voters=${voters}`,
    'controller.listener.names=CONTROLLER',
    `listeners=${[...(roles.includes('broker') ? ['PLAINTEXT://:9093'] : []), ...(isController ? ['CONTROLLER://:9094'] : [])]}`,
    'listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT',
    'log.dirs=/data/topics',
    'default.replication.factor=3',
    'min.insync.replicas=2',
    'offsets.topic.replication.factor=3',
    ...more,
  ];
  const script = [
    `set -- "node.id=$((\${HOSTNAME##*-} + ${firstId}))"`,
    '{ cat /config/server.properties; printf "%s\\n" "$@"; } > /tmp/server.properties',
    'exec /opt/kafka/bin/kafka-server-start.sh /tmp/server.properties',
  ].join('\n');
  const metadata = (suffix = '') => ({ name: `${name}${suffix}`, labels });
  const exec = { command: ['bash', '-c', 'kafka-metadata-quorum.sh describe --replication'] };
  return {
    [`ConfigMap/${name}-cm`]: {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: metadata('-cm'),
      data: { 'server.properties': `${lines.join('\n')}\n` },
    },
    [`PodDisruptionBudget/${name}-pdb`]: {
      apiVersion: 'policy/v1',
      kind: 'PodDisruptionBudget',
      metadata: metadata('-pdb'),
      spec: { maxUnavailable: 1, selector: { matchLabels: labels } },
    },
    [`StatefulSet/${name}`]: {
      apiVersion: 'apps/v1',
      kind: 'StatefulSet',
      metadata: metadata(),
      spec: {
        serviceName: `${name}-svc`,
        replicas,
        podManagementPolicy: 'Parallel',
        selector: { matchLabels: labels },
        template: {
          metadata: { labels, annotations: { hash: 'one' } },
          spec: {
            containers: [
              {
                name: 'kafka',
                image,
                command: ['bash', '-ec'],
                args: [script],
                readinessProbe: { exec, periodSeconds: 5 },
                volumeMounts: [
                  { name: 'data', mountPath: '/data' },
                  { name: 'config', mountPath: '/config' },
                ],
              },
            ],
            volumes: [{ name: 'config', configMap: { name: `${name}-cm` } }],
          },
        },
        volumeClaimTemplates: [
          {
            metadata: { name: 'data' },
            spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
          },
        ],
      },
    },
  };
};

/** Three controllers and three brokers. */
export const usual = (): Objects => ({
  ...serverSet({ name: 'quorum', roles: 'controller', firstId: 1000, replicas: 3, voters: VOTERS }),
  ...serverSet({ name: 'kafka', roles: 'broker', firstId: 0, replicas: 3, voters: VOTERS }),
});

/** Three nodes that are brokers and controllers. */
export const combined = (): Objects =>
  serverSet({
    name: 'kafka',
    roles: 'broker,controller',
    firstId: 0,
    replicas: 3,
    voters: votersOf('kafka', 0, 3),
  });

/** The usual cluster with a second set of brokers. */
export const pooled = (firstId = 100): Objects => ({
  ...usual(),
  ...serverSet({ name: 'more', roles: 'broker', firstId, replicas: 3, voters: VOTERS }),
});

/** What the review reports about an edit of these objects. */
export function changesOf(objects: Objects, edit: (objects: Objects) => void): readonly Change[] {
  const after = structuredClone(objects);
  edit(after);
  return review(Object.values(objects) as Manifest[], Object.values(after) as Manifest[]).changes;
}

/** Changes a file of a set, and replaces its pods. */
export const inFileOf =
  (set: string, from: string | RegExp, to: string) =>
  (objects: Objects): void => {
    const { data } = objects[`ConfigMap/${set}-cm`];
    const text: string = data['server.properties'];
    if (!RegExp(from).test(text)) throw new Error(`${set} has no ${from}`);
    data['server.properties'] = text.replace(from, to);
    roll(set)(objects);
  };

export const roll =
  (set: string) =>
  (objects: Objects): void => {
    objects[`StatefulSet/${set}`].spec.template.metadata.annotations.hash = 'two';
  };

export const containerOf = (set: string, objects: Objects): Free =>
  objects[`StatefulSet/${set}`].spec.template.spec.containers[0];
