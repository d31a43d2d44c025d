import { manifest } from '../../kubernetes/manifest';
import { serviceName } from '../pod-addresses';
import { objectMetadata, type Workload } from '../workload';

/** A port that the servers listen on. */
export interface NamedPort {
  readonly name: string;
  readonly port: number;
}

/** The service that gives each pod its name: `zk-0.zk-svc`. */
export function headlessService(workload: Workload, ports: readonly NamedPort[]): object {
  return manifest('Service', {
    metadata: objectMetadata(workload, serviceName(workload.name)),
    spec: {
      clusterIp: 'None',
      // servers find each other, and a recovering one is found, before they are ready
      publishNotReadyAddresses: true,
      ports: ports.map(({ name, port }) => ({ name, port })),
      selector: workload.selector,
    },
  });
}
