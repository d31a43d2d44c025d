import { parseProperties } from '../manifest-text';
import { compareManifests, type Difference } from './compare';
import { ARTICLE, DEFAULT_APP } from './manifests';
import { OVERRIDE_FACTS, SAME_AS_DEFAULT } from './overrides';
import { REASONS } from './reasons';

/** A difference with its reason; undefined if none was given. */
export interface ExplainedDifference extends Difference {
  readonly reason: string | undefined;
}

/** What one setting of the article's command line is today. */
export interface ExplainedOverride {
  readonly key: string;
  readonly article: string;
  readonly verdict: 'kept' | 'changed' | "today's default" | 'different default today' | 'not in 3.9' | 'unknown';
  /** The value in effect today. */
  readonly today: string;
  readonly why: string;
}

const reasonOf = new Map(
  REASONS.flatMap(({ objects, paths, reason }) =>
    objects.flatMap((object) => paths.map((path) => [`${object} ${path}`.trim(), reason] as const)),
  ),
);

/** Every difference between the article and the default app. */
export function explainedDifferences(): ExplainedDifference[] {
  return compareManifests(ARTICLE, DEFAULT_APP).map((difference) => ({
    ...difference,
    reason: reasonOf.get(difference.path),
  }));
}

/** Reasons for differences that no longer exist. */
export function needlessReasons(): string[] {
  const paths = new Set(compareManifests(ARTICLE, DEFAULT_APP).map(({ path }) => path));
  return [...reasonOf.keys()].filter((path) => !paths.has(path));
}

/** Each `--override` of the article's brokers, in its order. */
export function explainedOverrides(): ExplainedOverride[] {
  const written = settingsToday();
  return articleOverrides().map(([key, article]) => {
    const fact = OVERRIDE_FACTS[key];
    const today = written.get(fact?.writtenAs ?? key);
    const why = fact?.why ?? '';
    if (today !== undefined) return { key, article, verdict: today === article ? 'kept' : 'changed', today, why };
    if (fact === undefined && !SAME_AS_DEFAULT.includes(key))
      return { key, article, verdict: 'unknown', today: '', why };
    if (fact?.defaultToday === null) return { key, article, verdict: 'not in 3.9', today: '', why };
    if (fact?.defaultToday !== undefined) {
      return { key, article, verdict: 'different default today', today: fact.defaultToday, why };
    }
    return { key, article, verdict: "today's default", today: article, why };
  });
}

interface Brokers {
  readonly kind: string;
  readonly data: Record<string, string>;
  readonly spec: { template: { spec: { containers: { command: string[]; args: string[] }[] } } };
}

function find(manifests: readonly unknown[], kind: string, name: string): Brokers {
  const found = manifests.find((each) => {
    const manifest = each as { kind: string; metadata: { name: string } };
    return manifest.kind === kind && manifest.metadata.name === name;
  });
  return found as Brokers;
}

/** Keys and values of `--override key=value`, quoted or not. */
function overridesIn(command: string): (readonly [key: string, value: string])[] {
  return [...command.matchAll(/--override "?([^=\s]+)=([^\s"]+)/g)].map(([, key, value]) => [key, value] as const);
}

function articleOverrides() {
  return overridesIn(find(ARTICLE, 'StatefulSet', 'kafka').spec.template.spec.containers[0].command[2]);
}

/** The settings that the default app writes for its brokers: in their files, and at the start of each pod. */
function settingsToday(): Map<string, string> {
  const { data } = find(DEFAULT_APP, 'ConfigMap', 'kafka-cm');
  const start = find(DEFAULT_APP, 'StatefulSet', 'kafka').spec.template.spec.containers[0].args[0];
  const files = ['server.properties', 'dynamic.properties'].flatMap((file) => parseProperties(data[file]));
  return new Map([...files, ...overridesIn(start)]);
}
