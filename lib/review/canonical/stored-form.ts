import { isRecord, itemsOf, member } from '../../manifests/fields';
import type { Manifest } from '../../manifests/manifest';

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
  ...['StatefulSet', 'Deployment', 'DaemonSet', 'Job'].map((kind) => [kind, storedTemplate] as const),
]);

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
  const pod = member(manifest.spec, 'template', 'spec');
  if (!isRecord(manifest.spec) || !isRecord(manifest.spec.template) || !isRecord(pod)) return manifest;
  const lists = ['containers', 'initContainers'].filter((list) => Array.isArray(pod[list]));
  const containers = lists.map((list) => [list, (pod[list] as unknown[]).map(withoutDefaultPullPolicy)]);
  const volumes = Array.isArray(pod.volumes) ? { volumes: pod.volumes.map(withSource) } : {};
  const spec = { ...pod, ...Object.fromEntries(containers), ...volumes };
  const template = { ...manifest.spec.template, spec };
  return { ...manifest, spec: { ...manifest.spec, template } };
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
