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

/** A script that runs beside the servers, in their image, and ends. */
export interface ToolScript {
  /** Three letters for the name of the Job, which must not be longer than 63 characters. */
  readonly suffix: string;
  readonly script: string;
  readonly env?: k8s.EnvVar[];
  /** Secrets whose files the script reads. */
  readonly secrets?: readonly SecretMount[];
  /** Besides those of the servers' pods. */
  readonly podLabels?: { [key: string]: string };
  /** Besides those of the servers' pods. */
  readonly podAnnotations?: { [key: string]: string };
}

/** A script that runs once. */
export interface SingleRun extends ToolScript {
  /** What the script reads from the configuration files: a change of it creates another Job. */
  readonly content: unknown;
  readonly cleanup: JobCleanup;
}

/** A script that runs again and again. */
export interface RepeatedRun extends ToolScript {
  /** When, in UTC if the cluster has no other time zone: `0 3 * * *`. */
  readonly schedule: string;
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

/** One failure may be that of a node that is drained; a second one is that of the script. */
const RETRIES_OF_REPEATED = 1;

/** A Job named after its content: the template of a Job is immutable, so other content creates another Job. */
export function toolJob(workload: Workload, container: ServerContainer, tool: SingleRun): object {
  const app = appOfTool(workload, tool);
  const spec: k8s.JobSpec = {
    backoffLimit: BACKOFF_LIMIT,
    activeDeadlineSeconds: DEADLINE_SECONDS,
    ttlSecondsAfterFinished: tool.cleanup.ttlSeconds,
    template: podTemplate(workload, container, tool, 'OnFailure'),
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

/** A CronJob. Its pods are not restarted: one that has failed stays, with what it has to say. */
export function toolCronJob(workload: Workload, container: ServerContainer, tool: RepeatedRun): object {
  return manifest('CronJob', {
    metadata: objectMetadata(workload, appOfTool(workload, tool)),
    spec: {
      schedule: tool.schedule,
      concurrencyPolicy: 'Forbid',
      jobTemplate: {
        spec: {
          backoffLimit: RETRIES_OF_REPEATED,
          activeDeadlineSeconds: DEADLINE_SECONDS,
          template: podTemplate(workload, container, tool, 'Never'),
        },
      },
    },
  });
}

/** The label of the pods. */
function appOfTool({ name }: Workload, { suffix }: ToolScript): string {
  return `${name}-${suffix}`;
}

function podTemplate(
  workload: Workload,
  container: ServerContainer,
  tool: ToolScript,
  restartPolicy: 'OnFailure' | 'Never',
): k8s.PodTemplateSpec {
  return {
    metadata: {
      // not the label of the servers: neither their service nor their budget must count this pod
      labels: { ...workload.podLabels, ...tool.podLabels, [APP_LABEL]: appOfTool(workload, tool) },
      annotations: orUndefined({ ...workload.podAnnotations, ...tool.podAnnotations }),
    },
    spec: toolPodSpec(workload, container, tool, restartPolicy),
  };
}

function orUndefined(map: { [key: string]: string }): { [key: string]: string } | undefined {
  return Object.keys(map).length === 0 ? undefined : map;
}

function toolPodSpec(
  workload: Workload,
  container: ServerContainer,
  tool: ToolScript,
  restartPolicy: string,
): k8s.PodSpec {
  // no affinity: a Job runs beside the servers, wherever there is room
  const { suffix, script, env, secrets = [] } = tool;
  const { nodeSelector, tolerations } = workload.placement._render(workload.name).podFields;
  return {
    ...podBase(workload),
    restartPolicy,
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
