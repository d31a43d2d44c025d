import { type CheckOptions, checkFile } from '../check/check-file';
import { ZOOKEEPER_VERSIONS } from '../check/detect-server';
import { KAFKA_VERSIONS } from '../server-config/kafka/model/model';
import { choiceOf, parseOptions, UsageError } from './arguments';
import { type FileReport, FORMATS } from './check-report';
import type { Io } from './io';
import { readServerFile } from './server-files';
import { CHECK_USAGE } from './usage';

const OPTIONS = {
  kafka: { type: 'string' },
  zookeeper: { type: 'string' },
  brokers: { type: 'string' },
  plugin: { type: 'string', multiple: true },
  strict: { type: 'boolean' },
  format: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

/**
 * `cdk8s-kafka check`: prints what is wrong with servers' configuration files.
 *
 * @returns the exit code: 1 for errors, 2 if a file cannot be read
 */
export function checkCommand(args: readonly string[], io: Io): number {
  const { values, positionals } = parseOptions(args, OPTIONS);
  if (values.help === true) {
    io.stdout(`${CHECK_USAGE}\n`);
    return 0;
  }
  const format = FORMATS[choiceOf('--format', values.format, Object.keys(FORMATS)) ?? 'text'];
  const options: CheckOptions = {
    kafka: choiceOf('--kafka', minor(values.kafka), KAFKA_VERSIONS),
    zookeeper: choiceOf('--zookeeper', minor(values.zookeeper), ZOOKEEPER_VERSIONS),
    brokers: count('--brokers', values.brokers),
    pluginKeys: values.plugin,
    strict: values.strict,
  };
  if (positionals.length === 0) throw new UsageError('check needs at least one file, or - for standard input');

  const reports = positionals.map((file): FileReport => {
    const input = readServerFile(file, io);
    return 'problem' in input ? { file, ...input } : { file, ...checkFile(input.text, file, options) };
  });
  const output = format(reports);
  if (output !== '') io.stdout(`${output}\n`);
  for (const report of reports) {
    if ('problem' in report) io.stderr(`cdk8s-kafka: ${report.file}: ${report.problem}\n`);
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
    throw new UsageError(`${option} is ${JSON.stringify(value)}; use a whole number, at least 1`);
  }
  return Number(value);
}
