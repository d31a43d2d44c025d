/**
 * Reads Kubernetes' own OpenAPI schemas of each version, and writes lib/kubernetes/schemas/schemas.json; with `--check`, compares with
 * the committed file, and fails if they differ. Needs Go, which downloads the source code of Kubernetes, so it is not part of
 * `npm run generate`.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { openApiDocuments } from './openapi';
import { type SlimVersion, slimVersion } from './slim';

/** The newest patch release of each minor version since the oldest that the library supports. */
const RELEASES: readonly string[] = [
  '1.27.16',
  '1.28.15',
  '1.29.15',
  '1.30.14',
  '1.31.14',
  '1.32.13',
  '1.33.13',
  '1.34.4',
  '1.35.4',
  '1.36.3',
  '1.37.2',
];

const ROOT = join(__dirname, '..', '..');
const TARGET = join(ROOT, 'lib', 'kubernetes', 'schemas', 'schemas.json');

/** Where Go has put the source code of a release. */
function sourceOf(release: string): string {
  const text = execFileSync('go', ['mod', 'download', '-json', `k8s.io/kubernetes@v${release}`], { encoding: 'utf8' });
  return (JSON.parse(text) as { readonly Dir: string }).Dir;
}

type Version = readonly [name: string, version: SlimVersion];

/** `@1.29..1.33`, with neither end if that is the oldest or the newest version; empty if all versions have it. */
function rangeOf(versions: readonly Version[], has: (version: SlimVersion) => boolean): string {
  const names = versions.map(([name]) => name);
  const with_ = versions.filter(([, version]) => has(version)).map(([name]) => name);
  const [first, last] = [names.indexOf(with_[0]), names.indexOf(with_[with_.length - 1])];
  if (last - first + 1 !== with_.length) throw new Error(`not in a row: ${with_}`);
  if (with_.length === names.length) return '';
  return `@${first === 0 ? '' : names[first]}..${last === names.length - 1 ? '' : names[last]}`;
}

/** The fields of all types: as in the newest version that has them, and in which versions that is. */
function fieldsText(versions: readonly Version[], part: 'objects' | 'types'): string {
  const names = [...new Set(versions.flatMap(([, version]) => [...version[part].keys()]))].sort();
  const lines = names.map((name) => {
    // a type may be new, or have another name than before: the fields that have it say since when
    const having = versions.filter(([, version]) => version[part].has(name));
    const fields = new Map(having.flatMap(([, version]) => [...(version[part].get(name) ?? [])]));
    const entries = [...fields].sort().map(([field, type]) => {
      const inAll = versions.every(([, version]) => version[part].get(name)?.get(field)?.endsWith('!') !== false);
      // a field that is required in some versions only is not required
      const lenient = inAll ? type : type.replace(/!$/, '');
      return [field, `${lenient}${rangeOf(having, (version) => version[part].get(name)?.has(field) === true)}`];
    });
    return `${JSON.stringify(name)}: ${JSON.stringify(Object.fromEntries(entries))}`;
  });
  return `{\n${lines.join(',\n')}\n}`;
}

/** The kinds of each version of an API, and in which versions of Kubernetes they are. */
function servedText(versions: readonly Version[]): string {
  const kinds = [...new Set(versions.flatMap(([, { served }]) => [...served]))].sort();
  const byApi = new Map<string, string[]>();
  for (const name of kinds) {
    const [api, kind] = [name.slice(0, name.lastIndexOf('/')), name.slice(name.lastIndexOf('/') + 1)];
    const range = rangeOf(versions, ({ served }) => served.has(name));
    byApi.set(api, [...(byApi.get(api) ?? []), `${kind}${range}`]);
  }
  const lines = [...byApi].map(([api, names]) => `${JSON.stringify(api)}: ${JSON.stringify(names.join(' '))}`);
  return `{\n${lines.join(',\n')}\n}`;
}

function schemasText(): string {
  const versions = RELEASES.map((release): Version => {
    const name = release.split('.').slice(0, 2).join('.');
    return [name, slimVersion(openApiDocuments(sourceOf(release)))];
  });
  const made = `npm run generate:kubernetes-schemas, from k8s.io/kubernetes ${RELEASES.join(', ')}`;
  return `{
"made": ${JSON.stringify(made)},
"versions": ${JSON.stringify(versions.map(([name]) => name))},
"served": ${servedText(versions)},
"objects": ${fieldsText(versions, 'objects')},
"types": ${fieldsText(versions, 'types')}
}
`;
}

function main(check: boolean): void {
  const text = schemasText();
  if (!check) writeFileSync(TARGET, text);
  else if (readFileSync(TARGET, 'utf8') !== text) {
    console.error(
      `stale: ${relative(ROOT, TARGET)}; run \`npm run generate:kubernetes-schemas\`, and read what changed`,
    );
    process.exitCode = 1;
  }
}

main(process.argv.includes('--check'));
