import type { k8s } from 'cdk8s-plus-27';
import { manifest } from '../../kubernetes/manifest';
import { APP_LABEL } from '../../kubernetes/names';
import { shortHash } from '../config-hash';
import { resourceRequirements } from '../resources';
import type { ServerContainer } from '../server-container';
import { objectMetadata, type Workload } from '../workload';
import { configMounts, configVolumes } from './config-map';
import { scratchMounts, scratchVolumes } from './scratch';

/** A script that is run once beside the servers, in their image. */
export interface ToolScript {
  /** What the name of the Job says of it, in three letters: a Job's name must not be longer than 63. */
  readonly suffix: string;
  readonly script: string;
  /** What it reads from the configuration files: when that changes, another Job is wanted. */
  readonly content: unknown;
  readonly env?: k8s.EnvVar[];
}

/** For how long the script may wait for servers that are only being made, or fail: its log can be read for as long. */
const PATIENCE_SECONDS = 3600;

/** More often than it can fail in that time, as Kubernetes waits ever longer in between. */
const TRIES = 100;

/** While a finished Job is there, applying the same content once more, as a change that is taken back is, does nothing. */
const KEPT_SECONDS = 30;

/** A JVM of 64 MiB with what it needs beside its heap. */
const TOOL_RESOURCES = { cpuRequest: '100m', memoryRequest: '256Mi', memoryLimit: '256Mi' };

/** A Job named after its content: other content is another Job, as the template of a Job cannot be changed. */
export function toolJob(workload: Workload, container: ServerContainer, tool: ToolScript): object {
  const app = `${workload.name}-${tool.suffix}`;
  const spec: k8s.JobSpec = {
    backoffLimit: TRIES,
    activeDeadlineSeconds: PATIENCE_SECONDS,
    ttlSecondsAfterFinished: KEPT_SECONDS,
    // not the label of the servers: neither their service nor their budget must count this pod
    template: {
      metadata: { labels: { ...workload.labels, [APP_LABEL]: app } },
      spec: podSpec(workload, container, tool),
    },
  };
  const hash = shortHash([spec, tool.content]).slice(0, 6);
  return manifest('Job', { metadata: objectMetadata(workload, `${app}-${hash}`), spec });
}

function podSpec(workload: Workload, container: ServerContainer, { suffix, script, env }: ToolScript): k8s.PodSpec {
  const security = workload.podSecurity._options;
  const { nodeSelector, tolerations } = workload.placement._podFields(workload.name);
  return {
    restartPolicy: 'OnFailure',
    serviceAccountName: workload.serviceAccountName,
    priorityClassName: workload.priorityClassName,
    nodeSelector,
    tolerations,
    securityContext: security.pod,
    automountServiceAccountToken: security.automountServiceAccountToken,
    enableServiceLinks: security.enableServiceLinks,
    imagePullSecrets: workload.imagePullSecrets?.map((name) => ({ name })),
    containers: [
      {
        name: suffix,
        image: container.image,
        imagePullPolicy: workload.imagePullPolicy,
        command: ['bash', '-ec'],
        args: [script],
        env,
        resources: resourceRequirements(TOOL_RESOURCES),
        securityContext: security.container,
        volumeMounts: [...configMounts(container), ...scratchMounts(container)],
      },
    ],
    volumes: [...configVolumes(workload, container), ...scratchVolumes(container)],
  };
}
