import type { k8s } from 'cdk8s-plus-27';
import { manifest } from '../../kubernetes/manifest';
import { shortHash } from '../config-hash';
import { APP_LABEL } from '../pod-addresses';
import { resourceRequirements } from '../resources';
import { type SecretMount, secretMounts, secretVolumes } from '../secret-mount';
import type { ServerContainer } from '../server-container';
import { objectMetadata, type Workload } from '../workload';
import { configMounts, configVolumes } from './config-map';
import { podBase } from './pod-base';
import { writableMounts, writableVolumes } from './volumes';

/** A script that runs once beside the servers, in their image. */
export interface ToolScript {
  /** Three letters for the name of the Job, which must not be longer than 63 characters. */
  readonly suffix: string;
  readonly script: string;
  /** What the script reads from the configuration files: a change of it creates another Job. */
  readonly content: unknown;
  readonly env?: k8s.EnvVar[];
  /** Secrets whose files the script reads. */
  readonly secrets?: readonly SecretMount[];
  readonly cleanup: JobCleanup;
  /** Besides those of the servers' pods. */
  readonly podLabels?: { [key: string]: string };
  /** Besides those of the servers' pods. */
  readonly podAnnotations?: { [key: string]: string };
}

/** How a finished Job is removed. */
export interface JobCleanup {
  /** Undefined if Kubernetes must not remove it. */
  readonly ttlSeconds: number | undefined;
  /** Annotations of the Job for the tool that applies it. */
  readonly annotations: { [key: string]: string } | undefined;
}

/** How long the script may wait for servers that are still being created, or fail. */
const DEADLINE_SECONDS = 3600;

/** Never reached before the deadline: Kubernetes backs off exponentially. */
const BACKOFF_LIMIT = 100;

/** A heap of 64 MiB, and what a JVM needs besides. */
const TOOL_RESOURCES = {
  cpuRequest: '100m',
  memoryRequest: '256Mi',
  memoryLimit: '256Mi',
  // a few lists of properties in /tmp, and its log; an evicted Job is tried again
  ephemeralStorageRequest: '64Mi',
  ephemeralStorageLimit: '256Mi',
};

/** A Job named after its content: the template of a Job is immutable, so other content creates another Job. */
export function toolJob(workload: Workload, container: ServerContainer, tool: ToolScript): object {
  const app = `${workload.name}-${tool.suffix}`;
  const spec: k8s.JobSpec = {
    backoffLimit: BACKOFF_LIMIT,
    activeDeadlineSeconds: DEADLINE_SECONDS,
    ttlSecondsAfterFinished: tool.cleanup.ttlSeconds,
    template: {
      metadata: {
        // not the label of the servers: neither their service nor their budget must count this pod
        labels: { ...workload.podLabels, ...tool.podLabels, [APP_LABEL]: app },
        annotations: orUndefined({ ...workload.podAnnotations, ...tool.podAnnotations }),
      },
      spec: jobPodSpec(workload, container, tool),
    },
  };
  const { annotations } = tool.cleanup;
  // also after what only the tool reads: a Job that becomes a hook is another Job
  const hash = shortHash(annotations === undefined ? [spec, tool.content] : [spec, tool.content, annotations]).slice(
    0,
    6,
  );
  const metadata = objectMetadata(workload, `${app}-${hash}`);
  return manifest('Job', {
    metadata: { ...metadata, annotations: orUndefined({ ...metadata.annotations, ...annotations }) },
    spec,
  });
}

function orUndefined(map: { [key: string]: string }): { [key: string]: string } | undefined {
  return Object.keys(map).length === 0 ? undefined : map;
}

function jobPodSpec(workload: Workload, container: ServerContainer, tool: ToolScript): k8s.PodSpec {
  // no affinity: a Job runs beside the servers, wherever there is room
  const { suffix, script, env, secrets = [] } = tool;
  const { nodeSelector, tolerations } = workload.placement._render(workload.name).podFields;
  return {
    ...podBase(workload),
    restartPolicy: 'OnFailure',
    nodeSelector,
    tolerations,
    containers: [
      {
        name: suffix,
        image: container.image,
        imagePullPolicy: workload.imagePullPolicy,
        command: ['bash', '-ec'],
        args: [script],
        env,
        resources: resourceRequirements(TOOL_RESOURCES),
        securityContext: workload.podSecurity._render().container,
        volumeMounts: [...configMounts(container), ...secretMounts(secrets), ...writableMounts(container)],
      },
    ],
    volumes: [...configVolumes(workload, container), ...secretVolumes(secrets), ...writableVolumes(container)],
  };
}
