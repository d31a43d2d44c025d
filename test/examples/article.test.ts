import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { OVERRIDES } from '../../examples/article/overrides';
import { parseManifests, ROOT, runApp } from '../support/run-app';

const FILES = ['10-zookeeper.yml', '20-kafka-brokers.yml'];
const source = (file: string) => readFileSync(join(ROOT, 'test/fixtures/article', file), 'utf8');

describe('the article example', () => {
  const article = runApp('examples/article/main.ts');

  test('writes the two files of the article and no other', async () => {
    expect(Object.keys((await article).files).sort()).toEqual(FILES);
  });

  test.each(FILES)('%s equals its source, object for object, in order', async (file) => {
    const made = parseManifests((await article).files[file]).all;
    expect(made).toStrictEqual(parseManifests(source(file)).all);
  });

  test.each(FILES)('%s keeps its text', async (file) => {
    await expect((await article).files[file]).toMatchFileSnapshot(`../golden/article/${file}`);
  });

  test('makes the command line from data: 83 settings, and four from the construct', async () => {
    const command = parseManifests((await article).files['20-kafka-brokers.yml']).server.command[2] as string;
    expect(Object.keys(OVERRIDES)).toHaveLength(83);
    expect(command.match(/--override /g)).toHaveLength(87);
    expect(command).toHaveLength(4028);
    expect(command.endsWith('reserved.broker.max.id=1000 ')).toBe(true);
  });
});
