import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Manifest } from '../../lib/manifests/manifest';
import { readManifests } from '../../lib/manifests/read-manifests';
import { ROOT } from '../support/run-app';

/** A change to make on a running cluster: are pods replaced, and is it in effect? */
export interface RunningChange {
  /** The key of its recorded result. */
  readonly name: string;
  /** States that are applied one after the other; the reviewer is asked about the last step. */
  readonly states: readonly (readonly Manifest[])[];
  /** The StatefulSet whose pods are observed. */
  readonly statefulSet: string;
  /** What shows that the change is in effect; missing if nothing changes that could show it. */
  readonly evidence?: Evidence;
  /** A file that must have changed in the pods before it is certain that no server has read it. */
  readonly arrives?: { readonly file: string; readonly contains: string };
}

/** What must be observed: the output of a command in the first pod, the value of a key in all brokers, or the output of kubectl. */
export type Evidence =
  | { readonly run: readonly string[]; readonly contains: string }
  | { readonly brokerKey: string; readonly value: string }
  | { readonly kubectl: readonly string[]; readonly contains: string };

// biome-ignore lint/suspicious/noExplicitAny: manifests are changed freely
type Free = any;
type Objects = Record<string, Free>;
type Edit = (objects: Objects) => void;

interface Case {
  readonly name: string;
  /** Edits that are applied first. */
  readonly before?: readonly Edit[];
  readonly edit: Edit;
  readonly evidence?: (statefulSet: string) => Evidence;
  readonly arrives?: RunningChange['arrives'];
}

const set = (object: Free, path: string, value: unknown) => {
  const names = path.split('.');
  const last = names.pop() as string;
  const inner = names.reduce((at, name) => {
    at[name] ??= {};
    return at[name];
  }, object);
  inner[last] = value;
};

const spec =
  (path: string, value: unknown): Edit =>
  ({ servers }) =>
    set(servers.spec, path, value);
const pod = (path: string, value: unknown) => spec(`template.spec.${path}`, value);
const container =
  (path: string, value: unknown): Edit =>
  ({ servers }) =>
    set(servers.spec.template.spec.containers[0], path, value);
const hash = (value: string): Edit => spec('template.metadata.annotations', { 'example.com/hash': value });
const file =
  (text: string): Edit =>
  ({ config }) =>
    set(config.data, 'text', text);
const edits =
  (...all: readonly Edit[]): Edit =>
  (objects) => {
    for (const edit of all) edit(objects);
  };

const STARTED_WITH = (text: string) => () => ({ run: ['cat', '/tmp/started'], contains: text });
const VARIABLE = (text: string) => () => ({ run: ['bash', '-c', "tr '\\0' '\\n' < /proc/1/environ"], contains: text });
const [A, B] = ['A', 'B'].map((name) => ({ name, value: 'b' }));
const ARRIVES = { file: '/config/text', contains: 'two' };
const ON_DELETE = spec('updateStrategy', { type: 'OnDelete', rollingUpdate: null });
const WITH_PARTITION = spec('updateStrategy', { type: 'RollingUpdate', rollingUpdate: { partition: 2 } });

