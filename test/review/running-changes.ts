import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Manifest } from '../../lib/review/manifest/manifest';
import { readManifests } from '../../lib/review/reading/read-manifests';
import { ROOT } from '../support/run-app';

/** A change that a running cluster is shown: are pods replaced for it, is it in effect? */
export interface RunningChange {
  readonly name: string;
  /** States that are applied one after the other; the reviewer is asked for the last step. */
  readonly states: readonly (readonly Manifest[])[];
  /** The set of servers whose pods are looked at. */
  readonly set: string;
  /** What shows that the change is in effect; absent where nothing can show it, as nothing changes. */
  readonly shown?: Evidence;
  /** A file of the pods that has to have arrived before anybody can say that it is read by nobody. */
  readonly arrives?: { readonly file: string; readonly says: string };
}

/** What has to be seen: what a command in the first pod prints, what brokers say that they go by, or what the API says. */
export type Evidence =
  | { readonly run: readonly string[]; readonly says: string }
  | { readonly brokerKey: string; readonly is: string }
  | { readonly kubectl: readonly string[]; readonly says: string };

// biome-ignore lint/suspicious/noExplicitAny: manifests are changed freely
type Free = any;
type Objects = Record<string, Free>;
type Mend = (objects: Objects) => void;

interface Case {
  readonly name: string;
  /** What is so before. */
  readonly given?: readonly Mend[];
  readonly mend: Mend;
  readonly shown?: (set: string) => Evidence;
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
  (path: string, value: unknown): Mend =>
  ({ servers }) =>
    set(servers.spec, path, value);
const pod = (path: string, value: unknown) => spec(`template.spec.${path}`, value);
const container =
  (path: string, value: unknown): Mend =>
  ({ servers }) =>
    set(servers.spec.template.spec.containers[0], path, value);
const hash = (value: string): Mend => spec('template.metadata.annotations', { 'example.com/hash': value });
const file =
  (text: string): Mend =>
  ({ config }) =>
    set(config.data, 'text', text);
const both =
  (...mends: readonly Mend[]): Mend =>
  (objects) => {
    for (const mend of mends) mend(objects);
  };

const STARTED_WITH = (text: string) => () => ({ run: ['cat', '/tmp/started'], says: text });
const VARIABLE = (text: string) => () => ({ run: ['bash', '-c', "tr '\\0' '\\n' < /proc/1/environ"], says: text });
const [A, B] = ['A', 'B'].map((name) => ({ name, value: 'b' }));
const ARRIVES = { file: '/config/text', says: 'two' };
const ON_DELETE = spec('updateStrategy', { type: 'OnDelete', rollingUpdate: null });
const HELD = spec('updateStrategy', { type: 'RollingUpdate', rollingUpdate: { partition: 2 } });

/** Of two servers that read a file when they start, and sleep. */
const PLAIN: readonly Case[] = [
  { name: 'a variable', mend: container('env', [{ name: 'A', value: 'b' }]), shown: VARIABLE('A=b') },
  {
    name: 'another command',
    mend: container('command', ['bash', '-c', 'echo two > /tmp/started; exec sleep infinity']),
    shown: STARTED_WITH('two'),
  },
  { name: 'more CPU', mend: container('resources.requests.cpu', '20m') },
  { name: 'another memory limit', mend: container('resources.limits', { memory: '128Mi' }) },
  { name: 'a readiness probe', mend: container('readinessProbe', { exec: { command: ['true'] } }) },
  { name: 'a port', mend: container('ports', [{ name: 'more', containerPort: 9000 }]) },
  { name: 'a security context', mend: container('securityContext.readOnlyRootFilesystem', false) },
  {
    name: 'one more mount',
    mend: both(
      ({ servers }) => servers.spec.template.spec.volumes.push({ name: 'more', emptyDir: {} }),
      ({ servers }) => servers.spec.template.spec.containers[0].volumeMounts.push({ name: 'more', mountPath: '/more' }),
    ),
  },
  { name: 'the order of volumes', mend: ({ servers }) => servers.spec.template.spec.volumes.reverse() },
  { name: 'another grace', mend: pod('terminationGracePeriodSeconds', 2) },
  { name: 'a toleration', mend: pod('tolerations', [{ key: 'a', operator: 'Exists' }]) },
  { name: 'a node selector', mend: pod('nodeSelector', { 'kubernetes.io/os': 'linux' }) },
  { name: 'an affinity', mend: pod('affinity', { podAntiAffinity: preferApart() }) },
  { name: 'no service links', mend: pod('enableServiceLinks', false) },
  { name: 'another DNS', mend: pod('dnsPolicy', 'Default') },
  { name: 'a service account', mend: pod('serviceAccountName', 'default') },
  {
    name: 'an init container',
    mend: ({ servers }) =>
      set(servers.spec.template.spec, 'initContainers', [
        { ...servers.spec.template.spec.containers[0], name: 'init', command: ['true'] },
      ]),
  },
  { name: 'a label of the pods', mend: spec('template.metadata.labels.team', 'x') },
  { name: 'an annotation of the pods', mend: hash('x') },
  { name: 'a file, and a hash of it', mend: both(file('two'), hash('two')), shown: STARTED_WITH('two') },
  { name: 'a file alone', mend: file('two'), shown: STARTED_WITH('two'), arrives: ARRIVES },
  {
    name: 'a secret that is a variable',
    mend: ({ secret }) => set(secret, 'stringData', { password: 'two' }),
    shown: VARIABLE('PASSWORD=two'),
  },
  {
    name: 'a template where pods are replaced by deletion',
    given: [ON_DELETE],
    mend: container('env', [{ name: 'A', value: 'b' }]),
    shown: VARIABLE('A=b'),
  },
  {
    name: 'a template above which the partition lies',
    given: [HELD],
    mend: container('env', [{ name: 'A', value: 'b' }]),
    shown: VARIABLE('A=b'),
  },
  {
    name: 'a partition that is taken away, with a template that waits',
    given: [HELD, container('env', [{ name: 'A', value: 'b' }])],
    mend: spec('updateStrategy', { type: 'RollingUpdate', rollingUpdate: { partition: 0 } }),
    shown: VARIABLE('A=b'),
  },
  {
    name: 'pods replaced by themselves again, with a template that waits',
    given: [ON_DELETE, container('env', [{ name: 'A', value: 'b' }])],
    mend: spec('updateStrategy', { type: 'RollingUpdate' }),
    shown: VARIABLE('A=b'),
  },
  {
    name: 'one more server',
    mend: spec('replicas', 3),
    shown: (name) => ({ kubectl: ['get', 'pod', `${name}-2`], says: 'Running' }),
  },
  {
    name: 'a budget of two',
    mend: ({ budget }) => set(budget.spec, 'maxUnavailable', 2),
    shown: (name) => ({
      kubectl: ['get', 'poddisruptionbudget', name, '-o', 'jsonpath={.status.disruptionsAllowed}'],
      says: '2',
    }),
  },
  {
    name: 'one more port of the service',
    mend: ({ service }) => service.spec.ports.push({ name: 'more', port: 9001 }),
    shown: (name) => ({
      kubectl: ['get', 'endpointslice', '-l', `kubernetes.io/service-name=${name}`, '-o', 'yaml'],
      says: 'port: 9001',
    }),
  },
  {
    name: 'a Job',
    mend: (objects) => set(objects, 'job', job(objects.servers.metadata.name)),
    shown: (name) => ({ kubectl: ['get', 'job', name, '-o', 'jsonpath={.status.succeeded}'], says: '1' }),
  },
  {
    name: 'defaults that are written out',
    mend: both(
      pod('dnsPolicy', 'ClusterFirst'),
      pod('restartPolicy', 'Always'),
      container('terminationMessagePath', '/dev/termination-log'),
      spec('updateStrategy', { type: 'RollingUpdate', rollingUpdate: { partition: 0 } }),
      spec('revisionHistoryLimit', 10),
    ),
  },
  {
    name: 'amounts in other words',
    mend: both(container('resources.requests.cpu', '0.01'), container('resources.requests.memory', '16384Ki')),
  },
  { name: 'an amount in another notation', mend: container('resources.requests.memory', '16777216') },
  { name: 'the usual service links, written', mend: pod('enableServiceLinks', true) },
  { name: 'an affinity of nothing', mend: pod('affinity', {}) },
  {
    name: 'the order of capabilities',
    given: [container('securityContext.capabilities.drop', ['ALL', 'CHOWN'])],
    mend: container('securityContext.capabilities.drop', ['CHOWN', 'ALL']),
  },
  { name: 'the order of variables', given: [container('env', [A, B])], mend: container('env', [B, A]) },
  { name: 'the usual way to pull, written', mend: container('imagePullPolicy', 'IfNotPresent') },
  {
    name: 'a port that aims at itself, written',
    mend: ({ service }) => set(service.spec.ports[0], 'targetPort', 9000),
  },
  { name: 'lists of nothing', mend: both(pod('tolerations', []), pod('nodeSelector', {})) },
  { name: 'a label of the set', mend: ({ servers }) => set(servers.metadata, 'labels', { team: 'x' }) },
  { name: 'an annotation of the set', mend: ({ servers }) => set(servers.metadata, 'annotations', { note: 'x' }) },
  { name: 'a label of the service', mend: ({ service }) => set(service.metadata, 'labels', { team: 'x' }) },
  { name: 'more history', mend: spec('revisionHistoryLimit', 20) },
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

/** States that follow from one another, each of its own objects. */
function following(first: Objects, mends: readonly Mend[]): Manifest[][] {
  const states = [first];
  for (const mend of mends) {
    const next = structuredClone(states[states.length - 1]);
    mend(next);
    states.push(next);
  }
  return states.map((state) => Object.values(state) as Manifest[]);
}

export const PLAIN_CHANGES: readonly RunningChange[] = PLAIN.map(
  ({ name, given = [], mend, shown, arrives }, index) => {
    const own = `plain-${index}`;
    const states = following(plain(own, imageOf('StatefulSet', 'zk')), [...given, mend]);
    return { name, states, set: own, shown: shown?.(own), arrives };
  },
);

const inFile =
  (object: string, name: string, from: string | RegExp, to: string): Mend =>
  (objects) => {
    const { data } = objects[object];
    if (!RegExp(from).test(data[name])) throw new Error(`${name} has no ${from}`);
    data[name] = data[name].replace(from, to);
  };
const inBrokers = (from: string | RegExp, to: string) => inFile('ConfigMap/kafka-cm', 'server.properties', from, to);
const inDynamic = (from: string | RegExp, to: string) => inFile('ConfigMap/kafka-cm', 'dynamic.properties', from, to);
const inEnsemble = (from: string | RegExp, to: string) => inFile('ConfigMap/zk-cm', 'zoo.cfg', from, to);
const newJob =
  (number: number): Mend =>
  ({ Job }) =>
    set(Job.metadata, 'name', `kafka-cfg-00000${number}`);
const rolls =
  (name: string, value: string): Mend =>
  (objects) =>
    set(objects[`StatefulSet/${name}`].spec.template.metadata.annotations, 'cdk8s-kafka/config-hash', value);

const PROPERTIES = '/mnt/shared/config/server.properties';
const DYNAMIC = '/mnt/shared/config/dynamic.properties';
const ZOO_CFG = '/conf/zoo.cfg';
const CONF = ['bash', '-c', 'exec 3<>/dev/tcp/localhost/2181; echo conf >&3; cat <&3'];

interface ServerCase extends Case {
  readonly servers: string;
}

/** Of the default pair, each after the one before it. */
const SERVERS: readonly ServerCase[] = [
  {
    name: 'a cluster-wide key, with a new Job',
    servers: 'kafka',
    mend: both(inDynamic(/$/, 'log.index.interval.bytes=8192\n'), newJob(1)),
    shown: () => ({ brokerKey: 'log.index.interval.bytes', is: '8192' }),
  },
  {
    name: 'a pool of threads, with a new Job',
    servers: 'kafka',
    mend: both(inDynamic(/$/, 'num.io.threads=20\n'), newJob(2)),
    shown: () => ({ brokerKey: 'num.io.threads', is: '20' }),
  },
  {
    name: 'comments of server.properties',
    servers: 'kafka',
    mend: inBrokers('# data of this broker', '# where this broker has its data'),
  },
  {
    name: 'a cluster-wide key that a Job has set, and no new Job',
    servers: 'kafka',
    mend: inDynamic('log.index.interval.bytes=8192', 'log.index.interval.bytes=8193'),
    shown: () => ({ brokerKey: 'log.index.interval.bytes', is: '8193' }),
    arrives: { file: DYNAMIC, says: 'log.index.interval.bytes=8193' },
  },
  {
    name: 'a read-only key alone',
    servers: 'kafka',
    mend: inBrokers('zookeeper.connect=', 'queued.max.requests=400\nzookeeper.connect='),
    shown: () => ({ brokerKey: 'queued.max.requests', is: '400' }),
    arrives: { file: PROPERTIES, says: 'queued.max.requests=400' },
  },
  {
    name: 'a per-broker key alone',
    servers: 'kafka',
    mend: inBrokers('zookeeper.connect=', 'ssl.client.auth=requested\nzookeeper.connect='),
    shown: () => ({ brokerKey: 'ssl.client.auth', is: 'requested' }),
    arrives: { file: PROPERTIES, says: 'ssl.client.auth=requested' },
  },
  {
    name: 'a read-only key, with the hash of the pods',
    servers: 'kafka',
    mend: both(inBrokers('queued.max.requests=400', 'queued.max.requests=450'), rolls('kafka', 'one')),
    shown: () => ({ brokerKey: 'queued.max.requests', is: '450' }),
  },
  {
    name: 'a cluster-wide key that is new, with the hash of the pods and the same Job',
    servers: 'kafka',
    mend: both(inDynamic(/$/, 'log.cleaner.backoff.ms=16000\n'), rolls('kafka', 'two')),
    shown: () => ({ brokerKey: 'log.cleaner.backoff.ms', is: '16000' }),
  },
  {
    name: 'a cluster-wide key that goes, with a new Job',
    servers: 'kafka',
    mend: both(inDynamic('num.io.threads=20\n', ''), inDynamic('log.index.interval.bytes=8193\n', ''), newJob(3)),
    shown: () => ({ brokerKey: 'log.index.interval.bytes', is: '4096' }),
  },
  {
    name: 'a label of the brokers’ service',
    servers: 'kafka',
    mend: (objects) => set(objects['Service/kafka-svc'].metadata.labels, 'team', 'x'),
  },
  {
    name: 'a budget that lets unready brokers go',
    servers: 'kafka',
    mend: (objects) => {
      set(objects['PodDisruptionBudget/kafka-pdb'].spec, 'unhealthyPodEvictionPolicy', 'AlwaysAllow');
    },
    shown: () => ({
      kubectl: ['get', 'poddisruptionbudget', 'kafka-pdb', '-o', 'yaml'],
      says: 'unhealthyPodEvictionPolicy: AlwaysAllow',
    }),
  },
  {
    name: 'a key of zoo.cfg alone',
    servers: 'zk',
    mend: inEnsemble('tickTime=2000', '4lw.commands.whitelist=srvr,conf\ntickTime=2000'),
    shown: () => ({ run: CONF, says: 'tickTime=2000' }),
    arrives: { file: ZOO_CFG, says: '4lw.commands.whitelist=srvr,conf' },
  },
  {
    name: 'a key of zoo.cfg, with the hash of the pods',
    servers: 'zk',
    mend: both(inEnsemble('syncLimit=5', 'syncLimit=6'), rolls('zk', 'one')),
    shown: () => ({ run: CONF, says: 'syncLimit=6' }),
  },
  {
    name: 'a log level alone',
    servers: 'zk',
    mend: inFile('ConfigMap/zk-cm', 'logback.xml', 'root level="INFO"', 'root level="DEBUG"'),
    shown: () => ({ kubectl: ['logs', 'zk-0', '--tail=200'], says: ' DEBUG ' }),
    arrives: { file: '/conf/logback.xml', says: 'DEBUG' },
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
  SERVERS.map(({ mend }) => mend),
);

export const SERVER_CHANGES: readonly RunningChange[] = SERVERS.map(({ name, servers, shown, arrives }, index) => ({
  name,
  states: SERVER_STATES.slice(index, index + 2),
  set: servers,
  shown: shown?.(servers),
  arrives,
}));

export const RUNNING_CHANGES: readonly RunningChange[] = [...PLAIN_CHANGES, ...SERVER_CHANGES];
