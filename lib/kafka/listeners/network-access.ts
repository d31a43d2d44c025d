import type { RenderedAccess } from '../../workload/network/access-options';
import { type AllowedConnections, type Connections, fromScrapers, toOthers } from '../../workload/network/connections';
import { Peer } from '../../workload/network/peer';
import { networkPolicy } from '../../workload/objects/network-policy';
import { APP_LABEL } from '../../workload/pod-addresses';
import type { ZookeeperConnection } from '../../zookeeper/connection';
import type { ClusterPlan, NodePoolPlan } from '../cluster-plan';
import type { NodeRole } from '../properties/property-group';
import type { PlannedListener } from './planned-listener';

/** The policies of a cluster. */
export interface ClusterPolicies {
  /** By the id of the set of nodes. */
  readonly ofNodes: ReadonlyMap<string, object>;
  /** Undefined if the Jobs may connect to anyone, or if there are none. */
  readonly ofJobs: object | undefined;
}

/** The Jobs of a cluster, which connect to brokers. */
export interface JobsOfCluster {
  readonly dynamicConfig: object | undefined;
  readonly features: object | undefined;
  /** It looks at each listener with a certificate, also those of controllers. */
  readonly renewal: object | undefined;
  /** It connects to the ensemble alone. */
  readonly migration: object | undefined;
}

/**
 * One policy for each set of nodes, and one for the Jobs if egress is restricted.
 */
export function clusterPolicies(
  plan: ClusterPlan,
  access: RenderedAccess,
  { dynamicConfig, features, renewal, migration }: JobsOfCluster,
): ClusterPolicies {
  const { main, more, controllers } = plan;
  const sets = [...(controllers === undefined ? [] : [controllers]), main, ...more];
  const pods: ClusterPods = {
    brokers: podsWith('broker', sets),
    controllers: podsWith('controller', sets),
    jobs: [dynamicConfig, features, renewal].flatMap(appsOf),
    renewal: appsOf(renewal),
    migration: appsOf(migration),
  };
  return {
    ofNodes: new Map(sets.map((set) => [set.id, networkPolicy(set.workload, connectionsOf(set, plan, access, pods))])),
    ofJobs: jobPolicy(plan, access, pods),
  };
}

/** The pods of a cluster by what they do. */
interface ClusterPods {
  readonly brokers: readonly Peer[];
  readonly controllers: readonly Peer[];
  /** Names of the Jobs, as their pods have them in the label. */
  readonly jobs: readonly string[];
  /** Those of them that connect to every listener with a certificate: one or none. */
  readonly renewal: readonly string[];
  /** The one that awaits a step of a migration: one or none. */
  readonly migration: readonly string[];
}

function connectionsOf(
  set: NodePoolPlan,
  plan: ClusterPlan,
  access: RenderedAccess,
  pods: ClusterPods,
): AllowedConnections {
  const isBroker = set.roles.includes('broker');
  return {
    ingress: [
      ...(isBroker ? plan.listeners.map((listener) => toListener(listener, plan, access, pods)) : []),
      ...(set.roles.includes('controller')
        ? [toControllers(plan, [...pods.controllers, ...pods.brokers, ...podsLabelled(pods.renewal)])]
        : []),
      fromScrapers(set.workload.ports, access),
    ],
    egress: access.egress && [
      // controllers that copy the metadata tell brokers with ZooKeeper what changes
      ...(isBroker || copiesMetadata(plan) ? [toBrokers(plan, pods.brokers)] : []),
      ...(pods.controllers.length > 0 ? [toControllers(plan, pods.controllers)] : []),
      ...(isBroker || copiesMetadata(plan) ? toEnsemble(plan) : []),
      ...toOthers(access.egress),
    ],
  };
}