/** Changes of two servers that read a file when they start, and then sleep. */
const PLAIN: readonly Case[] = [
  { name: 'a variable', edit: container('env', [{ name: 'A', value: 'b' }]), evidence: VARIABLE('A=b') },
  {
    name: 'another command',
    edit: container('command', ['bash', '-c', 'echo two > /tmp/started; exec sleep infinity']),
    evidence: STARTED_WITH('two'),
  },
  { name: 'more CPU', edit: container('resources.requests.cpu', '20m') },
  { name: 'another memory limit', edit: container('resources.limits', { memory: '128Mi' }) },
  { name: 'a readiness probe', edit: container('readinessProbe', { exec: { command: ['true'] } }) },
  { name: 'a port', edit: container('ports', [{ name: 'more', containerPort: 9000 }]) },
  { name: 'a security context', edit: container('securityContext.readOnlyRootFilesystem', false) },
  {
    name: 'one more mount',
    edit: edits(
      ({ servers }) => servers.spec.template.spec.volumes.push({ name: 'more', emptyDir: {} }),
      ({ servers }) => servers.spec.template.spec.containers[0].volumeMounts.push({ name: 'more', mountPath: '/more' }),
    ),
  },
  { name: 'the order of volumes', edit: ({ servers }) => servers.spec.template.spec.volumes.reverse() },
  { name: 'another grace', edit: pod('terminationGracePeriodSeconds', 2) },
  { name: 'a toleration', edit: pod('tolerations', [{ key: 'a', operator: 'Exists' }]) },
  { name: 'a node selector', edit: pod('nodeSelector', { 'kubernetes.io/os': 'linux' }) },
  { name: 'an affinity', edit: pod('affinity', { podAntiAffinity: preferApart() }) },
  { name: 'no service links', edit: pod('enableServiceLinks', false) },
  { name: 'another DNS', edit: pod('dnsPolicy', 'Default') },
  { name: 'a service account', edit: pod('serviceAccountName', 'default') },
  {
    name: 'an init container',
    edit: ({ servers }) =>
      set(servers.spec.template.spec, 'initContainers', [
        { ...servers.spec.template.spec.containers[0], name: 'init', command: ['true'] },
      ]),
  },
  { name: 'a label of the pods', edit: spec('template.metadata.labels.team', 'x') },
  { name: 'an annotation of the pods', edit: hash('x') },
  { name: 'a file, and a hash of it', edit: edits(file('two'), hash('two')), evidence: STARTED_WITH('two') },
  { name: 'a file alone', edit: file('two'), evidence: STARTED_WITH('two'), arrives: ARRIVES },
  {
    name: 'a secret that is a variable',
    edit: ({ secret }) => set(secret, 'stringData', { password: 'two' }),
    evidence: VARIABLE('PASSWORD=two'),
  },
  {
    name: 'a template where pods are replaced by deletion',
    before: [ON_DELETE],
    edit: container('env', [{ name: 'A', value: 'b' }]),
    evidence: VARIABLE('A=b'),
  },
  {
    name: 'a template above which the partition lies',
    before: [WITH_PARTITION],
    edit: container('env', [{ name: 'A', value: 'b' }]),
    evidence: VARIABLE('A=b'),
  },
  {
    name: 'a partition that is taken away, with a template that waits',
    before: [WITH_PARTITION, container('env', [{ name: 'A', value: 'b' }])],
    edit: spec('updateStrategy', { type: 'RollingUpdate', rollingUpdate: { partition: 0 } }),
    evidence: VARIABLE('A=b'),
  },
  {
    name: 'pods replaced by themselves again, with a template that waits',
    before: [ON_DELETE, container('env', [{ name: 'A', value: 'b' }])],
    edit: spec('updateStrategy', { type: 'RollingUpdate' }),
    evidence: VARIABLE('A=b'),
  },
  {
    name: 'one more server',
    edit: spec('replicas', 3),
    evidence: (name) => ({ kubectl: ['get', 'pod', `${name}-2`], contains: 'Running' }),
  },
  {
    name: 'a budget of two',
    edit: ({ budget }) => set(budget.spec, 'maxUnavailable', 2),
    evidence: (name) => ({
      kubectl: ['get', 'poddisruptionbudget', name, '-o', 'jsonpath={.status.disruptionsAllowed}'],
      contains: '2',
    }),
  },
  {
    name: 'one more port of the service',
    edit: ({ service }) => service.spec.ports.push({ name: 'more', port: 9001 }),
    evidence: (name) => ({
      kubectl: ['get', 'endpointslice', '-l', `kubernetes.io/service-name=${name}`, '-o', 'yaml'],
      contains: 'port: 9001',
    }),
  },
  {
    name: 'a Job',
    edit: (objects) => set(objects, 'job', job(objects.servers.metadata.name)),
    evidence: (name) => ({ kubectl: ['get', 'job', name, '-o', 'jsonpath={.status.succeeded}'], contains: '1' }),
  },
  {
    name: 'defaults that are written out',
    edit: edits(
      pod('dnsPolicy', 'ClusterFirst'),
      pod('restartPolicy', 'Always'),
      container('terminationMessagePath', '/dev/termination-log'),
      spec('updateStrategy', { type: 'RollingUpdate', rollingUpdate: { partition: 0 } }),
      spec('revisionHistoryLimit', 10),
    ),
  },
  {
    name: 'amounts in other words',
    edit: edits(container('resources.requests.cpu', '0.01'), container('resources.requests.memory', '16384Ki')),
  },
  { name: 'an amount in another notation', edit: container('resources.requests.memory', '16777216') },
  { name: 'the usual service links, written', edit: pod('enableServiceLinks', true) },
  { name: 'an affinity of nothing', edit: pod('affinity', {}) },
  {
    name: 'the order of capabilities',
    before: [container('securityContext.capabilities.drop', ['ALL', 'CHOWN'])],
    edit: container('securityContext.capabilities.drop', ['CHOWN', 'ALL']),
  },
  { name: 'the order of variables', before: [container('env', [A, B])], edit: container('env', [B, A]) },
  { name: 'the usual way to pull, written', edit: container('imagePullPolicy', 'IfNotPresent') },
  {
    name: 'a port that aims at itself, written',
    edit: ({ service }) => set(service.spec.ports[0], 'targetPort', 9000),
  },
  { name: 'lists of nothing', edit: edits(pod('tolerations', []), pod('nodeSelector', {})) },
  { name: 'a label of the set', edit: ({ servers }) => set(servers.metadata, 'labels', { team: 'x' }) },
  { name: 'an annotation of the set', edit: ({ servers }) => set(servers.metadata, 'annotations', { note: 'x' }) },
  { name: 'a label of the service', edit: ({ service }) => set(service.metadata, 'labels', { team: 'x' }) },
  { name: 'more history', edit: spec('revisionHistoryLimit', 20) },
];

