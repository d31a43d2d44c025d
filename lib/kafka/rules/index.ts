import { isDnsLabel } from '../../kubernetes/names';
import { changedKeys } from '../../lint/changed-keys';
import { type GivenProps, givenProps, isAnyGiven } from '../../lint/props/given-props';
import type { ValidatedProps } from '../../lint/props/prop-types';
import { lazyRules, type Rule, type RuleSet, ruleSet } from '../../lint/rule';
import { isOrdinarySetting } from '../../server-config/kafka/ordinary-settings';
import { isAtLeast } from '../../server-config/kafka/protocol-version';
import { WORKLOAD_DEFAULTS } from '../../workload/defaults';
import { MAX_NAME_LENGTH } from '../../workload/pod-addresses';
import { patchedConfigRules, workloadRules } from '../../workload/rules/lazy-rules';
import type { ConfigFiles } from '../../workload/written-config';
import type { ClusterPlan, NodePoolPlan } from '../cluster-plan';
import { METADATA_STORE_RULES } from '../metadata/metadata-rules';
import { ZOOKEEPER_CONNECTION_RULES } from '../metadata/zookeeper-rules';
import { defaultProperties } from '../resolve-cluster';
import type { KafkaExample, KafkaModel } from './model';
import type * as rules from './on-demand';

/** Rules on the ensemble of a cluster. They are always applied to one with ZooKeeper; all others are loaded on demand. */
export const CLUSTER_METADATA_RULES: readonly Rule<KafkaModel, KafkaExample>[] = [
  ...METADATA_STORE_RULES,
  ...ZOOKEEPER_CONNECTION_RULES,
];

/** What the rules on demand are about; a test compares. */
export const PROPS_WITH_CLUSTER_RULES: ReadonlySet<string> = new Set([
  'additionalStorages',
  'authorization',
  'brokerPools',
  'brokers',
  'certificateRenewal',
  'config',
  'disruptionBudget',
  'dynamicConfig',
  'env',
  'firstBrokerId',
  'image',
  'listeners',
  'log4j2Yaml',
  'log4jProperties',
  'metadataStorage',
  'nodeSecurity',
  'podAnnotations',
  'podLabels',
  'podManagement',
  'probes',
  'rack',
  'readiness',
  'terminationGracePeriod',
]);

const onDemand = (): typeof rules => require('./on-demand') as typeof rules;

/** Everything that is checked of a cluster. */
export function clusterRules(
  plan: ClusterPlan,
  validated: ValidatedProps<object>,
  written: (pool: string) => ConfigFiles | undefined,
): readonly RuleSet[] {
  const { main, more, controllers, metadata } = plan;
  const model: KafkaModel = { ...plan, ...main, validated };
  const given = withoutOthers(givenProps(validated, main.workload.namespace), model);
  const changed = changesOfDefaultFile(model);
  const hasKraftChoices = metadata.kraft !== undefined && isAnyGiven(given, new Set(['metadata']));
  return [
    workloadRules(model, given),
    lazyRules(
      () => hasKraftChoices || isAnyGiven(given, PROPS_WITH_CLUSTER_RULES),
      () => onDemand().clusterPropRules(model, given),
    ),
    ruleSet(metadata.zookeeper === undefined && metadata.rejected.length === 0 ? [] : CLUSTER_METADATA_RULES, model),
    lazyRules(
      // with ZooKeeper and an image that has none, a rule rejects the image: nothing of the file would be right
      () => changed?.length !== 0 && (metadata.kraft !== undefined || !isAtLeast(plan.image.kafkaVersion, 4, 0)),
      () => onDemand().brokerPropertyRules(model, CLUSTER_METADATA_RULES, changed),
    ),
    lazyRules(
      () => hasNetworkPolicies(model),
      () => onDemand().clusterNetworkRules(model),
    ),
    patchedRules(model, written),
    ...[...more, ...(controllers === undefined ? [] : [controllers])].flatMap((set) => setRules(plan, set, written)),
  ];
}

