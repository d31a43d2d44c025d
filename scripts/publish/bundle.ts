import { readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { type BuildOptions, build, type OnLoadResult, type OnResolveResult, type Plugin } from 'esbuild';
import { name, peerDependencies, version } from '../../package.json';
import { withoutExamples } from './examples';
import { notice } from './notice';

/** Where the published JavaScript is, below the root of the package. */
export const BUNDLE = 'build/bundle';

/**
 * What becomes a file of its own. `index` has everything that each app needs; the others are loaded on demand, by the `require` calls of
 * lib/, because to parse them takes longer than to synthesize an app that does not need them. They share no state with `index`, so each
 * has its own copy of the few modules that both use.
 */
const FILES: Readonly<Record<string, string>> = {
  'index.js': 'index.ts',
  // if a prop is given, those on it
  'workload-props.js': 'workload/rules/index.ts',
  'kafka-props.js': 'kafka/rules/on-demand.ts',
  'zookeeper-props.js': 'zookeeper/rules/ensemble.ts',
  // if a server's file is not the default one
  'kafka-data-rules.js': 'server-config/kafka/rules/data.ts',
  'kafka-rules.js': 'server-config/kafka/rules/index.ts',
  'zookeeper-rules.js': 'zookeeper/rules/zoo-cfg.ts',
  'patched-config.js': 'workload/rules/patched-config.ts',
  // if there are network policies
  'network-access.js': 'workload/network/validated-access.ts',
  'kafka-network.js': 'kafka/listeners/network-access.ts',
  // if listeners are chosen, or the nodes have a certificate
  'kafka-listeners.js': 'kafka/listeners/secured-listeners.ts',
  'kafka-renewal.js': 'kafka/listeners/renewal-job.ts',
  'wrong-certificate.js': 'workload/wrong-certificate.ts',
  'kafka-clients.js': 'kafka/listeners/client-config.ts',
  'kafka-certificates.js': 'kafka/listeners/certificate-requests.ts',
  // if a metadata version is given
  'kafka-features.js': 'kafka/metadata/features-job.ts',
  // while a cluster migrates
  'kafka-migration.js': 'kafka/metadata/migrating-store.ts',
  'kafka-migration-guard.js': 'kafka/metadata/migration-guard.ts',
  'kafka-migration-job.js': 'kafka/metadata/migration-job.ts',
  'zookeeper-security.js': 'zookeeper/security.ts',
  'follow-certificate.js': 'workload/follow-certificate.ts',
  'zookeeper-network.js': 'zookeeper/network-access.ts',
  // if an image is given, or a variable that may be a setting
  'images.js': 'images/known-images.ts',
  // if something is wrong or acknowledged
  'unknown-prop.js': 'lint/props/unknown-prop.ts',
  'workload-foreign-props.js': 'workload/foreign-props.ts',
  'kafka-foreign-props.js': 'kafka/foreign-props.ts',
  'zookeeper-foreign-props.js': 'zookeeper/foreign-props.ts',
  'acknowledged-rules.js': 'lint/acknowledged-rules.ts',
  'problem-text.js': 'lint/synthesis/problem-text.ts',
  // for programs, and for people
  'check.js': 'check/check-file.ts',
  'command.js': 'cli/main.ts',
};

/** Bundles the sources, and copies the data that they read on demand and the licences of what was bundled. */
export async function bundle(root: string, target: string): Promise<void> {
  const lib = join(root, 'lib');
  const packages = new Set<string>();
  const data = new Map<string, string>();
  for (const [file, source] of Object.entries(FILES)) {
    const entry = join(lib, source);
    const { metafile } = await build({
      ...OPTIONS,
      ...(file === 'index.js'
        ? { stdin: { contents: entryWithTypes(root, entry), resolveDir: lib } }
        : { entryPoints: [entry] }),
      outfile: join(target, file),
      plugins: [filesOnDemand(lib, entry, data), rulesWithoutExamples(lib)],
      metafile: true,
    });
    for (const input of Object.keys(metafile?.inputs ?? {})) {
      const [, dependency] = /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input) ?? [];
      if (dependency !== undefined) packages.add(dependency);
    }
  }
  for (const [file, source] of data) {
    writeFileSync(join(target, file), JSON.stringify(JSON.parse(readFileSync(source, 'utf8')), withoutDocumentation));
  }
  writeFileSync(join(target, 'THIRD-PARTY-LICENSES.txt'), notice(root, [...packages].sort()));
}

/** Kafka's rating of a key is a sixth of the models, and nothing reads it at run time. */
function withoutDocumentation(field: string, value: unknown): unknown {
  return field === 'importance' ? undefined : value;
}

const OPTIONS: BuildOptions = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  // names stay readable in stack traces
  minifyWhitespace: true,
  legalComments: 'none',
  external: Object.keys(peerDependencies),
  logLevel: 'warning',
};

/**
 * The public API, each class with the name and version that jsii gives it, as in what jsii compiles: libraries find out by it which
 * constructs an app has.
 */
function entryWithTypes(root: string, entry: string): string {
  const { types } = JSON.parse(readFileSync(join(root, '.jsii'), 'utf8')) as {
    types: Record<string, { name: string; kind: string }>;
  };
  const classes = Object.values(types)
    .filter(({ kind }) => kind === 'class')
    .map((type) => type.name);
  const from = JSON.stringify(`./${basename(entry)}`);
  return `
    export * from ${from};
    import { ${classes.join(', ')} } from ${from};
    const rtti = Symbol.for('jsii.rtti');
    for (const [name, type] of Object.entries({ ${classes.join(', ')} })) {
      Object.defineProperty(type, 'name', { value: name });
      Object.defineProperty(type, rtti, { value: { fqn: ${JSON.stringify(`${name}.`)} + name, version: ${JSON.stringify(version)} } });
    }`;
}

/**
 * Leaves `require` calls of other files in place, under the names that they have in the package.
 *
 * @param data the JSON files that are required, by their names in the package
 */
function filesOnDemand(lib: string, entry: string, data: Map<string, string>): Plugin {
  const names = new Map(Object.entries(FILES).map(([file, source]) => [join(lib, source), file]));
  return {
    name: 'files on demand',
    setup: ({ onResolve }) =>
      onResolve({ filter: /^\./ }, ({ path, kind, resolveDir }): OnResolveResult | undefined => {
        if (kind !== 'require-call') return undefined;
        const asked = join(resolveDir, path);
        if (asked === join(dirname(lib), 'package.json')) return { path: '../../package.json', external: true };
        if (asked.endsWith('.json')) {
          const file = basename(asked);
          if ((data.get(file) ?? asked) !== asked) throw new Error(`two data files are named ${file}`);
          data.set(file, asked);
          return { path: `./${file}`, external: true };
        }
        const source = names.has(`${asked}.ts`) ? `${asked}.ts` : join(asked, 'index.ts');
        const file = names.get(source);
        return file === undefined || source === entry ? undefined : { path: `./${file}`, external: true };
      }),
  };
}

function rulesWithoutExamples(lib: string): Plugin {
  return {
    name: 'rules without examples',
    setup: ({ onLoad }) =>
      onLoad({ filter: /\.ts$/ }, ({ path }): OnLoadResult | undefined =>
        relative(lib, path).startsWith('..')
          ? undefined
          : { contents: withoutExamples(readFileSync(path, 'utf8')), loader: 'ts' },
      ),
  };
}
