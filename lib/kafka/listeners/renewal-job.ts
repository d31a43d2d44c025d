import { shortHash } from '../../workload/config-hash';
import { toolCronJob } from '../../workload/objects/tool-job';
import { podAddresses, podHost } from '../../workload/pod-addresses';
import { shellQuote, shellScript } from '../../workload/shell-script';
import type { ClusterPlan, NodePoolPlan } from '../cluster-plan';
import { BRIEF_JVM } from '../rolling/readiness-probe';
import { TAKE_CERTIFICATES } from '../scripts/scripts';
import { advertisedHost, keyFor } from './listeners';
import type { PlannedListener } from './planned-listener';
import { RENEWAL_SUFFIX, renewalPlan } from './renewal-plan';
import { readsSecretsIn, SECRETS_PATH, VOLUME_OF_NODES } from './secured-listeners';
import { secretMountsOf, toolAccess, toolVariables, withTools } from './tool-access';

/** A changed Secret takes a minute or two until the last kubelet has it. */
const PATIENCE_SECONDS = 240;

/** What a running node can read again. */
const RENEWED_KEYS = ['ssl.keystore.key', 'ssl.keystore.certificate.chain', 'ssl.truststore.certificates'] as const;

/** The CronJob that makes running nodes take the certificates that are mounted; undefined if there is none. */
export function renewalJob(plan: ClusterPlan): object | undefined {
  const { main, more, controllers, interBroker, listeners, controllerListeners, chosen, authorization, nodeName } =
    plan;
  const { workload, container } = main;
  const { hours } = renewalPlan(plan) ?? {};
  const { toolsPath } = plan.image;
  if (hours === undefined || toolsPath === undefined || container.configPath === undefined) return undefined;
  const tools = toolAccess({ interBroker });
  const all = [...listeners, ...controllerListeners];
  const brokers = [main, ...more].flatMap(brokersOf);
  const voters = controllers === undefined ? [] : controllersOf(controllers);
  const ofVoters = controllers === undefined ? [] : controllerListeners;
  const variables = {
    NODES: inQuotes([...brokers, ...voters].map(({ kind, id, host }) => `${kind}/${id}/${host}`).join(' ')),
    BROKER_FILES: shownFiles(controllers === undefined ? all : listeners),
    // to controllers, brokers show a certificate too
    BROKER_CONFIG: readAgain(all),
    BROKER_SERVERS: addressesOf(brokers, interBroker),
    CONTROLLER_FILES: shownFiles(ofVoters),
    CONTROLLER_CONFIG: readAgain(ofVoters),
    CONTROLLER_SERVERS: addressesOf(voters, controllerListeners[0]),
    NODE_FILES: shellQuote(all.find(({ tls }) => tls?.name === VOLUME_OF_NODES)?.tls?.path ?? ''),
    NODE_NAME: shellQuote(authorization === undefined ? '' : nodeName),
    PATIENCE: String(PATIENCE_SECONDS),
    ...toolVariables(tools, container.configPath),
    TOOLS: shellQuote(toolsPath),
  };
  const { podLabels, podAnnotations } = chosen.dynamicConfig?._render().job ?? {};
  return toolCronJob(workload, container, {
    suffix: RENEWAL_SUFFIX,
    schedule: schedule(hours, [workload.namespace, workload.name]),
    script: shellScript(variables, withTools(TAKE_CERTIFICATES, tools)),
    podLabels,
    podAnnotations,
    secrets: secretMountsOf(all).filter(({ name }) => all.some(({ tls }) => tls?.name === name)),
    env: [
      ...(workload.namespace === undefined
        ? [{ name: 'POD_NAMESPACE', valueFrom: { fieldRef: { fieldPath: 'metadata.namespace' } } }]
        : []),
      { name: 'KAFKA_HEAP_OPTS', value: '-Xmx64m' },
      { name: 'KAFKA_JVM_PERFORMANCE_OPTS', value: BRIEF_JVM },
    ],
  });
}

/** A node as the script reaches it. */
interface Node {
  readonly kind: 'broker' | 'controller';
  readonly id: number;
  /** May contain `$POD_NAMESPACE`. */
  readonly host: string;
}

/** Brokers, by the names that they advertise. */
function brokersOf({ workload, firstId }: NodePoolPlan): readonly Node[] {
  const host = advertisedHost(workload, workload);
  return podAddresses(workload).map(({ ordinal }) => ({
    kind: 'broker',
    id: firstId + ordinal,
    host: host.replace('$HOSTNAME', `${workload.name}-${ordinal}`),
  }));
}

/** Controllers, by the names that the other nodes know them by. */
function controllersOf({ workload, firstId }: NodePoolPlan): readonly Node[] {
  return podAddresses(workload).map((pod) => ({
    kind: 'controller',
    id: firstId + pod.ordinal,
    host: podHost(pod, workload.namespace),
  }));
}

function addressesOf(nodes: readonly Node[], { port }: PlannedListener): string {
  return inQuotes(nodes.map(({ host }) => `${host}:${port.port}`).join(','));
}

/** Which certificate a port shows. */
function shownFiles(listeners: readonly PlannedListener[]): string {
  return shellQuote(
    listeners.flatMap(({ port, tls }) => (tls === undefined ? [] : [`${port.port}=${tls.path}`])).join(' '),
  );
}

/** References to files once more: a node resolves them when they are set, and keeps what it has resolved otherwise. */
function readAgain(listeners: readonly PlannedListener[]): string {
  const settings = listeners.flatMap(({ name, settings = {} }) =>
    RENEWED_KEYS.filter((key) => Object.hasOwn(settings, key)).map(
      (key) => [keyFor(name, key), settings[key]] as const,
    ),
  );
  if (settings.length === 0) return shellQuote('');
  const entries = [...Object.entries(readsSecretsIn(SECRETS_PATH)), ...settings];
  return shellQuote(entries.map(([key, value]) => `${key}=${value}`).join('\n'));
}

/** What a shell expands. */
function inQuotes(words: string): string {
  return `"${words}"`;
}

/** Clusters that renew at the same minute would all start their JVMs then. */
function schedule(hours: number, owner: readonly unknown[]): string {
  const minute = Number.parseInt(shortHash(owner).slice(0, 8), 16) % 60;
  return `${minute} ${hours === 1 ? '*' : hours === 24 ? '0' : `*/${hours}`} * * *`;
}