function preferApart() {
  const podAffinityTerm = { labelSelector: { matchLabels: { app: 'x' } }, topologyKey: 'kubernetes.io/hostname' };
  return { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 1, podAffinityTerm }] };
}

const SLEEP = ['bash', '-c', 'cat /config/text > /tmp/started; exec sleep infinity'];
const POD_SECURITY = { runAsNonRoot: true, runAsUser: 1000, seccompProfile: { type: 'RuntimeDefault' } };
const CONTAINER_SECURITY = { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } };

function sleeper(name: string, image: string) {
  return {
    terminationGracePeriodSeconds: 1,
    securityContext: POD_SECURITY,
    containers: [
      {
        name: 'main',
        image,
        command: SLEEP,
        env: [{ name: 'PASSWORD', valueFrom: { secretKeyRef: { name, key: 'password' } } }],
        resources: { requests: { cpu: '10m', memory: '16Mi' } },
        securityContext: { ...CONTAINER_SECURITY },
        volumeMounts: [{ name: 'config', mountPath: '/config' }],
      },
    ],
    volumes: [
      { name: 'config', configMap: { name } },
      { name: 'scratch', emptyDir: {} },
    ],
  };
}

function plain(name: string, image: string): Objects {
  const metadata = () => ({ name });
  const labels = { app: name };
  return {
    config: { apiVersion: 'v1', kind: 'ConfigMap', metadata: metadata(), data: { text: 'one' } },
    secret: { apiVersion: 'v1', kind: 'Secret', metadata: metadata(), stringData: { password: 'one' } },
    service: {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: metadata(),
      spec: { clusterIP: 'None', selector: labels, ports: [{ name: 'a', port: 9000 }] },
    },
    budget: {
      apiVersion: 'policy/v1',
      kind: 'PodDisruptionBudget',
      metadata: metadata(),
      spec: { maxUnavailable: 1, selector: { matchLabels: labels } },
    },
    servers: {
      apiVersion: 'apps/v1',
      kind: 'StatefulSet',
      metadata: metadata(),
      spec: {
        serviceName: name,
        replicas: 2,
        podManagementPolicy: 'Parallel',
        selector: { matchLabels: labels },
        template: { metadata: { labels: { ...labels } }, spec: sleeper(name, image) },
      },
    },
  };
}

function job(name: string) {
  const image = imageOf('StatefulSet', 'zk');
  const template = { spec: { ...sleeper(name, image), restartPolicy: 'Never' } };
  template.spec.containers[0].command = ['true'];
  return { apiVersion: 'batch/v1', kind: 'Job', metadata: { name }, spec: { template } };
}

