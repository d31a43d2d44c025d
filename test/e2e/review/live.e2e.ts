import { expect, inject, it } from 'vitest';
import { type CommandResult, runCommand } from '../../support/command';
import { ROOT } from '../../support/run-app';
import { apply, MANIFESTS } from '../cluster';
import { kubectl } from '../kubectl';
import { inNamespace } from '../namespace';

const run = inject('run');

it('the applied manifests do not differ from the live cluster until somebody changes it', async () => {
  await inNamespace(run, 'live', async (namespace) => {
    expect(review(namespace)).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('9 changes: 9 LIVE\n'),
    });
    await apply(namespace, MANIFESTS);
    expect(review(namespace)).toEqual({ status: 0, stdout: 'the live cluster -> dist: no change\n', stderr: '' });

    const change = (...args: string[]) => kubectl([...args, '--namespace', namespace]);
    await change('scale', 'statefulset/kafka', '--replicas=4');
    await change('label', 'service/zk-svc', 'app=other', '--overwrite');
    await change('set', 'env', 'statefulset/zk', 'BY_HAND=1');
    const { status, stdout } = review(namespace);
    expect(status).toBe(1);
    expect(stdout).toContain('DATA StatefulSet/kafka /spec/replicas: 4 -> 3\n');
    expect(stdout).toContain('NOOP Service/zk-svc /metadata/labels/app: other -> zk\n');
    // a field that no manifest ever had is ignored, as kubectl apply does
    expect(stdout).not.toContain('BY_HAND');
    await apply(namespace, MANIFESTS);
    expect(await change('get', 'statefulset/zk', '--output=yaml')).toContain('BY_HAND');
    expect(review(namespace).stdout).toContain('no change');
  });
});

/** The command, which compares the committed files with the cluster. */
function review(namespace: string): CommandResult {
  return runCommand(ROOT, ['review', '--live', '--namespace', namespace, MANIFESTS]);
}
