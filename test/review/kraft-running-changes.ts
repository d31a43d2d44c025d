import { type KafkaClusterProps, KafkaImage, type KraftOptions, Metadata, Rack } from '../../lib';
import type { Manifest } from '../../lib/manifests/manifest';
import type { Edit, Free } from '../support/review';
import { clusterObjects, manifestsOf } from './kraft-objects';

/** A change of a running cluster: what becomes of its pods and its data, and is it in effect? */
export interface ClusterStep {
  /** The key of its recorded result. */
  readonly name: string;
  readonly before: readonly Manifest[];
  readonly after: readonly Manifest[];
  readonly evidence?: ClusterEvidence;
  /** A file that must have changed in a pod before it is certain that no server has read it. */
  readonly arrives?: { readonly pod: string; readonly file: string; readonly contains: string };
}

/** Changes of one cluster, each made after the one before it, unless that had to be undone because servers failed. */
export interface ClusterChain {
  readonly name: string;
  readonly steps: readonly ClusterStep[];
}

/** A script in a pod, or the arguments of kubectl, and what it must print. */
export type ClusterEvidence = { readonly contains: string } & (
  | { readonly pod: string; readonly script: string }
  | { readonly kubectl: readonly string[] }
);

interface Step {
  /** Props that replace those of the cluster, for this and all later steps. */
  readonly props?: Partial<KafkaClusterProps>;
  /** An edit of what is written, for this and all later steps. */
  readonly edit?: Edit;
  /** Neither is kept: servers fail, so it is undone. */
  readonly isUndone?: true;
  readonly evidence?: ClusterEvidence;
  readonly arrives?: ClusterStep['arrives'];
}

interface Chain {
  readonly props: KafkaClusterProps;
  readonly steps: Readonly<Record<string, Step>>;
}

const SMALL = { heap: '256Mi', resources: { cpuRequest: '50m' } };

const quorum = (options: KraftOptions = {}) => ({ metadata: Metadata.kraft({ ...SMALL, controllers: 1, ...options }) });
const pair = (options: KraftOptions = {}): KafkaClusterProps => ({ ...SMALL, brokers: 1, ...quorum(options) });
const node = (options = {}): KafkaClusterProps => ({ ...SMALL, brokers: 1, metadata: Metadata.combined(options) });
const image = (version: string) => KafkaImage.official(`apache/kafka:${version}`);

const all =
  (...edits: readonly Edit[]): Edit =>
  (objects) => {
    for (const edit of edits) edit(objects);
  };
const replaced = (text: string, from: string | RegExp, to: string): string => {
  if (!RegExp(from).test(text)) throw new Error(`there is no ${from} in ${text}`);
  return text.replace(from, to);
};
const inFile =
  (set: string, file: string, from: string | RegExp, to: string): Edit =>
  ({ [`ConfigMap/${set}-cm`]: { data } }) => {
    data[file] = replaced(data[file], from, to);
  };
/** Changes the file of a set, and replaces its pods. */
const rolled = (set: string, from: string | RegExp, to: string): Edit =>
  all(inFile(set, 'server.properties', from, to), ({ [`StatefulSet/${set}`]: { spec } }) => {
    spec.template.metadata.annotations['cdk8s-kafka/config-hash'] += '1';
  });
const QUORUM = 'kafka-controllers';
const everywhere = (from: string | RegExp, to: string) => all(rolled(QUORUM, from, to), rolled('kafka', from, to));
const containerOf =
  (set: string, edit: (container: Free, pod: Free) => void): Edit =>
  ({ [`StatefulSet/${set}`]: { spec } }) =>
    edit(spec.template.spec.containers[0], spec.template.spec);

const TOOL =
  'export KAFKA_HEAP_OPTS=-Xmx64m KAFKA_OPTS= KAFKA_JVM_PERFORMANCE_OPTS="-XX:+UseSerialGC -XX:TieredStopAtLevel=1"';

/** What one of Kafka's tools prints in a broker. */
const tool = (command: string, contains: string, pod = 'kafka-0'): ClusterEvidence => ({
  pod,
  script: `${TOOL}; /opt/kafka/bin/${command.replace(' ', ' --bootstrap-server localhost:9093 ')}`,
  contains,
});
const setting = (line: string) =>
  tool('kafka-configs.sh --describe --all --entity-type brokers --entity-name 0', ` ${line} `);
