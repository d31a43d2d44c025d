import { execFile } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { kubectlJson } from '../kubectl';

/**
 * What Kubernetes gives nobody the right to do: kill a process, stop a node's kubelet, cut its network. A command does it, which
 * `E2E_NODE_FAULTS` names:
 *
 *     kill NODE NAMESPACE POD    SIGKILL to the first process of the pod's first container
 *     stop NODE, start NODE      the kubelet and the container runtime
 *     cut NODE, restore NODE     the node's network
 *
 * It ends when the thing is done.
 */
const COMMAND = process.env.E2E_NODE_FAULTS;

/** Why cases that need it are left out; undefined where they are not. */
export const WITHOUT_NODE_FAULTS =
  COMMAND === undefined ? 'E2E_NODE_FAULTS is not set: see test/e2e/reliability/node-faults.ts' : undefined;

export async function nodeFault(action: 'stop' | 'start' | 'cut' | 'restore', node: string): Promise<void> {
  await run(action, node);
}

export async function killProcess(namespace: string, pod: string): Promise<void> {
  await run('kill', await nodeOf(namespace, pod), namespace, pod);
}

/** Kills the processes of pods again and again, as a killed server is started again at once. Ends when what it returns is called. */
export function keepKilling(namespace: string, pods: readonly string[]): () => Promise<void> {
  let over = false;
  const killing = async () => {
    const places = await Promise.all(pods.map(async (pod) => [await nodeOf(namespace, pod), namespace, pod]));
    while (!over) {
      // between two starts there is no process to kill
      for (const place of places) await run('kill', ...place).catch(() => {});
      // less than a server needs to get its vote back, and not so often that asking takes the CPU of the others
      await sleep(3000);
    }
  };
  const done = killing();
  return () => {
    over = true;
    return done;
  };
}

export async function nodeOf(namespace: string, pod: string): Promise<string> {
  const { spec } = await kubectlJson<{ spec: { nodeName: string } }>(['get', 'pod', pod, '--namespace', namespace]);
  return spec.nodeName;
}

async function run(...args: string[]): Promise<void> {
  if (COMMAND === undefined) throw new Error(WITHOUT_NODE_FAULTS);
  await promisify(execFile)(COMMAND, args, { timeout: 180_000 });
}