const FILES = ['dist/10-zookeeper.yaml', 'dist/20-kafka-brokers.yaml'];

function defaultObjects(): Manifest[] {
  const texts = FILES.map((name) => ({ file: name, text: readFileSync(join(ROOT, name), 'utf8') }));
  return readManifests(texts, 'dist').map(({ manifest }) => manifest);
}

function imageOf(kind: string, name: string): string {
  const found: Free = defaultObjects().find((object) => object.kind === kind && object.metadata.name === name);
  return found.spec.template.spec.containers[0].image;
}

/** States that follow from each other; each has its own objects. */
function following(first: Objects, edits: readonly Edit[]): Manifest[][] {
  const states = [first];
  for (const edit of edits) {
    const next = structuredClone(states[states.length - 1]);
    edit(next);
    states.push(next);
  }
  return states.map((state) => Object.values(state) as Manifest[]);
}

export const PLAIN_CHANGES: readonly RunningChange[] = PLAIN.map(
  ({ name, before = [], edit, evidence, arrives }, index) => {
    const own = `plain-${index}`;
    const states = following(plain(own, imageOf('StatefulSet', 'zk')), [...before, edit]);
    return { name, states, statefulSet: own, evidence: evidence?.(own), arrives };
  },
);

const inFile =
  (object: string, name: string, from: string | RegExp, to: string): Edit =>
  (objects) => {
    const { data } = objects[object];
    if (!RegExp(from).test(data[name])) throw new Error(`${name} does not contain ${from}`);
    data[name] = data[name].replace(from, to);
  };
const inBrokers = (from: string | RegExp, to: string) => inFile('ConfigMap/kafka-cm', 'server.properties', from, to);
const inDynamic = (from: string | RegExp, to: string) => inFile('ConfigMap/kafka-cm', 'dynamic.properties', from, to);
const inEnsemble = (from: string | RegExp, to: string) => inFile('ConfigMap/zk-cm', 'zoo.cfg', from, to);
const newJob =
  (number: number): Edit =>
  ({ Job }) =>
    set(Job.metadata, 'name', `kafka-cfg-00000${number}`);
const rolls =
  (name: string, value: string): Edit =>
  (objects) =>
    set(objects[`StatefulSet/${name}`].spec.template.metadata.annotations, 'cdk8s-kafka/config-hash', value);

const PROPERTIES = '/mnt/shared/config/server.properties';
const DYNAMIC = '/mnt/shared/config/dynamic.properties';
const ZOO_CFG = '/conf/zoo.cfg';
const CONF = ['bash', '-c', 'exec 3<>/dev/tcp/localhost/2181; echo conf >&3; cat <&3'];

interface ServerCase extends Case {
  readonly servers: string;
}

