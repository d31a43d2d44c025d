import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';

const ROOT = join(__dirname, '..', '..');

/** Directories with shell scripts; each gets a scripts.ts with their texts, as constructors read no files. */
export const SCRIPT_DIRECTORIES = ['lib/kafka/scripts', 'lib/zookeeper/scripts'] as const;

/** The module that holds the scripts of a directory: one constant for each file, named after it. */
export function scriptsModule(directory: string, root = ROOT): string {
  const constants = scriptFiles(directory).map((file) => {
    const text = readFileSync(join(root, file), 'utf8');
    return `export const ${constantName(file)} = \`${escaped(withoutComments(text))}\`;\n`;
  });
  return [`// Made by npm run generate, from the .sh files beside this file. Do not edit.\n`, ...constants].join('\n');
}

/** The scripts of a directory, relative to the root of the repository. */
export function scriptFiles(directory: string): readonly string[] {
  return readdirSync(join(ROOT, directory))
    .filter((name) => name.endsWith('.sh'))
    .sort()
    .map((name) => relative(ROOT, join(ROOT, directory, name)));
}

/** Without comments and blank lines: rewording one must not restart any server. */
export function withoutComments(script: string): string {
  return script
    .split('\n')
    .filter((line) => !/^\s*(#|$)/.test(line))
    .map((line) => `${line}\n`)
    .join('');
}

/** `start-broker.sh` becomes START_BROKER. */
function constantName(file: string): string {
  return basename(file, '.sh').toUpperCase().replaceAll('-', '_');
}

function escaped(text: string): string {
  return text.replace(/[\\`]|\$\{/g, '\\$&');
}
