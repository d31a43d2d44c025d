import { isRecord, itemsOf, member } from '../manifest/fields';
import type { Manifest } from '../manifest/manifest';

/**
 * An object in the words in which the API server stores it, where a field of it follows from another: a Secret's stringData goes into
 * data, a port of a Service aims at itself, how an image is pulled follows from its tag, a policy's types from its rules.
 */
export function asStored(manifest: Manifest): Manifest {
  return STORED.get(manifest.kind)?.(manifest) ?? manifest;
}

const STORED: ReadonlyMap<string, (manifest: Manifest) => Manifest> = new Map([
  ['Secret', storedData],
  ['Service', storedService],
  ['NetworkPolicy', storedPolicy],
  ...['StatefulSet', 'Deployment', 'DaemonSet', 'Job'].map((kind) => [kind, storedPods] as const),
]);

function storedData(manifest: Manifest): Manifest {
  const { stringData, data, ...rest } = manifest;
  const plain = isRecord(stringData) ? Object.entries(stringData) : [];
  const encoded = plain.map(([name, text]) => [name, Buffer.from(String(text)).toString('base64')]);
  const given = isRecord(data) ? Object.entries(data) : [];
  // base64 may be wrapped, and end with a line
  const tidy = given.map(([name, text]) => [name, typeof text === 'string' ? text.replace(/\s/g, '') : text]);
  return { ...rest, data: { ...Object.fromEntries(tidy), ...Object.fromEntries(encoded) } } as Manifest;
}

function storedService(manifest: Manifest): Manifest {
  if (!isRecord(manifest.spec)) return manifest;
  const { ports, clusterIPs, ...spec } = manifest.spec;
  const isImplied = Array.isArray(clusterIPs) && clusterIPs.length === 1 && clusterIPs[0] === spec.clusterIP;
  const short = itemsOf(ports).map(({ targetPort, ...port }) =>
    targetPort === port.port || targetPort === undefined ? port : { ...port, targetPort },
  );
  return {
    ...manifest,
    spec: {
      ...spec,
      ...(isImplied || clusterIPs === undefined ? {} : { clusterIPs }),
      ...(Array.isArray(ports) ? { ports: short } : {}),
    },
  };
}

function storedPolicy(manifest: Manifest): Manifest {
  if (!isRecord(manifest.spec) || manifest.spec.policyTypes !== undefined) return manifest;
  const hasEgress = itemsOf(manifest.spec.egress).length > 0;
  return { ...manifest, spec: { ...manifest.spec, policyTypes: ['Ingress', ...(hasEgress ? ['Egress'] : [])] } };
}

function storedPods(manifest: Manifest): Manifest {
  const pod = member(manifest.spec, 'template', 'spec');
  if (!isRecord(manifest.spec) || !isRecord(manifest.spec.template) || !isRecord(pod)) return manifest;
  const lists = ['containers', 'initContainers'].filter((list) => Array.isArray(pod[list]));
  const containers = lists.map((list) => [list, (pod[list] as unknown[]).map(withoutUsualPull)]);
  const volumes = Array.isArray(pod.volumes) ? { volumes: pod.volumes.map(withSource) } : {};
  const spec = { ...pod, ...Object.fromEntries(containers), ...volumes };
  const template = { ...manifest.spec.template, spec };
  return { ...manifest, spec: { ...manifest.spec, template } };
}

function withoutUsualPull(container: unknown): unknown {
  if (!isRecord(container)) return container;
  const { imagePullPolicy, ...rest } = container;
  const name = String(rest.image).split('/').pop() ?? '';
  const isNewest = !name.includes('@') && (!name.includes(':') || name.endsWith(':latest'));
  return imagePullPolicy === (isNewest ? 'Always' : 'IfNotPresent') ? rest : container;
}

/** A volume that says nothing of where it comes from is an empty folder. */
function withSource(volume: unknown): unknown {
  return isRecord(volume) && Object.keys(volume).length === 1 && 'name' in volume
    ? { ...volume, emptyDir: {} }
    : volume;
}
