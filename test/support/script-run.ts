import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/**
 * Runs a script that a pod would run: in a directory that stands for the root of the file system, with a port of this machine
 * that is open, and with tools that print what a test wants.
 */
export class ScriptRun {
  public readonly root = mkdtempSync(join(tmpdir(), 'cdk8s-kafka-script-'));

  public static async open(): Promise<ScriptRun> {
    const port = createServer((socket) => socket.end()).listen(0, '127.0.0.1');
    await new Promise((resolve) => port.once('listening', resolve));
    return new ScriptRun(port);
  }

  private constructor(private readonly server: Server) {
    mkdirSync(join(this.root, 'tmp'));
  }

  /** A port on which something listens. */
  public get port(): string {
    return String((this.server.address() as { port: number }).port);
  }

  /** Writes a file; paths in its text are below the root. */
  public file(path: string, text: string): string {
    const file = join(this.root, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, this.belowRoot(text));
    return file;
  }

  /** Puts a shell script where the image has a tool. */
  public tool(path: string, body: string): void {
    chmodSync(this.file(path, `#!/bin/bash\n${body}\n`), 0o755);
  }

  /** @param variables values for variables that the script begins with */
  public run(
    script: string,
    variables: Readonly<Record<string, string>> = {},
    env: Readonly<Record<string, string>> = {},
  ): { status: number | null; stdout: string } {
    const adapted = Object.entries(variables).reduce((text, [name, value]) => {
      const assignment = new RegExp(`^${name}=.*$`, 'm');
      if (!assignment.test(text)) throw new Error(`the script does not set ${name}`);
      return text.replace(assignment, `${name}=${value}`);
    }, this.belowRoot(script));
    return spawnSync('bash', ['-c', adapted], { encoding: 'utf8', env: { ...process.env, ...env } });
  }

  public close(): void {
    this.server.close();
    rmSync(this.root, { recursive: true });
  }

  private belowRoot(text: string): string {
    return text.replace(
      /(?<![\w.$}"])\/(tmp|opt\/kafka|var\/lib\/kafka|mnt\/shared|mnt\/secrets)(?=\/(?!cdk8s-kafka-script-))/g,
      `${this.root}/$1`,
    );
  }
}
