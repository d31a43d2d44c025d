import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/**
 * Runs a script that a pod would run, with a folder of its own for the root of the file system, an open port of this
 * machine for the brokers', and tools that print what a test wants.
 */
export class ScriptRun {
  public readonly folder = mkdtempSync(join(tmpdir(), 'cdk8s-kafka-script-'));
  private readonly port: Server;

  public static async open(): Promise<ScriptRun> {
    const port = createServer((socket) => socket.end()).listen(0, '127.0.0.1');
    await new Promise((resolve) => port.once('listening', resolve));
    return new ScriptRun(port);
  }

  private constructor(port: Server) {
    this.port = port;
    mkdirSync(join(this.folder, 'tmp'));
  }

  /** Writes a file, in a folder that is made for it. */
  public file(path: string, text: string): string {
    const file = join(this.folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    return file;
  }

  /** Puts a shell script where the image has a tool. */
  public tool(path: string, body: string): void {
    chmodSync(this.file(path, `#!/bin/bash\n${body}\n`), 0o755);
  }

  public run(script: string, env: Readonly<Record<string, string>> = {}): { status: number | null; stdout: string } {
    const { port } = this.port.address() as { port: number };
    const here = script
      .replaceAll('/dev/tcp/kafka-svc', '/dev/tcp/127.0.0.1')
      .replaceAll('9093', String(port))
      .replace(/\/(tmp|opt\/kafka|var\/lib\/kafka|mnt\/shared)\//g, `${this.folder}/$1/`);
    return spawnSync('bash', ['-ec', here], { encoding: 'utf8', env: { ...process.env, ...env } });
  }

  public close(): void {
    this.port.close();
    rmSync(this.folder, { recursive: true });
  }
}