/** Changes of the default pair, each made after the one before it. */
const SERVERS: readonly ServerCase[] = [
  {
    name: 'a cluster-wide key, with a new Job',
    servers: 'kafka',
    edit: edits(inDynamic(/$/, 'log.index.interval.bytes=8192\n'), newJob(1)),
    evidence: () => ({ brokerKey: 'log.index.interval.bytes', value: '8192' }),
  },
  {
    name: 'a pool of threads, with a new Job',
    servers: 'kafka',
    edit: edits(inDynamic(/$/, 'num.io.threads=20\n'), newJob(2)),
    evidence: () => ({ brokerKey: 'num.io.threads', value: '20' }),
  },
  {
    name: 'comments of server.properties',
    servers: 'kafka',
    edit: inBrokers('# data of this broker', '# where this broker has its data'),
  },
  {
    name: 'a cluster-wide key that a Job has set, and no new Job',
    servers: 'kafka',
    edit: inDynamic('log.index.interval.bytes=8192', 'log.index.interval.bytes=8193'),
    evidence: () => ({ brokerKey: 'log.index.interval.bytes', value: '8193' }),
    arrives: { file: DYNAMIC, contains: 'log.index.interval.bytes=8193' },
  },
  {
    name: 'a read-only key alone',
    servers: 'kafka',
    edit: inBrokers('zookeeper.connect=', 'queued.max.requests=400\nzookeeper.connect='),
    evidence: () => ({ brokerKey: 'queued.max.requests', value: '400' }),
    arrives: { file: PROPERTIES, contains: 'queued.max.requests=400' },
  },
  {
    name: 'a per-broker key alone',
    servers: 'kafka',
    edit: inBrokers('zookeeper.connect=', 'ssl.client.auth=requested\nzookeeper.connect='),
    evidence: () => ({ brokerKey: 'ssl.client.auth', value: 'requested' }),
    arrives: { file: PROPERTIES, contains: 'ssl.client.auth=requested' },
  },
  {
    name: 'a read-only key, with the hash of the pods',
    servers: 'kafka',
    edit: edits(inBrokers('queued.max.requests=400', 'queued.max.requests=450'), rolls('kafka', 'one')),
    evidence: () => ({ brokerKey: 'queued.max.requests', value: '450' }),
  },
  {
    name: 'a cluster-wide key that is new, with the hash of the pods and the same Job',
    servers: 'kafka',
    edit: edits(inDynamic(/$/, 'log.cleaner.backoff.ms=16000\n'), rolls('kafka', 'two')),
    evidence: () => ({ brokerKey: 'log.cleaner.backoff.ms', value: '16000' }),
  },
  {
    name: 'a cluster-wide key that goes, with a new Job',
    servers: 'kafka',
    edit: edits(inDynamic('num.io.threads=20\n', ''), inDynamic('log.index.interval.bytes=8193\n', ''), newJob(3)),
    evidence: () => ({ brokerKey: 'log.index.interval.bytes', value: '4096' }),
  },
  {
    name: 'a label of the brokers’ service',
    servers: 'kafka',
    edit: (objects) => set(objects['Service/kafka-svc'].metadata.labels, 'team', 'x'),
  },
  {
    name: 'a budget that lets unready brokers go',
    servers: 'kafka',
    edit: (objects) => {
      set(objects['PodDisruptionBudget/kafka-pdb'].spec, 'unhealthyPodEvictionPolicy', 'AlwaysAllow');
    },
    evidence: () => ({
      kubectl: ['get', 'poddisruptionbudget', 'kafka-pdb', '-o', 'yaml'],
      contains: 'unhealthyPodEvictionPolicy: AlwaysAllow',
    }),
  },
  {
    name: 'a key of zoo.cfg alone',
    servers: 'zk',
    edit: inEnsemble('tickTime=2000', '4lw.commands.whitelist=srvr,conf\ntickTime=2000'),
    evidence: () => ({ run: CONF, contains: 'tickTime=2000' }),
    arrives: { file: ZOO_CFG, contains: '4lw.commands.whitelist=srvr,conf' },
  },
  {
    name: 'a key of zoo.cfg, with the hash of the pods',
    servers: 'zk',
    edit: edits(inEnsemble('syncLimit=5', 'syncLimit=6'), rolls('zk', 'one')),
    evidence: () => ({ run: CONF, contains: 'syncLimit=6' }),
  },
  {
    name: 'a log level alone',
    servers: 'zk',
    edit: inFile('ConfigMap/zk-cm', 'logback.xml', 'root level="INFO"', 'root level="DEBUG"'),
    evidence: () => ({ kubectl: ['logs', 'zk-0', '--tail=200'], contains: ' DEBUG ' }),
    arrives: { file: '/conf/logback.xml', contains: 'DEBUG' },
  },
];

function defaultPair(): Objects {
  const named = defaultObjects().map((object) => {
    const { kind, metadata } = object;
    return [kind === 'Job' ? 'Job' : `${kind}/${metadata.name}`, object] as const;
  });
  return Object.fromEntries(named);
}

const SERVER_STATES = following(
  defaultPair(),
  SERVERS.map(({ edit }) => edit),
);

export const SERVER_CHANGES: readonly RunningChange[] = SERVERS.map(({ name, servers, evidence, arrives }, index) => ({
  name,
  states: SERVER_STATES.slice(index, index + 2),
  statefulSet: servers,
  evidence: evidence?.(servers),
  arrives,
}));

export const RUNNING_CHANGES: readonly RunningChange[] = [...PLAIN_CHANGES, ...SERVER_CHANGES];
