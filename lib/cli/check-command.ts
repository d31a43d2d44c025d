import type { CheckOptions } from '../check/check-file';
import { checkReport } from '../check/check-report';
import { ZOOKEEPER_VERSIONS } from '../check/detect-server';
import { KAFKA_VERSIONS } from '../server-config/kafka/model/model';
import { choiceOf, parseOptions, UsageError } from './arguments';
import { checkPlaces } from './check-input';
import type { Io } from './io';
import { CHECK_OPTIONS } from './options';
import { formatOf, printReport } from './print-report';
import { CHECK_USAGE } from './usage';

/**
 * `cdk8s-kafka check`: prints what is wrong with servers' configuration files.
 *
 * @returns the exit code: 1 for errors, 2 if a file cannot be read
 */
export function checkCommand(args: readonly string[], io: Io): number {
  const { values, positionals } = parseOptions(args, CHECK_OPTIONS);
  if (values.help === true) {
    io.stdout(`${CHECK_USAGE}\n`);
    return 0;
  }
  const format = formatOf(values.format);
  const options: CheckOptions = {
    kafka: choiceOf('--kafka', minor(values.kafka), KAFKA_VERSIONS),
    kafkaRelease: values.kafka,
    zookeeper: choiceOf('--zookeeper', minor(values.zookeeper), ZOOKEEPER_VERSIONS),
    brokers: count('--brokers', values.brokers),
    pluginKeys: values.plugin,
    strict: values.strict,
  };
  if (positionals.length === 0)
    throw new UsageError('check needs at least one file or directory, or - for standard input');

  const results = checkPlaces(positionals, options, io);
  const unreadable = results.flatMap((result) => ('problem' in result ? [result] : []));
  // at a terminal, what cannot be read is reported on standard error only
  printReport(
    checkReport(format === 'text' ? results.filter((result) => !('problem' in result)) : results),
    format,
    io,
  );
  for (const { file, problem } of unreadable) io.stderr(`cdk8s-kafka: ${file}: ${problem}\n`);
  if (unreadable.length > 0) return 2;
  const findings = results.flatMap((result) => ('findings' in result ? result.findings : []));
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
