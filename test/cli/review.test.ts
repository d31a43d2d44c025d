import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ROOT } from '../support/run-app';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cdk8s-kafka-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(args: readonly string[], input = '') {
  const command = [join(ROOT, 'bin/cdk8s-kafka.js'), 'review', ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { cwd: folder, input, encoding: 'utf8' });
  return { status, stdout, stderr };
}

function write(name: string, content: string): void {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), content);
}

const BROKERS = readFileSync(join(ROOT, 'dist/20-kafka-brokers.yaml'), 'utf8');
const ZOOKEEPER = readFileSync(join(ROOT, 'dist/10-zookeeper.yaml'), 'utf8');

beforeEach(() => {
  rmSync(folder, { recursive: true, force: true });
  write('old/kafka.yaml', BROKERS);
  write('old/zookeeper.yaml', ZOOKEEPER);
  write('new/all.yml', `# in other words\n${ZOOKEEPER}\n---\n${BROKERS}`);
});

const rewrite = (from: string | RegExp, to: string) =>
  write('new/all.yml', `${ZOOKEEPER}\n---\n${BROKERS.replace(from, to)}`);

describe('cdk8s-kafka review', () => {
  test('says that the same objects in other files are no change', () => {
    expect(run(['old', 'new'])).toEqual({ status: 0, stdout: 'old -> new: no change\n', stderr: '' });
  });

  test('exits with 0 for what is allowed: up to a roll', () => {
    rewrite('image: apache/kafka:3.9.2\n          livenessProbe', 'image: apache/kafka:3.9.1\n          livenessProbe');
    const { status, stdout } = run(['old', 'new']);
    expect(status).toBe(0);
    expect(stdout).toContain(
      'StatefulSet/default/kafka\n  ROLL      StatefulSet/kafka /spec/template/spec/containers/kafka/image: apache/kafka:3.9.2 -> apache/kafka:3.9.1\n',
    );
    expect(stdout).toContain('\n1 change: 1 ROLL\nNothing is worse than ROLL and not acknowledged.\n');
    expect(run(['old', 'new', '--allow', 'live']).status).toBe(1);
  });

  test('exits with 1 for what is worse, unless that is allowed', () => {
    rewrite('serviceName: kafka-svc', 'serviceName: other');
    expect(run(['old', 'new'])).toMatchObject({ status: 1, stderr: '' });
    expect(run(['old', 'new', '--allow', 'IMMUTABLE']).status).toBe(0);
  });

  test('writes every change for programs', () => {
    rewrite('replicas: 3', 'replicas: 2');
    const { changes, worst } = JSON.parse(run(['old', 'new', '--format', 'json']).stdout);
    expect(worst).toBe('DATA');
    expect(changes).toEqual([
      {
        object: 'apps/v1/StatefulSet/default/kafka',
        path: '/spec/replicas',
        from: 3,
        to: 2,
        effect: 'DATA',
        why: expect.any(String),
        todo: expect.stringMatching(/^1\. .*\n2\. /),
        source: expect.any(String),
        workload: 'StatefulSet/default/kafka',
        acknowledged: null,
      },
    ]);
  });

  test('writes a table for a pull request, in which nothing breaks out of its cell', () => {
    rewrite('app: kafka\n  name: kafka-svc', 'app: "a|b<script>"\n  name: kafka-svc');
    rewrite('kafka-svc\nspec:', 'kafka-svc\n  annotations: {note: "a|b<script>"}\nspec:');
    const { stdout } = run(['old', 'new', '--format', 'markdown']);
    expect(stdout).toContain('`old` → `new`\n\n1 change: 1 NOOP. Nothing is worse than ROLL');
    expect(stdout).toContain('<br>`+ {"note":"a\\|b<script>"}` |');
  });

  test('reads one side from standard input', () => {
    expect(run(['old/kafka.yaml', '-'], BROKERS)).toMatchObject({
      status: 0,
      stdout: 'old/kafka.yaml -> -: no change\n',
    });
  });

  test('compares with what git has', () => {
    const git = (...args: string[]) =>
      spawnSync('git', ['-c', 'user.name=x', '-c', 'user.email=x@example.com', ...args], { cwd: folder });
    write('dist/kafka.yaml', BROKERS);
    git('init', '--quiet');
    git('add', 'dist');
    git('commit', '--quiet', '-m', 'x');
    write('dist/kafka.yaml', BROKERS.replace('replicas: 3', 'replicas: 4'));
    expect(run([]).stdout).toContain('/spec/replicas: 3 -> 4');
    expect(run(['--git', 'HEAD', 'dist']).stdout).toContain('/spec/replicas: 3 -> 4');
    expect(run(['--git', 'nowhere'])).toEqual({
      status: 2,
      stdout: '',
      stderr: 'cdk8s-kafka: git: there is no revision "nowhere" here\n',
    });
    expect(run(['--git', '--upload-pack=x']).status).toBe(2);
  });
});

describe('what cannot be reviewed is told in one line, and exits with 2', () => {
  const cases: readonly (readonly [string, () => string[], RegExp])[] = [
    [
      'an empty folder',
      () => [write('empty/readme.txt', ''), 'old', 'empty'].slice(1) as string[],
      /^cdk8s-kafka: empty: there is no manifest; /,
    ],
    ['no such folder', () => ['old', 'nowhere'], /^cdk8s-kafka: nowhere: there is no such file or folder$/],
    [
      'no YAML',
      () => {
        write('new/all.yml', 'a: 1\nb: [1, 2\nc: 3\n');
        return ['old', 'new'];
      },
      /^cdk8s-kafka: new\/all.yml:\d: this is no YAML: /,
    ],
    [
      'no object of Kubernetes',
      () => {
        write('new/all.yml', `${BROKERS}\n---\nhello: world\n`);
        return ['old', 'new'];
      },
      /^cdk8s-kafka: new\/all.yml:\d+: this is no object of Kubernetes: it needs apiVersion, kind and metadata$/,
    ],
    [
      'one object twice',
      () => {
        write('new/more.yaml', ZOOKEEPER);
        return ['old', 'new'];
      },
      /^cdk8s-kafka: new\/more.yaml:1: v1\/Service\/default\/zk-svc stands twice, first in new\/all.yml:2; which one is meant\? /,
    ],
    [
      'one folder too many',
      () => ['old', 'new', 'newer'],
      /^cdk8s-kafka: review takes two folders or files, or --git or --live and at most one$/m,
    ],
    [
      'an effect that there is not',
      () => ['old', 'new', '--allow', 'BAD'],
      /^cdk8s-kafka: --allow is "BAD"; there is NOOP, LIVE, /m,
    ],
  ];

  test.each(cases)('%s', (_, args, message) => {
    const { status, stdout, stderr } = run(args());
    expect(stderr.trimEnd()).toMatch(message);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});
