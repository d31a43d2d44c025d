import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { Scratch } from '../support/command';
import { CommandServer } from '../support/command-server';
import { blocksOf } from '../support/markdown';
import { ROOT } from '../support/run-app';

const page = readFileSync(join(ROOT, 'docs/review.md'), 'utf8');
const [github, gitlab, preCommit] = blocksOf(page, 'yaml');

test('the page shows the files of this project', async () => {
  expect(github).toBe(readFileSync(join(ROOT, '.github/workflows/review.yml'), 'utf8'));
  expect(preCommit).toBe(readFileSync(join(ROOT, '.pre-commit-config.yaml'), 'utf8'));
});

describe('the recipes work', () => {
  let scratch: Scratch;
  let directory: string;
  let repository: string;
  let server: CommandServer;
  beforeAll(async () => {
    server = await CommandServer.open();
  });
  afterAll(() => server.close());

  /** A program of that name that records its arguments and runs this script. */
  function stub(name: string, script: string): void {
    scratch.write(`bin/${name}`, `#!/bin/bash\necho "${name} $*" >> ${directory}/calls\n${script}\n`);
    chmodSync(join(directory, 'bin', name), 0o755);
  }

  function git(...args: string[]): string {
    const author = ['-c', 'user.name=x', '-c', 'user.email=x@example.com'];
    const { stdout, stderr, status } = spawnSync('git', [...author, ...args], { cwd: repository, encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
    return stdout.trim();
  }

  /** Changes a file of dist/ and commits it. */
  function commit(from: string, to: string): void {
    const file = join(repository, 'dist/20-kafka-brokers.yaml');
    const text = readFileSync(file, 'utf8');
    expect(text).toContain(from);
    writeFileSync(file, text.replace(from, to));
    git('add', '.');
    git('commit', '--quiet', '--message', 'x');
  }

  /** A repository with a branch that is merged into main, as code hosts do to test it. */
  beforeEach(() => {
    scratch = new Scratch();
    directory = scratch.path;
    repository = join(directory, 'repository');
    cpSync(join(ROOT, 'dist'), join(repository, 'dist'), { recursive: true });
    stub('npm', '');
    stub('npx', `[ "$1" = cdk8s-kafka ] && shift || exit 127\n${server.script}`);
    stub('gh', `cat review.md > ${directory}/comment`);
    stub('curl', `cat review.md > ${directory}/comment`);
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

  /** Runs a script as a job of a code host does, and returns its exit code. */
  async function run(script: string, env: Readonly<Record<string, string>> = {}): Promise<number | null> {
    const PATH = `${join(directory, 'bin')}:${process.env.PATH}`;
    const job = spawn('bash', ['-e', '-o', 'pipefail', '-c', script], {
      cwd: repository,
      env: { ...process.env, PATH, ...env },
      stdio: 'ignore',
    });
    const [status] = await once(job, 'close');
    return status;
  }

  /** Runs the steps of the workflow, and returns the exit code of the last one that ran. */
  async function runGithub(): Promise<number | null> {
    const outputs = join(directory, 'outputs');
    const env = { GITHUB_STEP_SUMMARY: join(directory, 'summary'), GITHUB_OUTPUT: outputs, PULL_REQUEST: '7' };
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
      commit('replicas: 4', 'replicas: 5');
      merge();
      expect(await runJob()).toBe(0);
      expect(comment()).toContain('No unacknowledged change is worse than ROLL.');
      expect(scratch.read('calls')).toContain(called);
    });

    test('a dangerous change fails, with a comment', async () => {
      commit('replicas: 4', 'replicas: 3');
      merge();
      expect(await runJob()).toBe(1);
      expect(comment()).toContain(
        "**1 change exceeds ROLL and is not acknowledged.**\n\nIf that is intended, acknowledge it in the same commit:\n<pre>acknowledge: &#123; 'DATA StatefulSet/kafka /spec/replicas': 'the reason' &#125;</pre>",
      );
    });

    test.each(['20-kafka-brokers.yaml', 'new.yaml'])('the committed files have to match the code: %s', async (file) => {
      commit('replicas: 4', 'replicas: 3');
      merge();
      stub('npm', `echo "# other" >> dist/${file}`);
      expect(await runJob()).toBe(1);
      expect(existsSync(join(directory, 'comment'))).toBe(false);
    });

    test('an unreadable file fails, and the comment shows why', async () => {
      commit('kind: StatefulSet', 'kind: [');
      merge();
      expect(await runJob()).toBe(2);
      expect(comment()).toMatch(/^cdk8s-kafka: dist.20-kafka-brokers.yaml:\d+: not valid YAML: /);
    });
  });

  test('before a commit, the hook stops a dangerous change, and prints what the page shows', async () => {
    const { entry } = parse(preCommit).repos[0].hooks[0];
    expect(await run(entry)).toBe(0);
    const file = join(repository, 'dist/20-kafka-brokers.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace('replicas: 4', 'replicas: 3'));
    expect(await run(`${entry} > ../printed`)).toBe(1);
    const [shown] = blocksOf(page, 'text');
    const withoutRevision = (text: string) => text.replace(/^\S+:dist/, '');
    expect(withoutRevision(scratch.read('printed'))).toBe(withoutRevision(shown));
  });
});
