/** Network policies, on a cluster whose network plug-in enforces them; without one, the cases are skipped. */
import { App, Chart } from 'cdk8s';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import {
  DeployTool,
  DynamicConfig,
  KafkaCluster,
  type KafkaClusterProps,
  Metadata,
  NetworkAccess,
  Peer,
  Storage,
  ZookeeperEnsemble,
} from '../../lib';
import type { Manifest } from '../../lib/manifests/manifest';
import { allReady, applyObjects, awaitServers, isReady, pods, restarts } from './cluster';
import { eventually, progress } from './eventually';
import { KubectlError, kubectl } from './kubectl';
import { inNamespace } from './namespace';
import { KRAFT, type Stack, ZOOKEEPER } from './stack';

const run = inject('run');
const NOT_ENFORCED = 'the network plug-in of this cluster does not enforce network policies';
/** Seconds for a connection, and for a plug-in to act on a policy. */
const CONNECTION_SECONDS = 5;
const POLICY_SECONDS = 60;

/** Objects of a chart that the tests apply. */
function synthesized(build: (chart: Chart) => unknown): readonly Manifest[] {
  const chart = new Chart(new App(), 'policies');
  build(chart);
  return chart.toJson();
}

/** A server that no policy protects, for what only egress decides. */
const OPEN_SERVER = synthesized(
  (chart) =>
    new ZookeeperEnsemble(chart, 'open', {
      name: 'open',
      replicas: 1,
      storage: Storage.ephemeral(),
      acknowledge: { 'single-server-ephemeral': 'nothing is kept' },
    }),
);

/** A pod with the tools of a client, and a label. */
function clientPod(name: string): Manifest {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, labels: { app: name } },
    spec: {
      automountServiceAccountToken: false,
      terminationGracePeriodSeconds: 1,
      securityContext: { runAsNonRoot: true, runAsUser: 65534, seccompProfile: { type: 'RuntimeDefault' } },
      containers: [
        {
          name: 'client',
          image: KRAFT.images[0],
          command: ['sleep', '3600'],
          securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
        },
      ],
    },
  } as Manifest;
}

const CLIENTS = ['shop', 'stranger'];
const BYSTANDERS = [...CLIENTS, 'open-0'];

/** Starts the clients and the open server, and awaits that one reaches the other. */
async function startBystanders(namespace: string): Promise<void> {
  await applyObjects(namespace, [...OPEN_SERVER, ...CLIENTS.map(clientPod)]);
  await awaitServers(namespace, 'the clients are ready', 300, isReady, BYSTANDERS);
  await becomes(namespace, ['stranger', 'open-svc', 2181], true);
}

type Connection = readonly [pod: string, host: string, port: number];

async function connects(namespace: string, [pod, host, port]: Connection): Promise<boolean> {
  // a name that is not resolved would look like a policy
  const script = `getent hosts ${host} > /dev/null || exit 3; timeout ${CONNECTION_SECONDS} bash -c 'exec 3<>/dev/tcp/${host}/${port}'`;
  try {
    await kubectl(['exec', '--namespace', namespace, pod, '--', 'bash', '-c', script]);
    return true;
  } catch (error) {
    if (!(error instanceof KubectlError) || /exit code 3\b/.test(error.message)) throw error;
    return false;
  }
}

async function becomes(namespace: string, connection: Connection, admitted: boolean): Promise<void> {
  const [pod, host, port] = connection;
  const missing = async () =>
    (await connects(namespace, connection)) === admitted ? undefined : `it is ${admitted ? 'refused' : 'admitted'}`;
  const name = `${pod} to ${host}:${port} is ${admitted ? 'admitted' : 'refused'}`;
  await eventually(name, missing, { timeout: POLICY_SECONDS });
}

let isEnforced = false;

// by a policy that is written here: a mistake of the library must not look like a plug-in that does nothing
beforeAll(async () => {
  await inNamespace(run, 'enforced', async (namespace) => {
    await startBystanders(namespace);
    const spec = { podSelector: { matchLabels: { app: 'open' } }, policyTypes: ['Ingress'] };
    await applyObjects(namespace, [
      { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata: { name: 'deny' }, spec } as Manifest,
    ]);
    isEnforced = await becomes(namespace, ['stranger', 'open-svc', 2181], false).then(
      () => true,
      () => false,
    );
  });
  if (!isEnforced) progress(`${NOT_ENFORCED}: its cases are skipped`);
});

