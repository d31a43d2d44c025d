import { execFileSync, spawn } from 'node:child_process';

export interface KubectlOptions {
  /** Given to kubectl on its standard input. */
  readonly input?: string;
  /** Seconds after which kubectl is stopped. @default 120 */
  readonly timeout?: number;
}

export class KubectlError extends Error {
  public constructor(
    args: readonly string[],
    public readonly stderr: string,
  ) {
    super(`kubectl ${args.join(' ')}: ${stderr.trim()}`);
    this.name = 'KubectlError';
  }
}

/** Runs kubectl against the cluster that KUBECONFIG names and returns what it printed. */
export function kubectl(args: readonly string[], { input = '', timeout = 120 }: KubectlOptions = {}): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn('kubectl', args, { timeout: timeout * 1000 });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text) => {
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text) => {
      stderr += text;
    });
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (code === 0) resolve(stdout);
      else reject(new KubectlError(args, signal ? `stopped by ${signal}; ${stderr}` : stderr));
    });
    // kubectl may end before it has read everything; its exit code then tells more than a broken pipe.
    child.stdin.on('error', () => {});
    child.stdin.end(input);
  });
}

export async function kubernetesVersion(): Promise<string> {
  const { serverVersion } = JSON.parse(await kubectl(['version', '-o', 'json']));
  return serverVersion.gitVersion;
}

export async function kubectlJson<T>(args: readonly string[]): Promise<T> {
  return JSON.parse(await kubectl([...args, '-o', 'json'])) as T;
}

/** For the two moments that cannot await: before anything runs, and while the process is being ended by a signal. */
export function kubectlNow(args: readonly string[]): string {
  return execFileSync('kubectl', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}