/** Whether the cluster or its ensemble has a policy. */
function hasNetworkPolicies({ workload, metadata }: KafkaModel): boolean {
  return workload.networkPolicy !== undefined || metadata.zookeeper?._render()?.clients !== undefined;
}

/** What is checked of a set of nodes with choices of its own: they are reported with the place where they are. */
function setRules(
  plan: ClusterPlan,
  set: NodePoolPlan,
  written: (pool: string) => ConfigFiles | undefined,
): readonly RuleSet[] {
  const { own } = set;
  if (own === undefined) return [];
  const model: KafkaModel = { ...plan, ...set, validated: own.validated };
  const given = withDerivedName(givenProps(own.validated, undefined), set, plan);
  return [inPlace(workloadRules(model, given), own), inPlace(patchedRules(model, written), own)];
}

/** The rules on names are for one that follows from the cluster's name too, unless that is already wrong. */
function withDerivedName(given: GivenProps, { name }: NodePoolPlan, { main }: ClusterPlan): GivenProps {
  const isWrong = (text: string) => !isDnsLabel(text) || text.length > MAX_NAME_LENGTH;
  return isWrong(name) && !isWrong(main.name) ? given?.concat('name') : given;
}

function patchedRules(model: KafkaModel, written: (pool: string) => ConfigFiles | undefined): RuleSet {
  return patchedConfigRules({
    dynamicFiles: model.workload.dynamicFiles,
    rendered: model.container.config,
    written: () => written(model.id),
    rulesFor: (files) => onDemand().writtenFilesRules(model, files),
  });
}

/** The same rules, on choices that are not the cluster's own props. */
function inPlace(set: RuleSet, { place, validated: { rejected } }: NonNullable<NodePoolPlan['own']>): RuleSet {
  return {
    rules: () => set.rules(),
    apply: (path) =>
      set
        .apply(path, rejected, set.invalidProps?.(rejected) ?? [])
        .map((finding) => ({ ...finding, problem: `in ${place}, ${finding.problem}` })),
  };
}

/**
 * The keys whose values differ from the default configuration, which is tested for every number of brokers; undefined if more
 * than keys differs. The written properties are compared, not the props, so that a prop that is added later cannot be forgotten.
 */
function changesOfDefaultFile(model: KafkaModel): readonly string[] | undefined {
  const { properties, image, pluginKeys, workload, metadata, roles, brokers } = model;
  if (metadata.migration !== undefined) return undefined;
  const kind = metadata.kraft === undefined ? 'zookeeper' : 'kraft';
  if (workload.heap !== WORKLOAD_DEFAULTS.heap || image.kafkaVersion !== TESTED_VERSIONS[kind] || pluginKeys.length > 0)
    return undefined;
  const version = TESTED_VERSIONS[kind];
  const changed = changedKeys(defaultProperties(kind, { brokers, roles, version }), properties);
  // the connection to ZooKeeper has rules of its own, which are always checked; the voters follow from the names of pods
  return changed.filter(
    (key) => key !== 'zookeeper.connect' && key !== 'controller.quorum.voters' && !isOrdinary(key, model),
  );
}

/** The version of the default image, with which the default configuration is tested. */
const TESTED_VERSIONS = { zookeeper: '3.9', kraft: '4.3' } as const;

/** Rules on the config prop can find nothing in it if all of it is ordinary; those on metadata are about KRaft, or always applied. */
function withoutOthers(given: GivenProps, model: KafkaModel): GivenProps {
  const isOrdinaryConfig = Object.keys(model.userConfig).every((key) => isOrdinary(key, model));
  const skipped = [
    ...(isOrdinaryConfig ? ['config'] : []),
    ...(model.metadata.kraft === undefined ? ['metadata'] : []),
  ];
  return given?.filter((prop) => !skipped.includes(prop));
}

function isOrdinary(key: string, { broker, properties }: KafkaModel): boolean {
  return isOrdinarySetting(broker.model, key, properties[key]);
}
