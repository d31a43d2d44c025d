import { type Manifest, ReviewInputError } from '../review/manifest/manifest';
import { objectsOf } from '../review/reading/read-manifests';
import { runTool } from './tool';

/** Where kubectl looks; undefined is what its configuration says. */
export interface ClusterOptions {
  readonly context?: string;
  readonly namespace?: string;
}

/** The live objects of the same names, as many as there are. */
export function liveObjects(manifests: readonly Manifest[], { context, namespace }: ClusterOptions): Manifest[] {
  const items = manifests.map(({ apiVersion, kind, metadata }) => ({
    apiVersion,
    kind,
    metadata: { name: metadata.name, namespace: metadata.namespace },
  }));
  const list = JSON.stringify({ apiVersion: 'v1', kind: 'List', items });
  const where = [...option('--context', context), ...option('--namespace', namespace)];
  const args = ['get', '--filename', '-', '--ignore-not-found', '--show-managed-fields', '--output', 'json', ...where];
  const { ok, text, complaint } = runTool('kubectl', args, 'compare with files', list);
  if (!ok) throw new ReviewInputError(`kubectl: ${complaint}`);
  if (text.trim() === '') return [];
  try {
    return objectsOf(JSON.parse(text), 'kubectl');
  } catch (error) {
    if (error instanceof ReviewInputError) throw error;
    throw new ReviewInputError('kubectl answers something that is no JSON: kubectl get --output json shows what');
  }
}

function option(name: string, value: string | undefined): string[] {
  return value === undefined ? [] : [`${name}=${value}`];
}
