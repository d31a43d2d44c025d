import { spawn } from 'node:child_process';
import { expect, inject, it } from 'vitest';
import { apply, MANIFESTS } from '../cluster';
import { kubectl } from '../kubectl';
import { inNamespace } from '../namespace';

const run = inject('run');

it('what was applied does not differ from the live cluster, until somebody changes it', async () => {
  await inNamespace(run, 'live', async (namespace) => {
    expect(await review(namespace)).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('9 changes: 9 LIVE\n'),
    });
    await apply(namespace, MANIFESTS);
    expect(await review(namespace)).toEqual({ status: 0, stdout: 'the live cluster -> dist: no change\n', stderr: '' });

    const change = (...args: string[]) => kubectl([...args, '--namespace', namespace]);
    await change('scale', 'statefulset/kafka', '--replicas=4');
    await change('label', 'service/zk-svc', 'app=other', '--overwrite');
    await change('set', 'env', 'statefulset/zk', 'BY_HAND=1');
    const { status, stdout } = await review(namespace);
    expect(status).toBe(1);
    expect(stdout).toContain('DATA      StatefulSet/kafka /spec/replicas: 4 -> 3\n');
    expect(stdout).toContain('NOOP      Service/zk-svc /metadata/labels/app: other -> zk\n');
    // what no manifest ever said is left alone, by kubectl apply as well
    expect(stdout).not.toContain('BY_HAND');
    await apply(namespace, MANIFESTS);
    expect(await change('get', 'statefulset/zk', '--output=yaml')).toContain('BY_HAND');
    expect((await review(namespace)).stdout).toContain('no change');
  });
});

/** The command, with the committed files beside the cluster. */
function review(namespace: string): Promise<{ status: number | null; stdout: string; stderr: string }> {
  const args = ['bin/cdk8s-kafka.js', 'review', '--live', '--namespace', namespace, MANIFESTS];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const output = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream].setEncoding('utf8').on('data', (text) => {
      output[stream] += text;
    });
  }
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status) => resolve({ status, ...output }));
  });
}
