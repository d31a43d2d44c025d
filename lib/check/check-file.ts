import { lastValues, readProperties } from '../java/read-properties';
import { applyPolicy } from '../lint/acknowledged-rules';
import type { Finding } from '../lint/finding';
import { type RuleSet, ruleSet } from '../lint/rule';
import { BrokerProperties } from '../server-config/kafka/broker-properties';
import { brokerRuleSet } from '../server-config/kafka/broker-rules';
import { zooCfgRuleSet } from '../server-config/zookeeper/rules';
import { ZooCfg } from '../server-config/zookeeper/zoo-cfg';
import type { NodesInCluster } from './cluster/cluster-nodes';
import { CLUSTER_FILE_RULES } from './cluster/cluster-rules';
import { usableEntries } from './config-text';
import { detectServer, type NamedVersions, type ServerVersion } from './detect-server';
import { LOST_BACKSLASH, SWALLOWED_LINE } from './escape-rules';
import { isRecognized, RECOGNITION_RULES } from './recognition-rules';
import { TEXT_RULES } from './text-rules';

/** How files are checked. */
export interface CheckOptions extends NamedVersions {
  /** The exact release of Kafka, such as `3.9.0`, if it is known. */
  readonly kafkaRelease?: string;
  /** The number of brokers in the cluster; undefined if it is not known. */
  readonly brokers?: number;
  /** Keys of Kafka's plug-ins: names, or prefixes that end with a dot. */
  readonly pluginKeys?: readonly string[];
  /** Whether the text is in a ConfigMap. */
  readonly isInConfigMap?: boolean;
  /** Whether warnings count as errors. */
  readonly strict?: boolean;
}

/** What was found in one file, in the order of its lines. */
export interface CheckedFile {
  readonly server: ServerVersion;
  readonly findings: readonly Finding[];
}

/** A comment that acknowledges a warning: `# cdk8s-kafka acknowledges kafka-single-copy: a test system`. */
const ACKNOWLEDGING_COMMENT = /^[ \t]*[#!][ \t]*cdk8s-kafka[ \t]+acknowledges?[ \t]+([\w-]+)[ \t]*:?(.*)$/gm;

/**
 * Checks the text of a server.properties or zoo.cfg against the rules that the constructs follow.
 *
 * @param text decoded as Latin-1, as the servers do
 * @param name of the file, for findings
 * @param nodes that have this file, beside the others of their cluster; undefined if no others are known
 */
export function checkFile(text: string, name: string, options: CheckOptions, nodes?: NodesInCluster): CheckedFile {
  const properties = readProperties(text);
  const values = lastValues(usableEntries(properties));
  const keys = [...values.keys()];
  const { server, known } = detectServer(keys, options);
  const file = { server, keys, known, isNamed: options.kafka !== undefined || options.zookeeper !== undefined };
  const textRules = ruleSet(TEXT_RULES, properties);
  // where Java cannot read the file, or reads nothing, other rules would only report consequences
  const isUnusable = properties.malformed.length > 0 || keys.length === 0;
  const ruleSets = isUnusable
    ? [textRules]
    : isRecognized(file)
      ? [
          textRules,
          rulesOf(server, values, options),
          ...(nodes === undefined ? [] : [ruleSet(CLUSTER_FILE_RULES, nodes)]),
        ]
      : [ruleSet(RECOGNITION_RULES, file)];
  const { strict = false, brokers } = options;
  const findings = applyPolicy(
    withoutConsequences(ruleSets.flatMap(({ apply }) => apply(name, []))),
    ruleSets,
    { strict, acknowledge: acknowledgedIn(text), isFinal: brokers !== undefined },
    name,
  );
  const lines = new Map(properties.entries.map(({ key, line }) => [key, line]));
  return { server, findings: findings.map((finding) => withLine(finding, lines)).sort(byLine) };
}

function rulesOf(server: ServerVersion, values: ReadonlyMap<string, string>, options: CheckOptions): RuleSet {
  if (server.product === 'ZooKeeper') return zooCfgRuleSet(new ZooCfg(values));
  const { kafkaRelease: release, brokers, pluginKeys, isInConfigMap } = options;
  const facts = { version: server.version, release, brokers, pluginKeys, isInConfigMap };
  return brokerRuleSet(new BrokerProperties(values, facts));
}

function acknowledgedIn(text: string): Readonly<Record<string, string>> {
  const comments = [...text.matchAll(ACKNOWLEDGING_COMMENT)];
  return Object.fromEntries(comments.map(([, rule, reason]) => [rule, reason.trim()]));
}

/** Findings whose cause another one reports: the server reads another value than the one that is written. */
function withoutConsequences(findings: readonly Finding[]): readonly Finding[] {
  const keysOf = (rule: string) => new Set(findings.flatMap((finding) => (finding.rule === rule ? [finding.key] : [])));
  const [escaped, joined] = [keysOf(LOST_BACKSLASH), keysOf(SWALLOWED_LINE)];
  return findings.filter(
    ({ rule, severity, key }) =>
      rule.startsWith('properties-') ||
      key === undefined ||
      !(joined.has(key) || (escaped.has(key) && severity === 'warning')),
  );
}

/** A finding at the line of its key, unless its rule names another line. */
function withLine(finding: Finding, lines: ReadonlyMap<string, number>): Finding {
  const line = finding.line ?? lines.get(finding.key ?? '');
  return line === undefined ? finding : { ...finding, line };
}

/** Findings without a line, on something that is missing, are last. */
function byLine(a: Finding, b: Finding): number {
  return (a.line ?? Number.MAX_SAFE_INTEGER) - (b.line ?? Number.MAX_SAFE_INTEGER);
}