/** Jobs connect to brokers, one of them to controllers too, and no one to Jobs. */
function jobPolicy(plan: ClusterPlan, { egress }: RenderedAccess, pods: ClusterPods): object | undefined {
  const { brokers, controllers, renewal, migration } = pods;
  const jobs = [...pods.jobs, ...migration];
  if (egress === undefined || jobs.length === 0) return undefined;
  const { workload } = plan.main;
  const selector = { matchExpressions: [{ key: APP_LABEL, operator: 'In', values: jobs }] };
  const ofRenewal = [
    { ports: plan.listeners.filter(({ tls }) => tls !== undefined).map(({ port }) => port.port), peers: brokers },
    toControllers(plan, controllers),
  ];
  const allowed = {
    egress: [
      toBrokers(plan, brokers),
      ...(renewal.length === 0 ? [] : ofRenewal),
      ...(migration.length === 0 ? [] : toEnsemble(plan)),
      ...toOthers(egress),
    ],
  };
  return networkPolicy(workload, allowed, { name: `${workload.name}-jobs-netpol`, selector });
}

/** Who may connect to a listener of brokers: clients, and to that among brokers also what belongs to the cluster. */
function toListener(
  listener: PlannedListener,
  plan: ClusterPlan,
  { clients = [] }: RenderedAccess,
  { brokers, controllers, jobs, renewal }: ClusterPods,
): Connections {
  const looking = listener.tls === undefined ? [] : podsLabelled(renewal);
  const nodes = copiesMetadata(plan) ? [...brokers, ...controllers] : brokers;
  const own = listener === plan.interBroker ? [...nodes, ...podsLabelled(jobs)] : looking;
  return { ports: [listener.port.port], peers: [...own, ...clients, ...(listener.clients ?? [])] };
}

function copiesMetadata({ metadata: { migration } }: ClusterPlan): boolean {
  return migration !== undefined;
}

function toBrokers({ interBroker }: ClusterPlan, brokers: readonly Peer[]): Connections {
  return { ports: [interBroker.port.port], peers: brokers };
}

function toControllers({ controllerListeners }: ClusterPlan, peers: readonly Peer[]): Connections {
  return { ports: controllerListeners.map(({ port }) => port.port), peers };
}

/** The ensemble of the same app; where others run is not known. */
function toEnsemble({ metadata: { zookeeper }, main }: ClusterPlan): readonly Connections[] {
  const ensemble = zookeeper?._render();
  if (zookeeper === undefined || ensemble === undefined) return [];
  const pods = Peer.pods({ [APP_LABEL]: ensemble.name });
  const { namespace } = ensemble;
  const isNear = namespace === undefined || namespace === main.workload.namespace;
  return [{ ports: ensemblePorts(zookeeper), peers: [isNear ? pods : pods.inNamespace(namespace)] }];
}

/** The ports of the hosts that brokers connect to. */
export function ensemblePorts(connection: ZookeeperConnection): readonly number[] {
  const ports = connection
    .hosts()
    .split(',')
    .map((host) => Number(host.slice(host.lastIndexOf(':') + 1)));
  return [...new Set(ports)];
}

function podsWith(role: NodeRole, sets: readonly NodePoolPlan[]): readonly Peer[] {
  return sets.filter(({ roles }) => roles.includes(role)).map(({ workload }) => Peer.pods(workload.selector));
}

/** The pods with a label. */
function podsLabelled(apps: readonly string[]): readonly Peer[] {
  return apps.map((app) => Peer.pods({ [APP_LABEL]: app }));
}

/** The label of the pods of a Job, or of a CronJob; none if there is no Job. */
function appsOf(job: object | undefined): readonly string[] {
  if (job === undefined) return [];
  const { spec } = job as { readonly spec: JobSpec & { readonly jobTemplate?: { readonly spec: JobSpec } } };
  return [(spec.jobTemplate?.spec ?? spec).template.metadata.labels[APP_LABEL]];
}

interface JobSpec {
  readonly template: { readonly metadata: { readonly labels: { readonly [key: string]: string } } };
}
