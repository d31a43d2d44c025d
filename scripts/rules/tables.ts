import { type App, Chart } from 'cdk8s';
import { KafkaCluster, Metadata, ZookeeperEnsemble } from '../../lib';
import { UNREADABLE_FILE } from '../../lib/check/check-report';
import { CLUSTER_FILE_RULES } from '../../lib/check/cluster/cluster-rules';
import { RECOGNITION_RULES } from '../../lib/check/recognition-rules';
import { TEXT_RULES } from '../../lib/check/text-rules';
import { readProperties } from '../../lib/java/read-properties';
import { CLUSTER_NETWORK_RULES } from '../../lib/kafka/listeners/network-rules';
import { CHROOT_COLLISION } from '../../lib/kafka/metadata/shared-chroot';
import { CLUSTER_ID_COLLISION } from '../../lib/kafka/metadata/shared-cluster-id';
import { CLUSTER_METADATA_RULES } from '../../lib/kafka/rules';
import { CLUSTER_PROP_RULES } from '../../lib/kafka/rules/prop-rules';
import { INVALID_ACKNOWLEDGEMENT } from '../../lib/lint/acknowledged-rules';
import type { Severity } from '../../lib/lint/finding';
import { type Rule, sourceOf, type Violation } from '../../lib/lint/rule';
import { NOT_IN_A_CHART } from '../../lib/lint/synthesis/chart-of';
import { DUPLICATE_OBJECT } from '../../lib/lint/synthesis/duplicate-objects';
import { BROKER_CONFIG_RULES } from '../../lib/server-config/kafka/rules';
import { exampleBroker } from '../../lib/server-config/kafka/rules/example-brokers';
import { ZOO_CFG_RULES } from '../../lib/server-config/zookeeper/rules';
import { withBase } from '../../lib/server-config/zookeeper/rules/example-servers';
import { ZooCfg } from '../../lib/server-config/zookeeper/zoo-cfg';
import { WORKLOAD_RULES } from '../../lib/workload/rules';
import { PATCHED_CONFIG_RULES } from '../../lib/workload/rules/patched-config';
import { CONFIG_KEY_RULES } from '../../lib/zookeeper/rules/config-keys';
import { ZOOKEEPER_RULES } from '../../lib/zookeeper/rules/ensemble';
import { BROKEN_APPS, findingOf } from './broken-apps';

/** A rule as the page shows it. */
export interface RuleRow {
  readonly id: string;
  readonly severity: Severity;
  readonly server?: 'refuses' | 'accepts';
  /** Undefined for what concerns the app as a whole. */
  readonly about?: Rule<never>['about'];
  readonly why: string;
  readonly source: string;
  /** The finding for its first bad example. */
  readonly finding?: Violation;
}

/** Rules that belong together. */
export interface RuleTable {
  readonly title: string;
  readonly about: string;
  /** What a rule about `all` reads. */
  readonly all: string;
  readonly rows: readonly RuleRow[];
}

type Build = (chart: Chart, props: never) => unknown;

const ensemble: Build = (chart, props) => new ZookeeperEnsemble(chart, 'it', props);
const cluster: Build = (chart, props) => {
  const zookeeper = new ZookeeperEnsemble(chart, 'zk').connection;
  return new KafkaCluster(chart, 'it', { metadata: Metadata.zookeeper(zookeeper), ...(props as object) });
};

/** All rules of the library, in the order of the page. */
export function ruleTables(): readonly RuleTable[] {
  return [
    {
      title: 'Broker properties',
      about: 'Checked for a cluster at synthesis, and for a `server.properties` by `cdk8s-kafka check`.',
      all: 'every key',
      rows: BROKER_CONFIG_RULES.map((rule) => ofFile(rule, exampleBroker)),
    },
    {
      title: 'zoo.cfg',
      about: 'Checked for an ensemble at synthesis, and for a `zoo.cfg` by `cdk8s-kafka check`.',
      all: 'every key',
      rows: ZOO_CFG_RULES.map((rule) => ofFile(rule, (example) => new ZooCfg(withBase(example)))),
    },
    {
      title: 'Text of files',
      about: 'Checked for files by `cdk8s-kafka check`, before anything else.',
      all: 'the whole file',
      rows: [
        ...TEXT_RULES.map((rule) => ofFile(rule, readProperties)),
        ...RECOGNITION_RULES.map((rule) => ofFile(rule, (example) => example)),
        { severity: 'error', about: 'all', ...UNREADABLE_FILE },
      ],
    },
    {
      title: 'Files of one cluster',
      about:
        'Checked by `cdk8s-kafka check` for the files of brokers and controllers that it is given together, or finds in the manifests of one cluster with KRaft.',
      all: 'the files of all nodes',
      rows: CLUSTER_FILE_RULES.map((rule) => ofFile(rule, (example) => example)),
    },
    {
      title: 'KafkaCluster',
      about: 'Checked for the props of a cluster.',
      all: 'every prop',
      rows: [...CLUSTER_PROP_RULES, ...CLUSTER_METADATA_RULES, ...CLUSTER_NETWORK_RULES].map((rule) =>
        ofProps(rule, cluster),
      ),
    },
    {
      title: 'ZookeeperEnsemble',
      about: 'Checked for the props of an ensemble.',
      all: 'every prop',
      rows: [...ZOOKEEPER_RULES, ...CONFIG_KEY_RULES].map((rule) => ofProps(rule, ensemble)),
    },
    {
      title: 'Both constructs',
      about: 'Checked for the props that both constructs have.',
      all: 'every prop',
      rows: [...WORKLOAD_RULES, ...PATCHED_CONFIG_RULES].map((rule) => ofProps(rule, ensemble)),
    },
    {
      title: 'Apps',
      about: 'Checked for the app as a whole.',
      all: 'every object',
      rows: [NOT_IN_A_CHART, DUPLICATE_OBJECT, CHROOT_COLLISION, CLUSTER_ID_COLLISION, INVALID_ACKNOWLEDGEMENT].map(
        (facts) => ({
          severity: 'error',
          ...facts,
          finding: findingInBrokenApp(facts.id),
        }),
      ),
    },
  ];
}

function ofFile<Model, Example>(rule: Rule<Model, Example>, modelOf: (example: Example) => Model): RuleRow {
  const model = modelOf(rule.examples.bad[0]);
  return { ...rule, source: sourceOf(rule.source, model), finding: rule.check(model)[0] };
}

function ofProps(rule: Rule<never, object>, build: Build): RuleRow {
  const [example] = rule.examples.bad;
  // strict, so that warnings are thrown instead of printed
  const breakRule = (app: App) => build(new Chart(app, 'chart'), { ...example, strict: true } as never);
  const finding = example === undefined ? findingInBrokenApp(rule.id) : findingOf(rule.id, breakRule);
  return { ...rule, source: String(rule.source), finding };
}

function findingInBrokenApp(id: string): Violation | undefined {
  const app = BROKEN_APPS.find(({ rule }) => rule === id);
  return app === undefined ? undefined : findingOf(id, app.build);
}
