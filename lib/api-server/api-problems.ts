import type { KubernetesVersion } from '../kubernetes/schemas/schemas';
import type { Manifest } from '../manifests/manifest';
import type { ApiProblem } from './problem';
import { servedProblems } from './served';
import { SchemaWalk } from './walk';

/**
 * Why the API server rejects an object, whatever was there before: its kind is not served, a field is unknown, required or has the wrong
 * type, or a value is invalid. None for custom resources.
 *
 * @param version the version of the cluster; if it is not known, only what every supported version rejects is a problem
 */
export function apiProblems(manifest: Manifest, version?: KubernetesVersion): readonly ApiProblem[] {
  const unserved = servedProblems(manifest, version);
  if (unserved.length > 0) return unserved;
  const walk = new SchemaWalk(manifest, version);
  walk.run();
  return walk.problems;
}
