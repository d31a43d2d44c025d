/**
 * `npm run build`: jsii compiles lib/ to build/ and writes .jsii, the description for other languages; then what is published is
 * made of it: one file of JavaScript with those that it loads on demand, and the types that users see.
 */
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { BUNDLE, bundle } from './publish/bundle';
import { publicDeclarations } from './publish/declarations';

const ROOT = join(__dirname, '..');
const BUILD = join(ROOT, 'build');

async function main(): Promise<void> {
  rmSync(BUILD, { recursive: true, force: true });
  const jsii = [require.resolve('jsii/bin/jsii'), '--generate-tsconfig', 'tsconfig.jsii.json'];
  const { status } = spawnSync(process.execPath, jsii, {
    cwd: ROOT,
    stdio: 'inherit',
    // jsii prints a banner on Node 20, which this library supports
    env: { ...process.env, JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: '20' },
  });
  if (status !== 0) throw new Error('jsii failed');
  publicDeclarations(BUILD);
  await bundle(ROOT, join(ROOT, BUNDLE));
}

main().catch((error: Error) => {
  console.error(`build: ${error.message}`);
  process.exitCode = 1;
});
