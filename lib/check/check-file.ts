import { lastValues, type PropertyEntry } from '../java/read-properties';
import { applyPolicy } from '../lint/acknowledged-rules';
import type { Finding } from '../lint/finding';
import { type RuleSet, ruleSet } from '../lint/rule';
import { BrokerProperties } from '../server-config/kafka/broker-properties';
import { brokerRuleSet } from '../server-config/kafka/rules';
import { ZOO_CFG_RULES } from '../server-config/zookeeper/rules';
import { ZooCfg } from '../server-config/zookeeper/zoo-cfg';
import { type AskedVersions, isAsked, type Server, whichServer } from './detect-server';
import { isRecognised, RECOGNITION_RULES } from './recognition-rules';
import { BYTE_ORDER_MARK, isPieceOfText, serverFile } from './server-file';
import { TEXT_RULES } from './text-rules';

/** How files are checked. */
export interface CheckOptions extends AskedVersions {
  /** How many brokers the cluster has; undefined where nobody said so. */
  readonly brokers?: number;
  /** Keys of Kafka's plug-ins: names, or beginnings that end with a dot. */
  readonly pluginKeys?: readonly string[];
  /** Whether warnings count as errors. */
  readonly strict?: boolean;
}

/** What was found in one file. */
export interface CheckedFile {
  readonly server: Server;
  readonly findings: readonly Finding[];
}

/** A warning that is intended: `# cdk8s-kafka acknowledges kafka-single-copy: a test system`. */
const ACKNOWLEDGEMENT = /^[ \t]*[#!][ \t]*cdk8s-kafka[ \t]+acknowledges?[ \t]+([\w-]+)[ \t]*:?(.*)$/gm;

/**
 * Checks the text of a server.properties or zoo.cfg by the rules that the constructs obey.
 *
 * @param text decoded as Latin-1, as the servers do
 * @param name of the file, for findings
 */
export function checkFile(text: string, name: string, options: CheckOptions): CheckedFile {
  const file = serverFile(text);
  // what is no key is told as such, and is not looked for under another name
  const told = (entry: PropertyEntry) => entry.key.startsWith(BYTE_ORDER_MARK) || isPieceOfText(entry);
  const values = lastValues(file.properties.entries.filter((entry) => !told(entry)));
  const { server, known } = whichServer([...values.keys()], options);
  // of a file that Java cannot read, or that says nothing, nothing else is true
  const isReadable = file.properties.malformed.length === 0 && values.size > 0;
  const recognised = { server, known, keys: values.size, isAsked: isAsked(options) };
  const ruleSets = !isReadable
    ? [ruleSet(TEXT_RULES, file)]
    : isRecognised(recognised)
      ? [ruleSet(TEXT_RULES, file), rulesOf(server, values, options)]
      : [ruleSet(TEXT_RULES, file), ruleSet(RECOGNITION_RULES, recognised)];
  const acknowledge = Object.fromEntries(
    [...text.matchAll(ACKNOWLEDGEMENT)].map(([, rule, why]) => [rule, why.trim()]),
  );
  const findings = applyPolicy(
    ruleSets.flatMap(({ apply }) => apply(name, [])),
    ruleSets,
    { strict: options.strict ?? false, acknowledge, isFinal: options.brokers !== undefined },
    name,
  );
  const lines = new Map(file.properties.entries.map(({ key, line }) => [key, line]));
  const inOrder = findings.map((finding) => located(finding, lines)).sort((a, b) => place(a) - place(b));
  return { server, findings: inOrder };
}

function rulesOf(server: Server, values: ReadonlyMap<string, string>, options: CheckOptions): RuleSet {
  if (server.product === 'ZooKeeper') return ruleSet(ZOO_CFG_RULES, new ZooCfg(values));
  const { brokers, pluginKeys } = options;
  return brokerRuleSet(new BrokerProperties(values, { version: server.version, brokers, pluginKeys }));
}

function located(finding: Finding, lines: ReadonlyMap<string, number>): Finding {
  const line = lines.get(finding.key ?? '');
  return line === undefined ? finding : { ...finding, path: `${finding.path}:${line}`, line };
}

/** What is missing has no line, and comes last. */
function place({ line }: Finding): number {
  return line ?? Number.MAX_SAFE_INTEGER;
}
