import type { k8s } from 'cdk8s-plus-27';
import { shortHash } from './config-hash';
import { APP_LABEL } from './names';
import { resourceRequirements } from './resources';
import { scratchMounts, scratchVolumes } from './scratch';
import type { ServerContainer } from './server-container';
import { manifest } from './wire';
import { objectMetadata, type Workload } from './workload';

/** A script that is run once beside the servers, in their image. */
export interface ToolScript {
  /** What the name of the Job says of it, in three letters: a Job's name must not be longer than 63. */
  readonly suffix: string;
  readonly script: string;
  readonly env?: k8s.EnvVar[];
}

/** For how long the script may wait for servers that are only being made. */
const PATIENCE_SECONDS = 3600;

/**
 * A finished Job is kept for as long as somebody may want to read its log, and not longer: while it is there, applying the
 * same content once more does nothing.
 */
const KEPT_SECONDS = 300;

/** A JVM of 64 MiB with what it needs beside its heap. */
const TOOL_RESOURCES = { cpuRequest: '100m', memoryRequest: '256Mi', memoryLimit: '256Mi' };

/** A Job named after its content: other content is another Job, as the template of a Job cannot be changed. */
export function toolJob(workload: Workload, container: ServerContainer, tool: ToolScript): object {
  const app = `${workload.name}-${tool.suffix}`;
  const spec: k8s.JobSpec = {
    backoffLimit: 6,
    activeDeadlineSeconds: PATIENCE_SECONDS,
    ttlSecondsAfterFinished: KEPT_SECONDS,
    // not the label of the servers: neither their service nor their budget must count this pod
    template: { metadata: { labels: { [APP_LABEL]: app } }, spec: podSpec(workload, container, tool) },
  };
  return manifest('Job', { metadata: objectMetadata(workload, `${app}-${shortHash(spec).slice(0, 6)}`), spec });
}

function podSpec(workload: Workload, container: ServerContainer, { suffix, script, env }: ToolScript): k8s.PodSpec {
  const security = workload.podSecurity._options;
  const { nodeSelector, tolerations } = workload.placement._podFields(workload.name);
  return {
    restartPolicy: 'Never',
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
        volumeMounts: scratchMounts(container),
      },
    ],
    volumes: scratchVolumes(container),
  };
}