const newTopic = (topic: string, partitions: number): ClusterEvidence => {
  const create = tool(`kafka-topics.sh --create --if-not-exists --topic ${topic}`, '') as { script: string };
  const describe = tool(`kafka-topics.sh --describe --topic ${topic}`, '') as { script: string };
  return { pod: 'kafka-0', script: `${create.script}; ${describe.script}`, contains: `PartitionCount: ${partitions}` };
};
const level = (name: string) => tool('kafka-features.sh describe', `FinalizedVersionLevel: ${name}`);
const written = (set: string, line: string): ClusterEvidence => ({
  pod: `${set}-0`,
  script: 'cat /tmp/server.properties',
  contains: line,
});
const variables = (set: string, text: string): ClusterEvidence => ({
  pod: `${set}-0`,
  script: "tr '\\0' '\\n' < /proc/1/cmdline",
  contains: text,
});

const LOG4J2 = (root: string) => `Configuration:
  Appenders:
    Console:
      name: stdout
      PatternLayout:
        pattern: "%d{ISO8601} %-5p %m%n"
  Loggers:
    Root:
      level: ${root}
      AppenderRef:
        ref: stdout
`;
const LOG_FILE = '/mnt/shared/config/log4j2.yaml';

const CHAINS: Readonly<Record<string, Chain>> = {
  'a controller and a broker': {
    props: { ...pair({ metadataVersion: '4.2' }) },
    steps: {
      'more heap for a controller': {
        props: quorum({ metadataVersion: '4.2', heap: '288Mi' }),
        evidence: variables(QUORUM, '-Xmx288m'),
      },
      'a timeout of the quorum': {
        props: { config: { 'controller.quorum.election.timeout.ms': 2000 } },
        evidence: written(QUORUM, 'controller.quorum.election.timeout.ms=2000'),
      },
      'partitions of new topics': {
        props: { config: { 'controller.quorum.election.timeout.ms': 2000, 'num.partitions': 3 } },
        evidence: newTopic('three', 3),
      },
      'partitions of new topics, on brokers alone': {
        edit: rolled('kafka', 'num.partitions=3', 'num.partitions=2'),
        evidence: newTopic('two', 2),
      },
      'a dynamic setting of both roles': {
        props: {
          config: { 'controller.quorum.election.timeout.ms': 2000, 'num.partitions': 3, 'message.max.bytes': 2000000 },
        },
        evidence: setting('message.max.bytes=2000000'),
      },
      'a higher metadata version': {
        props: quorum({ metadataVersion: '4.3', heap: '288Mi' }),
        evidence: level('4.3-IV0'),
      },
      'a lower metadata version': {
        props: quorum({ metadataVersion: '4.2', heap: '288Mi' }),
        evidence: level('4.2-IV1'),
      },
      'a comment in the file of a controller': {
        edit: inFile(QUORUM, 'server.properties', '# data of this node', '# where this node has its data'),
      },
      'a comment in log4j2.yaml': { edit: inFile(QUORUM, 'log4j2.yaml', /^/, '# levels\n') },
      'another log level of a controller alone': {
        edit: inFile(QUORUM, 'log4j2.yaml', 'level: INFO', 'level: DEBUG'),
        evidence: { kubectl: ['logs', `${QUORUM}-0`, '--tail=300'], contains: ' DEBUG ' },
        arrives: { pod: `${QUORUM}-0`, file: LOG_FILE, contains: 'DEBUG' },
      },
      'other log messages': {
        props: { log4j2Yaml: LOG4J2('INFO') },
        edit: (objects) => {
          for (const set of [QUORUM, 'kafka']) objects[`ConfigMap/${set}-cm`].data['log4j2.yaml'] = LOG4J2('INFO');
        },
      },
      'a rack of brokers': {
        props: { rack: Rack.of('a') },
        evidence: written('kafka', 'broker.rack=a'),
      },
      'a shorter time to register': {
        edit: rolled('kafka', 'timeout.ms=600000', 'timeout.ms=300000'),
        evidence: written('kafka', 'initial.broker.registration.timeout.ms=300000'),
      },
      'a label of the service of controllers': {
        edit: (objects) => {
          objects[`Service/${QUORUM}-svc`].metadata.labels.team = 'x';
        },
      },
      'a budget of controllers that lets unready ones go': {
        edit: (objects) => {
          objects[`PodDisruptionBudget/${QUORUM}-pdb`].spec.unhealthyPodEvictionPolicy = 'AlwaysAllow';
        },
        evidence: { kubectl: ['get', 'pdb', '-o', 'yaml'], contains: 'unhealthyPodEvictionPolicy: AlwaysAllow' },
      },
      'an id of the cluster, after its disks were formatted': {
        props: quorum({ metadataVersion: '4.2', heap: '288Mi', clusterId: 'kzXgSVGQSZWjDIQBpxXqSA' }),
        evidence: tool('kafka-cluster.sh cluster-id', 'kzXgSVGQSZWjDIQBpxXqSA'),
      },
      'a log directory more, on the same disk': {
        edit: rolled('kafka', '/data/topics', '/data/topics,/var/lib/kafka/data/more'),
        evidence: tool('kafka-log-dirs.sh --describe', '/var/lib/kafka/data/more'),
      },
    },
  },
  'refusals of a controller and a broker': {
    props: pair(),
    steps: {
      'a broker that becomes a controller too': {
        edit: all(
          rolled('kafka', 'roles=broker', 'roles=broker,controller'),
          inFile('kafka', 'server.properties', ':9093', ':9093,CONTROLLER://:9094'),
        ),
        isUndone: true,
      },
      'other ids of brokers': { props: { firstBrokerId: 10 }, isUndone: true },
      'controllers that are found by bootstrap servers': {
        edit: everywhere(/quorum.voters=\d+@(.*)/, 'quorum.bootstrap.servers=$1'),
        isUndone: true,
      },
      'an earlier image': { props: { image: image('4.0.2') }, isUndone: true },
      'other ids of controllers': {
        props: quorum({ firstControllerId: 2000 }),
        isUndone: true,
      },
      'a larger disk of a controller': {
        edit: ({ [`StatefulSet/${QUORUM}`]: { spec } }) => {
          spec.volumeClaimTemplates[0].spec.resources.requests.storage = '20Gi';
        },
      },
    },
  },
  'a combined node': {
    props: node(),
    steps: {
      'more heap for a node': { props: { heap: '288Mi' }, evidence: variables('kafka', '-Xmx288m') },
      'more threads of a node': {
        props: { config: { 'num.io.threads': 12 } },
        evidence: setting('num.io.threads=12'),
      },
      'a node that is only a broker': {
        edit: all(
          rolled('kafka', 'roles=broker,controller', 'roles=broker'),
          inFile('kafka', 'server.properties', /,?CONTROLLER:\/\/:9094,?/, ''),
        ),
        isUndone: true,
      },
    },
  },
  'releases of Kafka': {
    props: { ...pair({ metadataVersion: '3.9' }), image: image('3.9.2') },
    steps: {
      '3.9 to 4.0': { props: { image: image('4.0.2') }, evidence: tool('kafka-topics.sh --version', '4.0.2') },
      '4.0 back to 3.9, with the old metadata version': {
        props: { image: image('3.9.2') },
        evidence: tool('kafka-topics.sh --version', '3.9.2'),
      },
      '3.9 to 4.3': { props: { image: image('4.3.1') }, evidence: tool('kafka-topics.sh --version', '4.3.1') },
      '4.3 back to 3.9, with the old metadata version': {
        props: { image: image('3.9.2') },
        evidence: tool('kafka-topics.sh --version', '3.9.2'),
      },
      '3.9 to 4.3 again': { props: { image: image('4.3.1') }, evidence: tool('kafka-topics.sh --version', '4.3.1') },
      'the metadata version of 4.3': { props: quorum({ metadataVersion: '4.3' }), evidence: level('4.3-IV0') },
    },
  },
  'a controller whose disk is lost': {
    props: pair(),
    steps: {
      'a controller whose disk is not kept': {
        edit: containerOf(QUORUM, ({ volumeMounts }, { volumes }) => {
          volumes.push({ name: 'other', emptyDir: {} });
          for (const mount of volumeMounts) if (mount.name === 'datadir') mount.name = 'other';
        }),
      },
    },
  },
};

/** The states that the steps of a chain lead to. */
function stepsOf({ props, steps }: Chain): readonly ClusterStep[] {
  let [currentProps, edits]: [KafkaClusterProps, readonly Edit[]] = [props, []];
  return Object.entries(steps).map(([name, step]) => {
    const nextProps = { ...currentProps, ...step.props };
    const nextEdits = step.edit === undefined ? edits : [...edits, step.edit];
    const before = manifestsOf(clusterObjects(currentProps, all(...edits)));
    const after = manifestsOf(clusterObjects(nextProps, all(...nextEdits)));
    if (!step.isUndone) [currentProps, edits] = [nextProps, nextEdits];
    const { evidence, arrives } = step;
    return { name, before, after, evidence, arrives };
  });
}

export const CLUSTER_CHAINS: readonly ClusterChain[] = Object.entries(CHAINS).map(([name, chain]) => ({
  name,
  steps: stepsOf(chain),
}));

export const CLUSTER_STEPS: readonly ClusterStep[] = CLUSTER_CHAINS.flatMap(({ steps }) => steps);
