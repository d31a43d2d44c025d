import { spawnSync } from 'node:child_process';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { Scratch } from '../support/command';
import { ROOT } from '../support/run-app';

// What only a process of its own shows. Everything else calls the command as a function.

const scratch = new Scratch();
afterAll(() => scratch.remove());

const BIN = join(ROOT, 'bin/cdk8s-kafka.js');

function spawnNode(args: readonly string[], input = '') {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: scratch.path, input, encoding: 'utf8' });
  return { status, stdout, stderr };
}

describe('bin/cdk8s-kafka.js', () => {
  test('ends with the exit code, and has both outputs', () => {
    scratch.write('bad.properties', 'zookeeper.connect=a:2181\nlog.dirs=/data\nnum.io.threads=0\n');
    const { status, stdout } = spawnNode([BIN, 'check', 'bad.properties']);
    expect(stdout).toContain('bad.properties:3: num.io.threads is "0"');
    expect(status).toBe(1);
    expect(spawnNode([BIN, 'check', 'missing'])).toEqual({
      status: 2,
      stdout: '',
      stderr: 'cdk8s-kafka: missing: no such file or directory\n',
    });
  });

  test('reads standard input', () => {
    const { status, stdout } = spawnNode([BIN, 'check', '-'], 'zookeeper.connect=a:2181\nlog.dirs=/data\n');
    expect(stdout).toContain('nothing found (Kafka 3.9)\n');
    expect(status).toBe(0);
  });

  test('prints no error when its reader closes the pipe early', () => {
    const many = Array.from({ length: 5000 }, (_, index) => `num.io.threads=${5000 - index - 1}`).join('\n');
    scratch.write('many.properties', `zookeeper.connect=a:2181\n${many}\n`);
    const script = `"${process.execPath}" "${BIN}" check --kafka 3.9 many.properties | head -n 1; echo "\${PIPESTATUS[0]}"`;
    const { stdout, stderr } = spawnSync('bash', ['-c', script], { cwd: scratch.path, encoding: 'utf8' });
    expect(stderr).toBe('');
    expect(stdout).toMatch(/^many.properties: 1 error, 5000 warnings.*\n1\n$/);
  });

  test('runs the compiled command in a package, which has no sources', () => {
    cpSync(BIN, join(scratch.path, 'package/bin/cdk8s-kafka.js'));
    scratch.write('package/build/bundle/command.js', 'process.exitCode = 3;');
    expect(spawnNode([join(scratch.path, 'package/bin/cdk8s-kafka.js')])).toEqual({
      status: 3,
      stdout: '',
      stderr: '',
    });
  });
});
