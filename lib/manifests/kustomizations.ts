import { isRecord, itemsOf } from './fields';
import { directoryOf, fileNameOf, pathFrom } from './paths';

/** The names under which kustomize finds its own file. */
const KUSTOMIZATION = /^(kustomization\.ya?ml|Kustomization)$/;

export function isKustomization(path: string): boolean {
  return KUSTOMIZATION.test(fileNameOf(path));
}

/** Fields whose items are names of files, or inline text. */
const LISTS_OF_FILES = [
  'patchesStrategicMerge',
  'configurations',
  'crds',
  'transformers',
  'generators',
  'validators',
] as const;
/** Fields whose items have the names of files in these members. */
const ITEMS_WITH_FILES: Readonly<Record<string, readonly string[]>> = {
  patches: ['path'],
  patchesJson6902: ['path'],
  replacements: ['path'],
  configMapGenerator: ['files', 'env', 'envs'],
  secretGenerator: ['files', 'env', 'envs'],
  helmCharts: ['valuesFile', 'additionalValuesFiles'],
  helmChartInflationGenerator: ['values'],
};

/**
 * The files that a kustomization reads without applying them as they are: patches, and input of generators and transformers. A file that
 * is one of its resources as well is applied.
 */
export function filesNotApplied(path: string, kustomization: unknown): readonly string[] {
  if (!isRecord(kustomization)) return [];
  const named = [
    ...LISTS_OF_FILES.flatMap((field) => namesIn(kustomization[field])),
    ...Object.entries(ITEMS_WITH_FILES).flatMap(([field, members]) =>
      itemsOf(kustomization[field]).flatMap((item) => members.flatMap((member) => namesIn(item[member]))),
    ),
  ];
  const applied = new Set([...namesIn(kustomization.resources), ...namesIn(kustomization.bases)]);
  const directory = directoryOf(path);
  return named.filter((name) => !applied.has(name)).map((name) => pathFrom(directory, name));
}

/** One name or several; `key=file` is the file. */
function namesIn(value: unknown): readonly string[] {
  const names = Array.isArray(value) ? value : [value];
  return names.flatMap((name) =>
    typeof name === 'string' && !name.includes('\n') ? [name.slice(name.indexOf('=') + 1)] : [],
  );
}
