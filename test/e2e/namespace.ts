import { progress } from './eventually';
import { kubectl } from './kubectl';

/** Marks whatever a run adds to the cluster, so that a process that shares no memory with the tests can remove it. */
export const RUN_LABEL = 'cdk8s-kafka-e2e';

export const keep = process.env.E2E_KEEP === '1';

export async function createNamespace(run: string, purpose: string): Promise<string> {
  const name = `cdk8s-kafka-e2e-${run}-${purpose}`;
  const labels = {
    [RUN_LABEL]: run,
    'pod-security.kubernetes.io/enforce': 'restricted',
    // enforce looks at pods only; this one makes the API server speak up about a StatefulSet's template.
    'pod-security.kubernetes.io/warn': 'restricted',
  };
  const manifest = { apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels } };
  await kubectl(['create', '-f', '-'], { input: JSON.stringify(manifest) });
  return name;
}

/** The kubectl calls that remove a namespace and wait until it is gone, claims included. */
export function removalOf(namespace: string): string[][] {
  return [
    // A broker that has to stop after its ZooKeeper waits for it until its grace period of minutes ends. Nothing here
    // is worth that wait, so the pods are stopped first, at once, and nothing may start them again.
    ['delete', 'statefulset,daemonset', '--all', '--namespace', namespace, '--cascade=orphan'],
    ['delete', 'pod', '--all', '--namespace', namespace, '--grace-period=1'],
    ['delete', 'namespace', namespace, '--ignore-not-found'],
  ];
}

export async function removeNamespace(namespace: string): Promise<void> {
  if (keep) {
    progress(`E2E_KEEP=1: namespace ${namespace} stays; remove it with: kubectl delete namespace ${namespace}`);
    return;
  }
  progress(`removing namespace ${namespace}`);
  // A broker that was stopping already when a test failed keeps its five minutes.
  for (const step of removalOf(namespace)) await kubectl(step, { timeout: 420 });
}

/** Runs a body in a namespace of its own and removes the namespace whatever becomes of the body. */
export async function inNamespace(
  run: string,
  purpose: string,
  body: (namespace: string) => Promise<void>,
): Promise<void> {
  const namespace = await createNamespace(run, purpose);
  try {
    await body(namespace);
  } finally {
    await removeNamespace(namespace);
  }
}
