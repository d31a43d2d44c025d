import { isRecord, itemsOf, member } from './fields';
import type { Manifest } from './manifest';

/**
 * An object as the API server stores it, where one field follows from another: the stringData of a Secret is moved to data, the port of
 * a Service is its own target, the tag of an image decides how it is pulled, the rules of a policy decide its types.
 */
export function storedForm(manifest: Manifest): Manifest {
  return STORED_FORMS.get(manifest.kind)?.(manifest) ?? manifest;
}

const STORED_FORMS: ReadonlyMap<string, (manifest: Manifest) => Manifest> = new Map([
  ['Secret', storedSecret],
  ['Service', storedService],
  ['NetworkPolicy', storedPolicy],
  ['Job', storedTemplate],
  ['Pod', (manifest: Manifest) => withPodAt(manifest, ['spec'])],
  ['CronJob', (manifest: Manifest) => withPodAt(manifest, ['spec', 'jobTemplate', 'spec', 'template', 'spec'])],
  ...['StatefulSet', 'Deployment', 'DaemonSet', 'ReplicaSet', 'ReplicationController'].map(
    (kind) => [kind, (manifest: Manifest) => storedTemplate(withSelector(manifest))] as const,
  ),
]);

/** Early versions of the API made a missing selector from the labels of the template. */
function withSelector(manifest: Manifest): Manifest {
  const { apiVersion, spec } = manifest;
  const labels = member(spec, 'template', 'metadata', 'labels');
  if (!apiVersion.includes('beta') || !isRecord(spec) || spec.selector !== undefined || labels === undefined)
    return manifest;
  return { ...manifest, spec: { ...spec, selector: { matchLabels: labels } } };
}

function storedSecret(manifest: Manifest): Manifest {
  const { stringData, data, ...rest } = manifest;
  const plain = isRecord(stringData) ? Object.entries(stringData) : [];
  const encoded = plain.map(([name, text]) => [name, Buffer.from(String(text)).toString('base64')]);
  const existing = isRecord(data) ? Object.entries(data) : [];
  // base64 may have line breaks
  const unwrapped = existing.map(([name, text]) => [name, typeof text === 'string' ? text.replace(/\s/g, '') : text]);
  return { ...rest, data: { ...Object.fromEntries(unwrapped), ...Object.fromEntries(encoded) } } as Manifest;
}

function storedService(manifest: Manifest): Manifest {
  if (!isRecord(manifest.spec)) return manifest;
  const { ports, clusterIPs, ...spec } = manifest.spec;
  const isDefault = Array.isArray(clusterIPs) && clusterIPs.length === 1 && clusterIPs[0] === spec.clusterIP;
  const withoutOwnTarget = itemsOf(ports).map(({ targetPort, ...port }) =>
    targetPort === port.port || targetPort === undefined ? port : { ...port, targetPort },
  );
  return {
    ...manifest,
    spec: {
      ...spec,
      ...(isDefault || clusterIPs === undefined ? {} : { clusterIPs }),
      ...(Array.isArray(ports) ? { ports: withoutOwnTarget } : {}),
    },
  };
}

function storedPolicy(manifest: Manifest): Manifest {
  if (!isRecord(manifest.spec) || manifest.spec.policyTypes !== undefined) return manifest;
  const hasEgress = itemsOf(manifest.spec.egress).length > 0;
  return { ...manifest, spec: { ...manifest.spec, policyTypes: ['Ingress', ...(hasEgress ? ['Egress'] : [])] } };
}

function storedTemplate(manifest: Manifest): Manifest {
  return withPodAt(manifest, ['spec', 'template', 'spec']);
}

/** An object with the stored form of the pod at a path. */
function withPodAt<Whole extends object>(whole: Whole, [name, ...path]: readonly string[]): Whole {
  const inner = member(whole, name);
  if (!isRecord(inner)) return whole;
  return { ...whole, [name]: path.length === 0 ? storedPod(inner) : withPodAt(inner, path) };
}

function storedPod(pod: Record<string, unknown>): Record<string, unknown> {
  const { serviceAccount, ...rest } = pod;
  const lists = ['containers', 'initContainers'].filter((list) => Array.isArray(pod[list]));
  const containers = lists.map((list) => [list, (pod[list] as unknown[]).map(withoutDefaultPullPolicy)]);
  return {
    ...rest,
    // the old name of the field: the API server writes both
    ...(pod.serviceAccountName === undefined && serviceAccount !== undefined
      ? { serviceAccountName: serviceAccount }
      : {}),
    ...Object.fromEntries(containers),
    ...(Array.isArray(pod.volumes) ? { volumes: pod.volumes.map(withSource) } : {}),
  };
}

function withoutDefaultPullPolicy(container: unknown): unknown {
  if (!isRecord(container)) return container;
  const { imagePullPolicy, ...rest } = container;
  const name = String(rest.image).split('/').pop() ?? '';
  const isLatest = !name.includes('@') && (!name.includes(':') || name.endsWith(':latest'));
  return imagePullPolicy === (isLatest ? 'Always' : 'IfNotPresent') ? rest : container;
}

/** A volume without a source is an empty directory. */
function withSource(volume: unknown): unknown {
  return isRecord(volume) && Object.keys(volume).length === 1 && 'name' in volume
    ? { ...volume, emptyDir: {} }
    : volume;
}
