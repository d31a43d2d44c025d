import type { Manifest } from '../../../lib/manifests/manifest';
import { applyObjects } from '../cluster';
import { eventually } from '../eventually';
import { KubectlError, kubectl } from '../kubectl';

/** What the recordings of changes ask of an API server, and of pods. */

/** The message with which kubectl apply fails; null if the server accepts the object. */
export async function refusal(
  namespace: string,
  manifest: Manifest,
  how: readonly string[] = ['--dry-run=server'],
): Promise<string | null> {
  try {
    await applyObjects(namespace, [manifest], how);
    return null;
  } catch (error) {
    if (!(error instanceof KubectlError)) throw error;
    // without the object itself, which some messages repeat
    return error.stderr.trim().split('\n').at(-1)?.slice(-200) ?? '';
  }
}

/** Waits until a file has changed in a pod; an annotation on the pod makes its node check at once. */
export async function fileChanged(namespace: string, pod: string, file: string, contains: string): Promise<void> {
  let attempt = 0;
  const missing = async () => {
    await kubectl(['annotate', 'pod', pod, '--namespace', namespace, '--overwrite', `example.com/look=${attempt++}`]);
    const text = await kubectl(['exec', '--namespace', namespace, pod, '--', 'cat', file]);
    return text.includes(contains) ? undefined : `${file} is still the old one`;
  };
  await eventually(`${file} has changed in ${pod}`, missing, { timeout: 180 });
}
