import {
  apisOfKind,
  isInRange,
  isOwnGroup,
  type KubernetesVersion,
  kindsServed,
  rangeInWords,
} from '../kubernetes/schemas/schemas';
import { nearest } from '../lint/did-you-mean';
import type { Manifest } from '../manifests/manifest';
import type { ApiProblem } from './problem';
import { REMOVED_APIS } from './removed-apis';

const DEPRECATION_GUIDE = 'https://kubernetes.io/docs/reference/using-api/deprecation-guide/';

/** Why no API server knows the kind of an object; none for kinds that are served, and for custom resources. */
export function servedProblems(manifest: Manifest, version: KubernetesVersion | undefined): readonly ApiProblem[] {
  const { apiVersion, kind } = manifest;
  const group = apiVersion.includes('/') ? apiVersion.split('/')[0] : '';
  const kinds = kindsServed(apiVersion);
  if (kinds?.has(kind)) return isInRange(kinds.get(kind), version) ? [] : [inOtherVersions(manifest, kinds.get(kind))];
  const removed = REMOVED_APIS.find((each) => each.api === apiVersion && each.kinds.includes(kind));
  if (removed !== undefined) {
    const problem = `${kind} of ${apiVersion} was removed in Kubernetes ${removed.removedIn}`;
    return [apiProblem('apiVersion', apiVersion, problem, `write ${removed.instead}`)];
  }
  // anyone may have kinds in a group of their own
  if (!isOwnGroup(group) && group !== 'extensions') return [];
  const [home] = apisOfKind(kind);
  if (home !== undefined) {
    return [apiProblem('apiVersion', apiVersion, `${apiVersion} has no kind ${kind}`, `write ${home}`)];
  }
  const similar = nearest(kind, [...(kinds?.keys() ?? [])]);
  const fix = similar === undefined ? 'check apiVersion and kind: kubectl api-resources' : `write ${similar}`;
  return [apiProblem('kind', kind, `${apiVersion} has no kind ${kind}`, fix)];
}

function inOtherVersions({ apiVersion, kind }: Manifest, range = ''): ApiProblem {
  const problem = `Kubernetes serves ${kind} of ${apiVersion} ${rangeInWords(range)}`;
  const fix = 'write a version that this Kubernetes serves: kubectl api-versions';
  return apiProblem('apiVersion', apiVersion, problem, fix);
}

function apiProblem(field: string, value: unknown, problem: string, fix: string): ApiProblem {
  return { path: [field], value, problem, fix, source: DEPRECATION_GUIDE };
}
