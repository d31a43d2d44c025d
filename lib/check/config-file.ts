import { fixSteps } from '../lint/finding';
import { KAFKA_VERSIONS, type KafkaVersion } from '../server-config/kafka/model/model';
import type * as checking from './check-file';

/** How a configuration file is checked. */
export interface ConfigFileOptions {
  /**
   * Name of the file, for the problems.
   *
   * @default - the name that the server gives it
   */
  readonly name?: string;

  /**
   * Version of Kafka: `3.9`, `4.0`, `4.1`, `4.2`, `4.3` or `4.4`.
   *
   * @default - 3.9 for a file that names ZooKeeper, the newest for one with roles
   */
  readonly kafka?: string;

  /**
   * Number of brokers in the cluster.
   *
   * @default - unknown: what depends on it is not checked
   */
  readonly brokers?: number;

  /**
   * Keys of plug-ins: names, or prefixes that end with a dot.
   *
   * @default - none
   */
  readonly pluginKeys?: string[];

  /**
   * Whether warnings count as errors.
   *
   * @default false
   */
  readonly strict?: boolean;
}

/** One thing that is wrong with a configuration file. */
export interface ConfigProblem {
  /** Id of the rule, such as `kafka-unknown-key`. */
  readonly rule: string;

  /** Either `error` or `warning`; `note` for what a comment acknowledges. */
  readonly severity: string;

  /** What is wrong, with the value. */
  readonly problem: string;

  /** What it leads to. */
  readonly why: string;

  /** What to write instead. */
  readonly fix: string;

  /** Page or class that documents it. */
  readonly source: string;

  /** The key. Undefined if the problem is not about one. */
  readonly key?: string;

  /** The line, counted from 1. Undefined if something is missing. */
  readonly line?: number;
}

/** What `cdk8s-kafka check` does, for programs in every language. */
export class ConfigFile {
  /**
   * Checks the text of a server.properties or zoo.cfg against the rules that the constructs follow.
   *
   * @param text the whole file
   * @param options what is known about the cluster
   * @returns the problems in the order of their lines; empty if there are none
   */
  public static check(text: string, options: ConfigFileOptions = {}): ConfigProblem[] {
    return problemsOf(text, options);
  }

  /**
   * Checks broker properties before they become the `config` of a cluster. It is for languages without the types of `brokerConfig`:
   * misspelled keys and wrong values are found at once and not at synthesis.
   *
   * @param config properties by key
   * @param options what is known about the cluster; the version is 3.9 if it is not set
   * @returns the problems; empty if there are none
   */
  public static checkBrokerConfig(
    config: { [key: string]: string | number | boolean },
    options: ConfigFileOptions = {},
  ): ConfigProblem[] {
    const lines = Object.entries({ ...ANY_BROKER, ...config }).map(
      ([key, value]) => `${escaped(key)}=${escaped(value)}`,
    );
    // the lines are of a text that no one has seen
    return problemsOf(lines.join('\n'), { kafka: '3.9', ...options }).map(({ line, ...problem }) => problem);
  }

  private constructor() {}
}

/** What each pod adds. */
const ANY_BROKER = { 'broker.id': '0', 'log.dirs': '/data', 'zookeeper.connect': 'zookeeper:2181' };

function problemsOf(text: string, { name = 'file', kafka, ...options }: ConfigFileOptions): ConfigProblem[] {
  // reading the rules takes longer than to synthesize an app, which does not need them
  const { checkFile } = require('./check-file') as typeof checking;
  return checkFile(text, name, { ...options, kafka: known(kafka) }).findings.map((finding) => {
    const { rule, severity, problem, why, source, key, line } = finding;
    return { rule, severity, problem, why, fix: fixSteps(finding).join('; '), source, key, line };
  });
}

function known(kafka: string | undefined): KafkaVersion | undefined {
  const version = KAFKA_VERSIONS.find((each) => each === kafka);
  if (kafka !== undefined && version === undefined) {
    throw new Error(`there is no model of Kafka ${JSON.stringify(kafka)}: use ${KAFKA_VERSIONS.join(', ')}`);
  }
  return version;
}

/** As Java reads it back. */
function escaped(value: string | number | boolean): string {
  return String(value).replace(/[\\:=#!\s]/g, (character) => (character === '\n' ? '\\n' : `\\${character}`));
}
