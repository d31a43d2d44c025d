/**
 * Asks each version of Kafka for its keys and writes lib/server-config/kafka/model/; with `--check`, compares with the
 * committed files, and fails if they differ. Needs Java and Maven, so it is not part of `npm run generate`.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { ConfigKey, ConfigModel } from '../../lib/server-config/kafka/model/config-key';
import { type JavaProject, runJava } from '../maven';
import { brokerConfigSource } from './broker-config';
import { classesText } from './class-facts';
import { normalise, type RawKeys } from './normalise';

/** The newest patch release of each minor, and whether users' editors complete its broker keys. */
const RELEASES: Readonly<Record<string, { readonly release: string; readonly completion?: true }>> = {
  '3.9': { release: '3.9.2', completion: true },
  '4.0': { release: '4.0.2' },
  '4.1': { release: '4.1.2' },
  '4.2': { release: '4.2.2' },
  '4.3': { release: '4.3.1' },
  '4.4': { release: '4.4.0' },
};

const ROOT = join(__dirname, '..', '..');
const TARGET = join(ROOT, 'lib', 'server-config', 'kafka', 'model');
const KAFKA: JavaProject = { directory: join(ROOT, 'tools', 'kafka'), versionProperty: 'kafka.version' };

/** The files of one version, by path. */
function filesOf(version: string): readonly (readonly [string, string])[] {
  const { release, completion } = RELEASES[version];
  const raw: Record<'broker' | 'topic', RawKeys> = JSON.parse(runJava(KAFKA, release, 'ConfigFacts'));
  const made = `npm run generate:config-model, from kafka_2.13 ${release}`;
  const model: ConfigModel = { made, broker: normalise(raw.broker), topic: normalise(raw.topic) };
  const files: [string, string][] = [[join(TARGET, `${version}.json`), modelText(model)]];
  if (completion) files.push([join(TARGET, `broker-config-${version}.ts`), brokerConfigSource(version, model)]);
  return files;
}

/** One line for each key, so that two versions compare well. */
function modelText({ made, broker, topic }: ConfigModel): string {
  return `{\n"made": ${JSON.stringify(made)},\n"broker": ${keysText(broker)},\n"topic": ${keysText(topic)}\n}\n`;
}

function keysText(keys: Readonly<Record<string, ConfigKey>>): string {
  const lines = Object.entries(keys).map(([name, key]) => `${JSON.stringify(name)}: ${JSON.stringify(key)}`);
  return `{\n${lines.join(',\n')}\n}`;
}

function main(check: boolean): void {
  const stale: string[] = [];
  const classes = [join(TARGET, 'classes.json'), classesText(KAFKA, RELEASES)] as const;
  for (const [path, text] of [...Object.keys(RELEASES).flatMap(filesOf), classes]) {
    if (!check) writeFileSync(path, text);
    else if (!existsSync(path) || readFileSync(path, 'utf8') !== text) stale.push(relative(ROOT, path));
  }
  if (stale.length > 0) {
    console.error(
      `stale: ${stale.join(', ')}\nrun \`npm run generate:config-model\`, read what changed, and commit it`,
    );
    process.exitCode = 1;
  }
}

main(process.argv.includes('--check'));
