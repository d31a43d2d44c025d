import { ApiObject, type ApiObjectProps } from 'cdk8s';
import type { Construct } from 'constructs';
import { configMap } from './objects/config-map';
import { headlessService, type NamedPort } from './objects/headless-service';
import { podDisruptionBudget } from './objects/pod-disruption-budget';
import { statefulSet } from './objects/stateful-set';
import type { ServerContainer } from './server-container';
import type { Workload } from './workload';

/** The Kubernetes objects of one workload, in the order in which they stand in the file. */
export interface WorkloadObjects {
  readonly service: ApiObject;
  readonly configMap?: ApiObject;
  readonly disruptionBudget?: ApiObject;
  readonly statefulSet: ApiObject;
}

/** Makes the objects of a workload below a construct. */
export function emitWorkload(
  scope: Construct,
  workload: Workload,
  container: ServerContainer,
  ports: readonly NamedPort[],
): WorkloadObjects {
  return {
    service: new ApiObject(scope, 'service', headlessService(workload, ports) as ApiObjectProps),
    configMap: emit(scope, 'config-map', configMap(workload, container)),
    disruptionBudget: emit(scope, 'disruption-budget', podDisruptionBudget(workload)),
    statefulSet: new ApiObject(scope, 'stateful-set', statefulSet(workload, container, ports) as ApiObjectProps),
  };
}

/** An object of the chart; none where there is nothing to write. */
export function emit(scope: Construct, id: string, manifest: object | undefined): ApiObject | undefined {
  return manifest === undefined ? undefined : new ApiObject(scope, id, manifest as ApiObjectProps);
}
