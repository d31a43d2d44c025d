import { InputError, type Manifest } from '../manifests/manifest';
import { objectsOf } from '../manifests/read-manifests';
import type { Io } from './io';
import { runTool } from './tool';

/** The cluster that kubectl asks; what is undefined comes from its configuration. */
export interface ClusterOptions {
  readonly context?: string;
  readonly namespace?: string;
}

/** The live objects with the names of these manifests, as far as they exist. */
export function liveObjects(
  manifests: readonly Manifest[],
  { context, namespace }: ClusterOptions,
  io: Io,
): Manifest[] {
  const items = manifests.map(({ apiVersion, kind, metadata }) => ({
    apiVersion,
    kind,
    metadata: { name: metadata.name, namespace: metadata.namespace },
  }));
  const list = JSON.stringify({ apiVersion: 'v1', kind: 'List', items });
  const cluster = [...option('--context', context), ...option('--namespace', namespace)];
  const args = ['get', '--filename', '-', '--ignore-not-found', '--show-managed-fields', '--output', 'json'];
  const { ok, text, complaint } = runTool(io, 'kubectl', [...args, ...cluster], 'compare two directories', list);
  if (!ok) throw new InputError(`kubectl: ${complaint}`);
  if (text.trim() === '') return [];
  try {
    return objectsOf(JSON.parse(text), 'kubectl');
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError('kubectl printed something other than JSON; run kubectl get --output json to see it');
  }
}

function option(name: string, value: string | undefined): string[] {
  return value === undefined ? [] : [`${name}=${value}`];
}
