import type { Manifest } from './manifest';
import { isRecord, itemsOf, member } from './values';

/**
 * An object in the words in which the API server stores it, where a field of it follows from another: a Secret's stringData goes into
 * data, a port of a Service aims at itself, and how an image is pulled follows from its tag.
 */
export function asStored(manifest: Manifest): Manifest {
  return STORED.get(manifest.kind)?.(manifest) ?? manifest;
}

const STORED: ReadonlyMap<string, (manifest: Manifest) => Manifest> = new Map([
  ['Secret', storedData],
  ['Service', storedPorts],
  ...['StatefulSet', 'Deployment', 'DaemonSet', 'Job'].map((kind) => [kind, storedPods] as const),
]);

function storedData(manifest: Manifest): Manifest {
  const { stringData, ...rest } = manifest;
  if (!isRecord(stringData)) return manifest;
  const encoded = Object.entries(stringData).map(([name, text]) => [
    name,
    Buffer.from(String(text)).toString('base64'),
  ]);
  const data = { ...(isRecord(rest.data) ? rest.data : {}), ...Object.fromEntries(encoded) };
  return { ...rest, data } as Manifest;
}

function storedPorts(manifest: Manifest): Manifest {
  const ports = member(manifest.spec, 'ports');
  if (!isRecord(manifest.spec) || !Array.isArray(ports)) return manifest;
  const short = itemsOf(ports).map(({ targetPort, ...port }) =>
    targetPort === port.port || targetPort === undefined ? port : { ...port, targetPort },
  );
  return { ...manifest, spec: { ...manifest.spec, ports: short } };
}

function storedPods(manifest: Manifest): Manifest {
  const pod = member(manifest.spec, 'template', 'spec');
  if (!isRecord(manifest.spec) || !isRecord(manifest.spec.template) || !isRecord(pod)) return manifest;
  const lists = ['containers', 'initContainers'].filter((list) => Array.isArray(pod[list]));
  const containers = lists.map((list) => [list, (pod[list] as unknown[]).map(withoutUsualPull)]);
  const template = { ...manifest.spec.template, spec: { ...pod, ...Object.fromEntries(containers) } };
  return { ...manifest, spec: { ...manifest.spec, template } };
}

function withoutUsualPull(container: unknown): unknown {
  if (!isRecord(container)) return container;
  const { imagePullPolicy, ...rest } = container;
  const name = String(rest.image).split('/').pop() ?? '';
  const isNewest = !name.includes('@') && (!name.includes(':') || name.endsWith(':latest'));
  return imagePullPolicy === (isNewest ? 'Always' : 'IfNotPresent') ? rest : container;
}
