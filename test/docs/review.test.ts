import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { Scratch } from '../support/command';
import { CommandServer } from '../support/command-server';
import { blocksOf, compile } from '../support/markdown';
import { ROOT } from '../support/run-app';

const page = readFileSync(join(ROOT, 'docs/review.md'), 'utf8');
const [github, gitlab, preCommit] = blocksOf(page, 'yaml');

test('every TypeScript block of the page compiles', () => {
  const programs = blocksOf(page, 'ts');
  expect(programs).toHaveLength(1);
  expect(compile(programs)).toEqual([]);
});

test('what the page shows is what this project uses', async () => {
  expect(github).toBe(readFileSync(join(ROOT, '.github/workflows/review.yml'), 'utf8'));
  expect(preCommit).toBe(readFileSync(join(ROOT, '.pre-commit-config.yaml'), 'utf8'));
});

describe('the recipes work', () => {
  let scratch: Scratch;
  let folder: string;
  let repository: string;
  let server: CommandServer;
  beforeAll(async () => {
    server = await CommandServer.open();
  });
  afterAll(() => server.close());

  /** A program of that name, which notes what it is called with, and does no more than it says here. */
  function stub(name: string, script: string): void {
    scratch.write(`bin/${name}`, `#!/bin/bash\necho "${name} $*" >> ${folder}/called\n${script}\n`);
    chmodSync(join(folder, 'bin', name), 0o755);
  }

  function git(...args: string[]): string {
    const who = ['-c', 'user.name=x', '-c', 'user.email=x@example.com'];
    const { stdout, stderr, status } = spawnSync('git', [...who, ...args], { cwd: repository, encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
    return stdout.trim();
  }

  /** Changes a file of dist/, and commits it. */
  function commit(from: string, to: string): void {
    const file = join(repository, 'dist/20-kafka-brokers.yaml');
    const text = readFileSync(file, 'utf8');
    expect(text).toContain(from);
    writeFileSync(file, text.replace(from, to));
    git('add', '.');
    git('commit', '--quiet', '--message', 'x');
  }

  /** A repository in which a branch was merged into main, as code hosts do to try it. */
  beforeEach(() => {
    scratch = new Scratch();
    folder = scratch.path;
    repository = join(folder, 'repository');
    cpSync(join(ROOT, 'dist'), join(repository, 'dist'), { recursive: true });
    stub('npm', '');
    stub('npx', `[ "$1" = cdk8s-kafka ] && shift || exit 127\n${server.script}`);
    stub('gh', `cat review.md > ${folder}/comment`);
    stub('curl', `cat review.md > ${folder}/comment`);
    git('init', '--quiet', '--initial-branch', 'main');
    commit('replicas: 3', 'replicas: 4');
    git('checkout', '--quiet', '-b', 'branch');
  });

  afterEach(() => scratch.remove());

  function merge(): void {
    git('checkout', '--quiet', 'main');
    git('merge', '--quiet', '--no-ff', 'branch');
  }

  const comment = () => scratch.read('comment');

  /** Runs a script as a job of a code host does, and returns what it ends with. */
  async function run(script: string, env: Readonly<Record<string, string>> = {}): Promise<number | null> {
    const PATH = `${join(folder, 'bin')}:${process.env.PATH}`;
    const job = spawn('bash', ['-e', '-o', 'pipefail', '-c', script], {
      cwd: repository,
      env: { ...process.env, PATH, ...env },
      stdio: 'ignore',
    });
    const [status] = await once(job, 'close');
    return status;
  }

  /** Runs the steps of the workflow; the status of the last one that ran. */
  async function runGithub(): Promise<number | null> {
    const outputs = join(folder, 'outputs');
    const env = { GITHUB_STEP_SUMMARY: join(folder, 'summary'), GITHUB_OUTPUT: outputs, PULL_REQUEST: '7' };
    const { steps } = parse(github).jobs.review as { steps: { run?: string }[] };
    for (const { run: script } of steps) {
      if (script === undefined) continue;
      const STATUS = existsSync(outputs) ? readFileSync(outputs, 'utf8').trim().split('=')[1] : '';
      const status = await run(script, { ...env, STATUS });
      if (status !== 0) return status;
    }
    return 0;
  }

  function runGitlab(): Promise<number | null> {
    const { script } = parse(gitlab).review as { script: string[] };
    return run(script.join('\n'), {
      CI_MERGE_REQUEST_DIFF_BASE_SHA: git('rev-parse', 'main^1'),
      CI_MERGE_REQUEST_PROJECT_ID: '5',
      CI_MERGE_REQUEST_IID: '7',
      CI_API_V4_URL: 'https://gitlab.example/api/v4',
      REVIEW_TOKEN: 'secret',
    });
  }

  describe.each([
    ['GitHub', runGithub, 'gh pr comment 7 --edit-last --create-if-none --body-file review.md'],
    ['GitLab', runGitlab, 'https://gitlab.example/api/v4/projects/5/merge_requests/7/notes'],
  ])('on %s', (_, runJob, called) => {
    test('a harmless change passes, with a comment', async () => {
      commit('maxUnavailable: 1', 'maxUnavailable: 0');
      merge();
      expect(await runJob()).toBe(0);
      expect(comment()).toContain('Nothing exceeds ROLL without acknowledgement.');
      expect(scratch.read('called')).toContain(called);
    });

    test('a dangerous change fails, with a comment', async () => {
      commit('replicas: 4', 'replicas: 3');
      merge();
      expect(await runJob()).toBe(1);
      expect(comment()).toContain(
        "**1 change exceeds ROLL and is not acknowledged.**\n\nIf that is intended, acknowledge it in the same commit:\n<pre>acknowledge: &#123; 'DATA StatefulSet/kafka /spec/replicas': 'the reason' &#125;</pre>",
      );
    });

    test.each([
      '20-kafka-brokers.yaml',
      'new.yaml',
    ])('what is committed has to be what the code says: %s', async (file) => {
      commit('replicas: 4', 'replicas: 3');
      merge();
      stub('npm', `echo "# other" >> dist/${file}`);
      expect(await runJob()).toBe(1);
      expect(existsSync(join(folder, 'comment'))).toBe(false);
    });

    test('what cannot be reviewed fails, and the comment says why', async () => {
      commit('kind: StatefulSet', 'kind: [');
      merge();
      expect(await runJob()).toBe(2);
      expect(comment()).toMatch(/^cdk8s-kafka: dist.20-kafka-brokers.yaml:\d+: this is no YAML: /);
    });
  });

  test('before a commit, the hook stops what is dangerous, and says what the page shows', async () => {
    const { entry } = parse(preCommit).repos[0].hooks[0];
    expect(await run(entry)).toBe(0);
    const file = join(repository, 'dist/20-kafka-brokers.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace('replicas: 4', 'replicas: 3'));
    expect(await run(`${entry} > ../said`)).toBe(1);
    const [shown] = blocksOf(page, 'text');
    const withoutRevision = (text: string) => text.replace(/^\S+:dist/, '');
    expect(withoutRevision(scratch.read('said'))).toBe(withoutRevision(shown));
  });
});
