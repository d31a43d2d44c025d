import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { synthZookeeper } from '../support/manifests';
import { ScriptRun } from '../support/script-run';

/** The start script, with a zkServer.sh that prints how it is called. */
describe('a server is started', () => {
  let here: ScriptRun;

  beforeAll(async () => {
    here = await ScriptRun.open();
    here.tool('bin/zkServer.sh', 'echo "$SERVER_JVMFLAGS"; echo "$*"');
  });

  afterAll(() => here.close());

  test('with a directory for its data, the next id after its ordinal, and its JVM options', () => {
    const { command, args } = synthZookeeper({ jvmOptions: ['-Dx=y'] }).server;
    expect(command).toEqual(['bash', '-ec']);
    const data = join(here.root, 'data');
    const env = { HOSTNAME: 'zk-2', PATH: `${join(here.root, 'bin')}:${process.env.PATH}` };
    const { status, stdout } = here.run(`set -e\n${args[0]}`, { DIRECTORIES: `(${data})` }, env);
    expect(status).toBe(0);
    expect(readFileSync(join(data, 'myid'), 'utf8')).toBe('3\n');
    expect(stdout).toMatch(/^-Xms1g -Xmx1g .* -Dx=y\nstart-foreground\n$/);
  });
});