const PROPS: KafkaClusterProps = {
  networkPolicy: NetworkAccess.restricted({ clients: [Peer.pods({ app: 'shop' })] }).restrictEgress(),
  config: { 'log.retention.ms': 86_400_000 },
  // its finished Job stays
  dynamicConfig: DynamicConfig.applied({ deployTool: DeployTool.FLUX }),
};

interface PolicyCase {
  readonly stack: Stack;
  readonly objects: readonly Manifest[];
  readonly admitted: readonly Connection[];
  readonly refused: readonly Connection[];
}

const CASES: readonly PolicyCase[] = [
  {
    stack: ZOOKEEPER,
    objects: synthesized((chart) => {
      const networkPolicy = NetworkAccess.restricted({ clients: [Peer.pods({ app: 'kafka' })] }).restrictEgress();
      const zookeeper = new ZookeeperEnsemble(chart, 'zk', { networkPolicy });
      new KafkaCluster(chart, 'kafka', { metadata: Metadata.zookeeper(zookeeper.connection), ...PROPS });
    }),
    admitted: [
      ['shop', 'kafka-svc', 9093],
      ['kafka-0', 'zk-svc', 2181],
      ['kafka-0', 'kafka-1.kafka-svc', 9093],
      ['zk-0', 'zk-1.zk-svc', 3888],
      // no policy protects it
      ['stranger', 'open-svc', 2181],
    ],
    refused: [
      ['stranger', 'kafka-svc', 9093],
      ['stranger', 'zk-svc', 2181],
      ['shop', 'zk-svc', 2181],
      ['shop', 'zk-0.zk-svc', 3888],
      ['kafka-0', 'zk-1.zk-svc', 3888],
      ['zk-0', 'kafka-0.kafka-svc', 9093],
      ['kafka-0', 'open-svc', 2181],
      ['zk-0', 'open-svc', 2181],
    ],
  },
  {
    stack: KRAFT,
    objects: synthesized((chart) => new KafkaCluster(chart, 'kafka', PROPS)),
    admitted: [
      ['shop', 'kafka-svc', 9093],
      ['kafka-0', 'kafka-1.kafka-svc', 9093],
      ['kafka-0', 'kafka-controllers-0.kafka-controllers-svc', 9094],
      ['kafka-controllers-0', 'kafka-controllers-1.kafka-controllers-svc', 9094],
      ['stranger', 'open-svc', 2181],
    ],
    refused: [
      ['stranger', 'kafka-svc', 9093],
      ['stranger', 'kafka-controllers-svc', 9094],
      ['shop', 'kafka-controllers-svc', 9094],
      ['kafka-controllers-0', 'kafka-0.kafka-svc', 9093],
      ['kafka-0', 'open-svc', 2181],
      ['kafka-controllers-0', 'open-svc', 2181],
    ],
  },
];

describe.each(CASES)('$stack.title, with network policies', ({ stack, objects, admitted, refused }) => {
  it('becomes ready, its Job completes, and only those that are admitted may connect', async ({ skip }) => {
    skip(!isEnforced, NOT_ENFORCED);
    await inNamespace(run, `policies-${stack.name}`, async (namespace) => {
      await startBystanders(namespace);
      await applyObjects(namespace, objects);
      await allReady(namespace, { servers: stack.servers });
      expect(restarts(await pods(namespace)), 'restarts').toBe(0);
      const limits = ['--namespace', namespace, '--timeout=300s'];
      await kubectl(['wait', '--for=condition=complete', 'job', '--all', ...limits], { timeout: 330 });

      for (const connection of admitted) await becomes(namespace, connection, true);
      for (const connection of refused) await becomes(namespace, connection, false);

      // without the policies they all may: nothing else kept them away
      await kubectl(['delete', 'networkpolicy', '--all', '--namespace', namespace]);
      for (const connection of refused) await becomes(namespace, connection, true);
    });
  });
});
