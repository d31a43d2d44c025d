import { ApiObject } from 'cdk8s';
import { chartOf } from '../lint/synthesis/chart-of';

/** Configuration files by their names. */
export type ConfigFiles = { readonly [file: string]: string };

/**
 * The configuration files as they are written, with patches and whatever else changed the ConfigMap: pods have to be replaced for
 * these too. Undefined if there is no ConfigMap.
 */
export function writtenConfig(configMap: ApiObject): ConfigFiles | undefined {
  const manifest = inTree(configMap)?.toJson() as { data?: unknown } | undefined;
  const data = manifest?.data;
  return typeof data === 'object' && data !== null ? (data as ConfigFiles) : undefined;
}

/** The object itself, or the one that a user has put in its place. */
function inTree(configMap: ApiObject): ApiObject | undefined {
  const { scope, id } = configMap.node;
  if (scope?.node.tryFindChild(id) === configMap) return configMap;
  return chartOf(configMap)
    .node.findAll()
    .filter((construct): construct is ApiObject => ApiObject.isApiObject(construct))
    .find(({ kind, name }) => kind === 'ConfigMap' && name === configMap.name);
}

/** Whether the files that are written are not those that were rendered. */
export function isPatched(rendered: ConfigFiles | undefined, written: ConfigFiles = {}): boolean {
  if (rendered === undefined) return false;
  const files = Object.keys(rendered);
  return files.length !== Object.keys(written).length || files.some((file) => rendered[file] !== written[file]);
}
