import { manifest } from '../../kubernetes/manifest';
import { serviceName } from '../pod-addresses';
import type { NamedPort } from '../ports';
import { objectMetadata, type Workload } from '../workload';

/** The service that gives each pod its name: `zk-0.zk-svc`. */
export function headlessService(workload: Workload): object {
  const ports: readonly NamedPort[] = [
    ...workload.ownPorts,
    ...workload.ports.filter(({ onService }) => onService !== false),
  ];
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
