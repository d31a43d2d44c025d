import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The licences of packages that were bundled into the published JavaScript, as these licences demand. */
export function notice(root: string, packages: readonly string[]): string {
  const sections = packages.map((dependency) => {
    const directory = join(root, 'node_modules', dependency);
    const { version, license } = JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8'));
    const file = readdirSync(directory).find((each) => /^licen[cs]e(\.\w+)?$/i.test(each));
    if (file === undefined) throw new Error(`${dependency} has no licence file: it cannot be bundled`);
    return `${dependency} ${version} (${license})\n\n${readFileSync(join(directory, file), 'utf8').trim()}\n`;
  });
  return `The JavaScript in this directory contains code of these packages.\n\n${sections.join(`\n${'-'.repeat(80)}\n\n`)}`;
}
