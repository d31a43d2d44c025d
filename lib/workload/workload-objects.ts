import { ApiObject, type ApiObjectProps, Lazy } from 'cdk8s';
import type { Construct } from 'constructs';
import { configHash } from './config-hash';
import { configMap } from './objects/config-map';
import { headlessService } from './objects/headless-service';
import { podDisruptionBudget } from './objects/pod-disruption-budget';
import { statefulSet } from './objects/stateful-set';
import type { ServerContainer } from './server-container';
import type { Workload } from './workload';
import { writtenConfig } from './written-config';

/** What the objects of a workload are rendered from. */
export interface RenderableWorkload {
  readonly workload: Workload;
  readonly container: ServerContainer;
  /** Undefined if there is no policy. */
  readonly networkPolicy?: object;
}

/** The Kubernetes objects of one workload, in the order of the file. */
export interface WorkloadObjects {
  readonly service: ApiObject;
  readonly configMap?: ApiObject;
  readonly disruptionBudget?: ApiObject;
  readonly networkPolicy?: ApiObject;
  readonly statefulSet: ApiObject;
}

/** Adds the objects of a workload to a construct. */
export function workloadObjects(scope: Construct, parts: RenderableWorkload): WorkloadObjects {
  const { workload, container } = parts;
  const service = new ApiObject(scope, 'service', headlessService(workload) as ApiObjectProps);
  const files = optionalObject(scope, 'config-map', configMap(workload, container));
  // at synthesis, so that a patch of the ConfigMap replaces the pods
  const hash = files === undefined ? undefined : lazyHash(files, workload);
  return {
    service,
    configMap: files,
    disruptionBudget: optionalObject(scope, 'disruption-budget', podDisruptionBudget(workload)),
    networkPolicy: optionalObject(scope, 'network-policy', parts.networkPolicy),
    statefulSet: new ApiObject(scope, 'stateful-set', statefulSet(workload, container, hash) as ApiObjectProps),
  };
}

function lazyHash(configMap: ApiObject, { dynamicFiles }: Workload): string {
  // cdk8s types a value that is resolved later as what it will be
  return Lazy.any({ produce: () => configHash(writtenConfig(configMap) ?? {}, dynamicFiles) }) as string;
}

/** An object of the chart; undefined if there is no manifest. */
export function optionalObject(scope: Construct, id: string, manifest: object | undefined): ApiObject | undefined {
  return manifest === undefined ? undefined : new ApiObject(scope, id, manifest as ApiObjectProps);
}
