import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiObject, App, Chart } from 'cdk8s';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { KafkaCluster, Metadata, ZookeeperEnsemble } from '../../../lib';
import { CLUSTER_METADATA_RULES } from '../../../lib/kafka/rules';
import type * as cluster from '../../../lib/kafka/rules/prop-rules';
import type { Rule } from '../../../lib/lint/rule';
import type * as workload from '../../../lib/workload/rules';
import type * as ensemble from '../../../lib/zookeeper/rules/ensemble';

// Time is not a measure on a machine that does other things, so these tests count: what one pair costs must not depend on
// how many pairs there are. cdk8s validates the whole app once for each chart.

// as the library loads them, on demand: by Node itself
const load = createRequire(__filename);
const { WORKLOAD_RULES } = load('../../../lib/workload/rules') as typeof workload;
const { ZOOKEEPER_RULES } = load('../../../lib/zookeeper/rules/ensemble') as typeof ensemble;
const { CLUSTER_PROP_RULES } = load('../../../lib/kafka/rules/prop-rules') as typeof cluster;

/** Props that many rules are about. */
const PROPS = { name: 'kafka', heap: '2Gi', env: [], labels: {}, ports: [], jvmOptions: [] };
const GIVEN = [...Object.keys(PROPS), 'chart.namespace'];

/** How many rules of a table are about what the pairs give. */
const applied = (rules: readonly { about: readonly string[] | 'all' }[]) =>
  rules.filter(({ about }) => about === 'all' || about.some((prop) => GIVEN.includes(prop))).length;

let outdir: string;
beforeEach(() => {
  outdir = mkdtempSync(join(tmpdir(), 'cdk8s-kafka-'));
});
afterEach(() => rmSync(outdir, { recursive: true }));

test.each([
  ['synthesized', (app: App) => app.synth()],
  ['rendered as one text', (app: App) => app.synthYaml()],
  ['rendered chart by chart', (app: App) => app.charts.map((chart) => chart.toJson())],
])('the checks of a pair cost the same in an app of 10 and of 40 pairs that is %s', (_, synthesize) => {
  const perPair = (pairs: number) => {
    const { app, reads } = appOf(pairs);
    const checks = [WORKLOAD_RULES, ZOOKEEPER_RULES, CLUSTER_PROP_RULES, CLUSTER_METADATA_RULES].flatMap((rules) =>
      rules.map((rule) => vi.spyOn(rule as Rule<unknown>, 'check')),
    );
    synthesize(app);
    const calls = checks.reduce((sum, { mock }) => sum + mock.calls.length, 0);
    vi.restoreAllMocks();
    return { ruleCalls: calls / pairs, objectsRead: reads.apiGroup / pairs, chrootsRead: reads.chroot / pairs };
  };
  const few = perPair(10);
  // each rule about what is given once, those of workloads for both; the chroot is read by the check for collisions and by one rule
  const onProps = 2 * applied(WORKLOAD_RULES) + applied(ZOOKEEPER_RULES) + applied(CLUSTER_PROP_RULES);
  expect(onProps).toBeGreaterThan(30);
  const ruleCalls = onProps + CLUSTER_METADATA_RULES.length;
  expect(few).toEqual({ ruleCalls, objectsRead: 9, chrootsRead: 2 });
  expect(perPair(40)).toEqual(few);
});

test.each([
  ['synth', (app: App) => app.synth()],
  ['synthYaml', (app: App) => app.synthYaml()],
])('%s() lists the constructs of the app once more than without checks, however many charts there are', (_, synthesize) => {
  const timesListed = (app: App) => {
    const findAll = vi.spyOn(app.node, 'findAll');
    synthesize(app);
    return findAll.mock.calls.length;
  };
  for (const pairs of [5, 10]) {
    const unchecked = new App({ outdir });
    for (let chart = 0; chart < 2 * pairs; chart++) new Chart(unchecked, `chart-${chart}`);
    expect(timesListed(appOf(pairs).app)).toBe(timesListed(unchecked) + 1);
  }
});

/** An app of pairs, and how often a check reads what only checks read. */
function appOf(pairs: number) {
  const app = new App({ outdir });
  const reads = { apiGroup: 0, chroot: 0 };
  for (let pair = 0; pair < pairs; pair++) {
    const namespace = `team-${pair}`;
    const { connection } = new ZookeeperEnsemble(new Chart(app, `${pair}-zookeeper`, { namespace }), 'zk', PROPS);
    new KafkaCluster(new Chart(app, `${pair}-kafka`, { namespace }), 'kafka', {
      ...PROPS,
      metadata: Metadata.zookeeper(connection),
    });
    countReads(connection, 'chroot', reads);
  }
  for (const construct of app.node.findAll()) {
    if (ApiObject.isApiObject(construct)) countReads(construct, 'apiGroup', reads);
  }
  return { app, reads };
}

function countReads<Key extends string>(object: Record<Key, unknown>, key: Key, reads: Record<Key, number>): void {
  const value = object[key];
  Object.defineProperty(object, key, {
    get: () => {
      reads[key]++;
      return value;
    },
  });
}
