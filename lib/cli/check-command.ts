import { type CheckOptions, checkFile } from '../check/check-file';
import { ZOOKEEPER_VERSIONS } from '../check/detect-server';
import { KAFKA_VERSIONS } from '../server-config/kafka/model/model';
import { type FileReport, FORMATS } from './check-report';
import { oneOf, parseOptions } from './options';
import { readInput } from './read-input';
import { CHECK_USAGE } from './usage';
import { UsageError } from './usage-error';

const OPTIONS = {
  kafka: { type: 'string' },
  zookeeper: { type: 'string' },
  brokers: { type: 'string' },
  plugin: { type: 'string', multiple: true },
  strict: { type: 'boolean' },
  format: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** `cdk8s-kafka check`: prints what is wrong with files of servers, and says by its number how bad it is. */
export function check(args: readonly string[]): number {
  const { values, positionals } = parseOptions(args, OPTIONS);
  if (values.help === true) {
    console.log(CHECK_USAGE);
    return 0;
  }
  const format = FORMATS[oneOf('--format', values.format, Object.keys(FORMATS)) ?? 'text'];
  const options: CheckOptions = {
    kafka: oneOf('--kafka', minor(values.kafka), KAFKA_VERSIONS),
    zookeeper: oneOf('--zookeeper', minor(values.zookeeper), ZOOKEEPER_VERSIONS),
    brokers: count('--brokers', values.brokers),
    pluginKeys: values.plugin,
    strict: values.strict,
  };
  if (positionals.length === 0) throw new UsageError('check needs at least one file, or - for standard input');

  const reports = positionals.map((file): FileReport => {
    const input = readInput(file);
    return 'problem' in input ? { file, ...input } : { file, ...checkFile(input.text, file, options) };
  });
  const output = format(reports);
  if (output !== '') console.log(output);
  for (const report of reports) {
    if ('problem' in report) console.error(`cdk8s-kafka: ${report.file}: ${report.problem}`);
  }
  return exitCode(reports);
}

function exitCode(reports: readonly FileReport[]): number {
  if (reports.some((report) => 'problem' in report)) return 2;
  const findings = reports.flatMap((report) => ('findings' in report ? report.findings : []));
  return findings.some(({ severity }) => severity === 'error') ? 1 : 0;
}

/** A release is checked as its minor version: 3.9.2 as 3.9. */
function minor(version: string | undefined): string | undefined {
  return version?.replace(/^(\d+\.\d+)\.\d+$/, '$1');
}

function count(option: string, value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  if (!/^[1-9]\d{0,4}$/.test(value)) {
    throw new UsageError(`${option} is ${JSON.stringify(value)}; give a whole number from 1 on`);
  }
  return Number(value);
}
