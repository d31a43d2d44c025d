import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseManifests } from '../manifest-text';
import type { Manifest } from './compare';

const ROOT = join(__dirname, '../..');

/** The objects of a YAML file of this repository. */
export function readManifests(...path: string[]): Manifest[] {
  return parseManifests(readFileSync(join(ROOT, ...path), 'utf8'));
}

/** The article's files. */
export const ARTICLE = [
  ...readManifests('test/fixtures/article/10-zookeeper.yml'),
  ...readManifests('test/fixtures/article/20-kafka-brokers.yml'),
];

/** The objects of the default app today. */
export const DEFAULT_APP = [...readManifests('dist/10-zookeeper.yaml'), ...readManifests('dist/20-kafka-brokers.yaml')];
