import type { k8s } from 'cdk8s-plus-27';
import { manifest } from '../../kubernetes/manifest';
import { ACKNOWLEDGED, acknowledgementsText } from '../../lint/acknowledgements';
import { CONFIG_HASH } from '../config-hash';
import { withPodStandard } from '../container-security';
import { serviceName } from '../pod-addresses';
import { resourceRequirements } from '../resources';
import type { ServerContainer } from '../server-container';
import { objectMetadata, podSelector, type Workload } from '../workload';
import { podBase } from './pod-base';
import { mountedStorages, podVolumes, volumeMounts } from './volumes';

/**
 * The servers themselves.
 *
 * @param hash of the configuration; undefined without files
 */
export function statefulSet(workload: Workload, container: ServerContainer, hash?: string): object {
  return manifest('StatefulSet', {
    metadata: withAcknowledgements(objectMetadata(workload, workload.name), workload),
    spec: {
      serviceName: serviceName(workload.name),
      replicas: workload.replicas,
      podManagementPolicy: workload.podManagement,
      selector: podSelector(workload),
      template: {
        metadata: { labels: workload.podLabels, annotations: podAnnotations(workload, hash) },
        spec: serverPodSpec(workload, container),
      },
      volumeClaimTemplates: orNone(
        mountedStorages(workload, container).flatMap(
          ({ name, storage }) => storage._render().claimTemplate?.(name) ?? [],
        ),
      ),
    },
  });
}

/** On the StatefulSet and not on its pods: rewording a reason restarts nothing. */
function withAcknowledgements(metadata: k8s.ObjectMeta, { acknowledge }: Workload): k8s.ObjectMeta {
  return Object.keys(acknowledge).length === 0
    ? metadata
    : { ...metadata, annotations: { ...metadata.annotations, [ACKNOWLEDGED]: acknowledgementsText(acknowledge) } };
}

function serverPodSpec(workload: Workload, container: ServerContainer): k8s.PodSpec {
  return {
    ...workload.placement._render(workload.name).podFields,
    ...podBase(workload),
    terminationGracePeriodSeconds: gracePeriodSeconds(workload),
    initContainers: workload.initContainers?.map((each) => withPodStandard(each, workload)),
    containers: [
      serverContainer(workload, container),
      ...workload.containers.map((each) => withPodStandard(each, workload)),
    ],
    volumes: orNone(podVolumes(workload, container)),
  };
}

function serverContainer(workload: Workload, container: ServerContainer): k8s.Container {
  const probes = workload.probes._render(container.probes);
  return {
    name: container.name,
    image: container.image,
    imagePullPolicy: workload.imagePullPolicy,
    command: container.command,
    args: container.args,
    env: orNone(environment(workload, container)),
    ports: [...workload.ownPorts, ...workload.ports].map(({ name, port }) => ({ name, containerPort: port })),
    resources: resourceRequirements(workload.resources),
    startupProbe: probes.startup,
    readinessProbe: probes.readiness,
    livenessProbe: probes.liveness,
    lifecycle: container.preStop && { preStop: { exec: { command: container.preStop } } },
    securityContext: workload.podSecurity._render().container,
    volumeMounts: orNone(volumeMounts(workload, container)),
  };
}

/** Seconds until the server is killed; a rule rejects fractions. */
export function gracePeriodSeconds({ terminationGracePeriod }: Workload): number | undefined {
  return terminationGracePeriod?.toSeconds({ integral: false });
}

/** The environment of the server's container. */
export function environment(workload: Workload, container: ServerContainer): k8s.EnvVar[] {
  return [...(container.env ?? []), ...workload.env];
}

function podAnnotations(workload: Workload, hash: string | undefined): { [key: string]: string } | undefined {
  const annotations: { [key: string]: string } = { ...workload.podAnnotations };
  if (hash !== undefined) annotations[CONFIG_HASH] = hash;
  return Object.keys(annotations).length === 0 ? undefined : annotations;
}

function orNone<T>(list: T[]): T[] | undefined {
  return list.length === 0 ? undefined : list;
}
