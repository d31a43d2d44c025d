import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseManifests as parseYaml } from '../../scripts/manifest-text';
import { Manifests } from './manifests';

export const ROOT = join(__dirname, '../..');

export interface AppRun {
  readonly status: number | null;
  readonly stderr: string;
  /** The files that the app wrote, by name. */
  readonly files: Readonly<Record<string, string>>;
}

/** Runs a cdk8s app of this repository as a user does: a process, an output folder, files. */
export async function runApp(app: string, options: { cwd?: string; env?: NodeJS.ProcessEnv } = {}): Promise<AppRun> {
  const outdir = mkdtempSync(join(tmpdir(), 'cdk8s-kafka-'));
  try {
    // the way of `npm run synth`
    const tsx = require.resolve('tsx/cjs');
    const child = spawn(process.execPath, ['--require', tsx, join(ROOT, app)], {
      cwd: options.cwd ?? ROOT,
      env: { ...process.env, ...options.env, CDK8S_OUTDIR: outdir },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const errors: Buffer[] = [];
    child.stderr.on('data', (chunk: Buffer) => errors.push(chunk));
    const status = await new Promise<number | null>((resolve, reject) =>
      child.on('error', reject).on('close', resolve),
    );
    const files = readdirSync(outdir).map((file) => [file, readFileSync(join(outdir, file), 'utf8')] as const);
    return { status, stderr: Buffer.concat(errors).toString(), files: Object.fromEntries(files) };
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

/** The objects of a YAML text, in their order. */
export function parseManifests(yaml: string): Manifests {
  return new Manifests(parseYaml(yaml));
}
