import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT, runApp } from './support/run-app';

const FILES = ['10-zookeeper.yaml', '20-kafka-brokers.yaml'];
const committed = Object.fromEntries(FILES.map((file) => [file, readFileSync(join(ROOT, 'dist', file), 'utf8')]));

test.each([
  { where: 'here', options: {} },
  { where: 'in another folder', options: { cwd: tmpdir() } },
  {
    where: 'at the other end of the world',
    options: { env: { TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' } },
  },
  {
    where: 'with variables that servers would read',
    options: { env: { KAFKA_HEAP_OPTS: '-Xmx1m', HOSTNAME: 'zk-9' } },
  },
])('the default app run $where writes the committed bytes', async ({ options }) => {
  expect(await runApp('main.ts', options)).toEqual({ status: 0, stderr: '', files: committed });
});
