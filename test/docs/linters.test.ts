import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from '../support/run-app';

/** Critical findings of kube-score that stay, by the id of its check: the row of the page that says why. */
const REASONS: Readonly<Record<string, string>> = {
  'container-image-pull-policy': 'image pull policy is not `Always`',
  'container-resources': 'no CPU limit',
  'container-security-context-user-group-id': 'low user id, low group id',
  'pod-networkpolicy': 'no matching NetworkPolicy',
};

interface ScoredObject {
  readonly object_name: string;
  readonly checks: readonly {
    readonly check: { readonly id: string };
    readonly grade: number;
    readonly skipped: boolean;
  }[];
}

/** The grade that kube-score calls critical; 5 is a warning, 10 is all right. */
const CRITICAL = 1;

const page = readFileSync(join(ROOT, 'docs/operations.md'), 'utf8');
const present = spawnSync('kube-score', ['version']).error === undefined;
if (!present) console.info('kube-score is not installed: only the reasons on the page are compared, not what it finds');

test('the page has one row for each reason', () => {
  const table = /^\| kube-score \| why it stays \|\n\|---\|---\|\n((?:\|.*\n)+)/m.exec(page)?.[1] ?? '';
  const rows = table.trim().split('\n');
  expect(rows.map((row) => row.split(' | ')[0].slice(2)).sort()).toEqual(Object.values(REASONS).sort());
});

const inDist = readdirSync(join(ROOT, 'dist')).map((file) => join('dist', file));
const secured = ['test/golden/secured/kafka.yaml'];

test.skipIf(!present).each([
  ['the default app', inDist, Object.keys(REASONS)],
  ['a cluster with everything on', secured, Object.keys(REASONS).filter((id) => id !== 'pod-networkpolicy')],
])('kube-score finds in %s exactly what has a reason', (_, files, reasons) => {
  const args = ['score', '--output-format', 'json', ...files];
  const { stdout } = spawnSync('kube-score', args, { encoding: 'utf8', cwd: ROOT });
  const critical = (JSON.parse(stdout) as ScoredObject[]).flatMap(({ checks }) =>
    checks.filter(({ grade, skipped }) => !skipped && grade <= CRITICAL).map(({ check }) => check.id),
  );
  expect([...new Set(critical)].sort()).toEqual([...reasons].sort());
});
