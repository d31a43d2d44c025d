import type { IConstruct } from 'constructs';
import { isWritable } from '../lint/props/config-values';
import type { Violation } from '../lint/rule';
import { toleratedVoterLosses } from '../server-config/zookeeper/tolerated-losses';
import type { Certificate } from '../workload/certificate';
import { checkedContainer } from '../workload/contract-types';
import { DisruptionBudget } from '../workload/disruption-budget';
import { type PodAddress, podAddresses, podHost } from '../workload/pod-addresses';
import { resolveWorkload } from '../workload/resolve-workload';
import type { ServerContainer } from '../workload/server-container';
import { isPersistent, type Storage } from '../workload/storage';
import type { NamedStorage, Workload } from '../workload/workload';
import type { SessionTimeoutRange } from './connection';
import { CONSOLE_LOGBACK, ENSEMBLE_DEFAULTS } from './defaults';
import { ZookeeperImage } from './image/zookeeper-image';
import type { ZookeeperServer } from './image/zookeeper-server';
import { insteadOfOwned } from './owned-keys';
import { CLIENT_PORT, ELECTION_PORT, SERVER_PORT, ZOOKEEPER_PORTS } from './ports';
import type * as tls from './security';
import type { EnsembleSecurity } from './security';
import { milliseconds, settingLines } from './settings';
import type { ZookeeperEnsembleProps } from './zookeeper-ensemble-props';

/** Everything about an ensemble, before an object is created: rules check it, and objects are rendered from it. */
export interface EnsemblePlan {
  readonly workload: Workload;
  readonly image: ZookeeperImage;
  readonly container: ServerContainer;
  /** What is wrong with what the contract of the image has returned. */
  readonly contractProblems: readonly Violation[];
  readonly server: ZookeeperServer;
  readonly sessions: SessionTimeoutRange;
  readonly pods: readonly PodAddress[];
  readonly security: EnsembleSecurity;
  /** The certificate of the servers, as it was chosen. */
  readonly certificate: Certificate | undefined;
  /** Lines of zoo.cfg that the user set, as they are. */
  readonly userConfig: Readonly<Record<string, unknown>>;
}

/** Resolves the props of an ensemble; those that were rejected are absent. */
export function resolveEnsemble(scope: IConstruct, props: ZookeeperEnsembleProps): EnsemblePlan {
  const replicas = props.replicas ?? ENSEMBLE_DEFAULTS.replicas;
  const security = securityOf(props, replicas);
  const workload = resolveWorkload(scope, props, {
    name: ENSEMBLE_DEFAULTS.name,
    ports: security.ports,
    replicas,
    disruptionBudget: budgetOf(replicas, props.storage),
    moreStorages: transactionLog(props),
    networkPolicy: props.networkPolicy,
    secrets: security.secrets,
  });
  const image = props.image ?? ZookeeperImage.official();
  const pods = podAddresses(workload);
  const tickTime = milliseconds(props.tickTime ?? ENSEMBLE_DEFAULTS.tickTime);
  const server: ZookeeperServer = {
    replicas,
    heap: workload.heap,
    jvmOptions: workload.jvmOptions,
    zooCfg: { ...settingLines(props), ...security.settings, ...acceptedLines(props.config ?? {}) },
    servers: serverLines(pods),
    logbackXml: props.logbackXml ?? security.logbackXml ?? CONSOLE_LOGBACK,
    separateTransactionLog: props.transactionLogStorage !== undefined,
    certificateFiles: security.certificateFiles,
    clientPortIsLocal: security.clientPortIsLocal,
  };
  return {
    workload,
    image,
    ...checkedContainer(image.container(server)),
    server,
    sessions: {
      tickTime,
      min: props.minSessionTimeout === undefined ? 2 * tickTime : milliseconds(props.minSessionTimeout),
      max: props.maxSessionTimeout === undefined ? 20 * tickTime : milliseconds(props.maxSessionTimeout),
    },
    pods,
    security,
    certificate: props.nodeSecurity?._render().certificate,
    userConfig: props.config ?? {},
  };
}

/** Nothing is encrypted, and no one says who it is. */
const PLAIN_ENSEMBLE: EnsembleSecurity = { ports: ZOOKEEPER_PORTS, clientPort: CLIENT_PORT };

function securityOf({ nodeSecurity }: ZookeeperEnsembleProps, replicas: number): EnsembleSecurity {
  if (nodeSecurity === undefined) return PLAIN_ENSEMBLE;
  return (require('./security') as typeof tls).ensembleSecurity(nodeSecurity._render(), replicas) ?? PLAIN_ENSEMBLE;
}

/** As many as the quorum can spare. */
function budgetOf(replicas: number, storage: Storage | undefined): DisruptionBudget {
  // a single server has no quorum to keep: it may be drained, and is down during the drain
  const budget = DisruptionBudget.maxUnavailable(Math.max(1, toleratedVoterLosses(replicas)));
  // a server that is not ready is not in a quorum, and its state is in its claim; without a claim it would be lost
  return storage === undefined || isPersistent(storage) ? budget.allowEvictingUnready() : budget;
}

function transactionLog({ transactionLogStorage }: ZookeeperEnsembleProps): NamedStorage[] {
  return transactionLogStorage === undefined
    ? []
    : [
        {
          name: 'datalogdir',
          path: ({ transactionLogPath }) => transactionLogPath,
          about: 'transactionLogStorage',
          storage: transactionLogStorage,
        },
      ];
}

/** The user's lines that can be written; rules reject the others. */
function acceptedLines(config: Readonly<Record<string, unknown>>): Record<string, string> {
  const accepted = Object.entries(config).filter(
    ([key, value]) => insteadOfOwned(key) === undefined && isWritable(value),
  );
  return Object.fromEntries(accepted.map(([key, value]) => [key, String(value)]));
}

/** `server.1` and so on; a single server is standalone and must not have any. Names are relative: all are in one namespace. */
function serverLines(pods: readonly PodAddress[]): Record<string, string> {
  return pods.length < 2
    ? {}
    : Object.fromEntries(
        pods.map((pod) => [
          `server.${pod.ordinal + 1}`,
          `${podHost(pod, pod.namespace)}:${SERVER_PORT}:${ELECTION_PORT}`,
        ]),
      );
}
