import { readFileSync } from 'node:fs';
import { parseManifests } from '../../scripts/manifest-text';
import { KAFKA_MANIFEST, recentEvents, ZOOKEEPER_MANIFEST } from './cluster';
import { eventually } from './eventually';
import { kubectl, kubectlJson } from './kubectl';
import { KRAFT_MANIFEST } from './stack';

interface StatefulSet {
  readonly kind: string;
  readonly spec: { readonly template: { readonly spec: PodSpec } };
}

interface PodSpec {
  readonly containers: readonly { readonly image: string }[];
}

interface DaemonSet {
  readonly metadata: { readonly generation: number };
  readonly status: {
    readonly observedGeneration?: number;
    readonly desiredNumberScheduled: number;
    readonly numberReady: number;
  };
}

// Not the manifests' own: whether those are strict enough is for a test to find out, not for its preparation.
const POD_SECURITY = { runAsNonRoot: true, runAsUser: 65534, seccompProfile: { type: 'RuntimeDefault' } };
const CONTAINER_SECURITY = { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } };

/**
 * Has every node fetch the manifests' images. What the tests time is the start of the servers, and on a new cluster
 * that would drown in the download.
 */
export async function fetchImages(namespace: string): Promise<void> {
  const labels = { app: 'images' };
  const command = ['sleep', '3600'];
  const images = new Set([ZOOKEEPER_MANIFEST, KAFKA_MANIFEST, KRAFT_MANIFEST].flatMap(imagesOf));
  const containers = [...images].map((image, index) => {
    return { name: `image-${index}`, image, command, securityContext: CONTAINER_SECURITY };
  });
  const daemonSet = {
    apiVersion: 'apps/v1',
    kind: 'DaemonSet',
    metadata: { name: 'images' },
    spec: {
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: { automountServiceAccountToken: false, securityContext: POD_SECURITY, containers },
      },
    },
  };
  await kubectl(['create', '--namespace', namespace, '-f', '-'], { input: JSON.stringify(daemonSet) });
  const missing = async () => {
    const { metadata, status } = await kubectlJson<DaemonSet>(['get', 'daemonset', 'images', '--namespace', namespace]);
    const scheduled = status.observedGeneration === metadata.generation && status.desiredNumberScheduled > 0;
    if (scheduled && status.numberReady === status.desiredNumberScheduled) return undefined;
    return `${status.numberReady} of ${status.desiredNumberScheduled} nodes have them`;
  };
  await eventually('every node has the images', missing, { timeout: 600, evidence: () => recentEvents(namespace) });
}

function imagesOf(manifest: string): string[] {
  const objects = parseManifests<StatefulSet>(readFileSync(manifest, 'utf8'));
  const sets = objects.filter(({ kind }) => kind === 'StatefulSet');
  if (sets.length === 0) throw new Error(`${manifest} has no StatefulSet`);
  return sets.flatMap(({ spec }) => spec.template.spec.containers.map(({ image }) => image));
}
