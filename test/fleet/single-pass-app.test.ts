import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiObject, App, type AppProps, Chart, Include, type IResolver, JsonPatch, Lazy, YamlOutputType } from 'cdk8s';
import { Construct, type IConstruct, Node } from 'constructs';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { KafkaCluster, Metadata, SinglePassApp, ZookeeperEnsemble } from '../../lib';
import { ROOT } from '../support/run-app';

const APPS = { App, SinglePassApp };

let outdir: string;
beforeEach(() => {
  outdir = mkdtempSync(join(tmpdir(), 'cdk8s-kafka-'));
});
afterEach(() => {
  rmSync(outdir, { recursive: true });
});

const configMap = (scope: Construct, id: string, data: object = {}) =>
  new ApiObject(scope, id, { apiVersion: 'v1', kind: 'ConfigMap', data });

function pair(app: App, id: string): [Chart, Chart] {
  const namespace = `team-${id}`;
  const charts: [Chart, Chart] = [
    new Chart(app, `${id}-zookeeper`, { namespace }),
    new Chart(app, `${id}-kafka`, { namespace }),
  ];
  const { connection } = new ZookeeperEnsemble(charts[0], 'zk');
  new KafkaCluster(charts[1], 'kafka', { metadata: Metadata.zookeeper(connection) });
  return charts;
}

/** Everything that cdk8s does with charts and their objects. */
const CASES: Readonly<Record<string, (app: App) => void>> = {
  'no chart': () => {},
  'a chart without objects': (app) => new Chart(app, 'empty'),
  'several pairs': (app) => ['a', 'b'].map((id) => pair(app, id)),
  'charts that depend on each other': (app) => {
    const [zookeeper, kafka] = pair(app, 'a');
    const last = new Chart(app, '0-first-by-name');
    configMap(last, 'config');
    kafka.addDependency(zookeeper);
    last.addDependency(kafka);
  },
  'an object that depends on one in another chart': (app) => {
    const [before, after] = ['z', 'a'].map((id) => new Chart(app, id));
    const target = configMap(before, 'target');
    configMap(after, 'other');
    configMap(after, 'source').addDependency(target);
  },
  'objects that depend on each other in one chart': (app) => {
    const chart = new Chart(app, 'chart');
    const [first, second, third] = ['a', 'b', 'c'].map((id) => configMap(chart, id));
    const group = new Construct(chart, 'group');
    configMap(group, 'd');
    first.addDependency(second);
    second.addDependency(third, group);
  },
  'charts in charts': (app) => {
    const outer = new Chart(app, 'outer', { namespace: 'outer', labels: { team: 'a' } });
    configMap(outer, 'before');
    const inner = new Chart(new Construct(outer, 'part'), 'inner');
    configMap(inner, 'object');
    configMap(outer, 'after').addDependency(inner);
    new Chart(outer, 'direct');
  },
  'lazy values, patches and names with hashes': (app) => {
    const chart = new Chart(app, 'chart', { disableResourceNameHashes: false });
    configMap(chart, 'lazy', { key: Lazy.any({ produce: () => 'late' }) });
    configMap(chart, 'patched', { key: 'a' }).addJsonPatch(JsonPatch.replace('/data/key', 'b'));
  },
  'a chart with a toJson of its own': (app) => {
    class Reversed extends Chart {
      public override toJson() {
        return super.toJson().reverse();
      }
    }
    const chart = new Reversed(app, 'reversed');
    for (const id of ['a', 'b']) configMap(chart, id);
    configMap(new Chart(app, 'usual'), 'c');
  },
  'a chart that names its objects': (app) => {
    class Named extends Chart {
      public override generateObjectName(object: ApiObject) {
        return `x-${object.node.id}`;
      }
    }
    configMap(new Named(app, 'named'), 'a');
  },
};

const UPPER_CASE: IResolver = {
  resolve: (context) => {
    if (context.value === 'late') context.replaceValue('LATE');
  },
};

const PROPS: readonly AppProps[] = [
  {},
  { outputFileExtension: '.yaml', recordConstructMetadata: true },
  { yamlOutputType: YamlOutputType.FILE_PER_APP, resolvers: [UPPER_CASE] },
  { yamlOutputType: YamlOutputType.FILE_PER_RESOURCE, recordConstructMetadata: true },
  { yamlOutputType: YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE, outputFileExtension: '.yml' },
];

/** All that an app writes and returns. */
function outputOf(create: typeof App, props: AppProps, build: (app: App) => void): object {
  const directory = mkdtempSync(join(outdir, 'app-'));
  const app = new create({ outdir: directory, ...props });
  build(app);
  let error: string | undefined;
  try {
    app.synth();
  } catch (thrown) {
    error = String(thrown);
  }
  const names = readdirSync(directory, { recursive: true, withFileTypes: true });
  const files = names.filter((file) => file.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  return {
    error,
    files: files.sort().map((file) => [file.slice(directory.length), readFileSync(file, 'utf8')]),
    text: error ?? app.synthYaml(),
  };
}

describe.each(Object.entries(CASES))('%s', (_, build) => {
  test.each(PROPS)('the output is that of App with %j', (props) => {
    const expected = outputOf(App, props, build);
    expect(expected).toMatchObject({ error: undefined });
    expect(outputOf(SinglePassApp, props, build)).toEqual(expected);
  });
});

test('the output is that of App for objects of a file', () => {
  const url = join(ROOT, 'dist/10-zookeeper.yaml');
  const build = (app: App) => {
    new Include(new Chart(app, 'chart'), 'file', { url });
  };
  expect(outputOf(SinglePassApp, {}, build)).toEqual(outputOf(App, {}, build));
});

test('random trees with random dependencies have the output of App', () => {
  const errors = Array.from({ length: 60 }, (_, seed) => {
    const props = { yamlOutputType: seed % 4 };
    const expected = outputOf(App, props, (app) => randomTree(app, seed));
    expect(
      outputOf(SinglePassApp, props, (app) => randomTree(app, seed)),
      `seed ${seed}`,
    ).toEqual(expected);
    return 'error' in expected && expected.error !== undefined;
  });
  // a dependency cycle is the same error for both
  expect(errors.filter(Boolean).length).toBeLessThan(25);
});

function randomTree(app: App, seed: number): void {
  let state = seed;
  const random = (below: number) => {
    state = (state * 1_664_525 + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const all: Construct[] = [new Chart(app, 'first')];
  const count = 4 + random(14);
  for (let index = 0; index < count; index++) {
    const scope = random(4) === 0 ? app : all[random(all.length)];
    if (scope === app || random(4) === 0) all.push(new Chart(scope, `chart-${index}`));
    else if (random(3) === 0) all.push(new Construct(scope, `construct-${index}`));
    else all.push(configMap(scope, `object-${index}`));
  }
  for (let count = random(5); count > 0; count--) {
    const [a, b] = [random(all.length), random(all.length)].sort((x, y) => x - y);
    if (a !== b) all[b].node.addDependency(all[a]);
  }
}

describe.each(Object.entries(APPS))('with a problem, %s', (_, create) => {
  const broken = () => {
    const app = new create({ outdir });
    pair(app, 'a');
    new ZookeeperEnsemble(new Chart(app, 'b'), 'zk', { replicas: 4 });
    return app;
  };

  test('writes nothing', () => {
    const app = broken();
    expect(() => app.synth()).toThrow('1 problem found, no file was written.\n\nerror [zookeeper-even-ensemble] b/zk');
    expect(() => app.synthYaml()).toThrow('[zookeeper-even-ensemble]');
    expect(readdirSync(outdir)).toEqual([]);
  });

  test('does not render a single chart either, before or after a synthesis', () => {
    const app = broken();
    const [chart] = app.charts;
    expect(() => chart.toJson()).toThrow('[zookeeper-even-ensemble]');
    expect(() => app.synth()).toThrow();
    expect(() => chart.toJson()).toThrow('[zookeeper-even-ensemble]');
  });

  test('finds what was added after a synthesis', () => {
    const app = new create({ outdir });
    const [zookeeper] = pair(app, 'a');
    app.synth();
    new ZookeeperEnsemble(zookeeper, 'second');
    expect(() => zookeeper.toJson()).toThrow('[duplicate-object]');
    expect(() => app.synth()).toThrow('[duplicate-object]');
  });
});

test('charts are unchanged after a synthesis, even after one that failed', () => {
  const app = new SinglePassApp({ outdir });
  const chart = new Chart(app, 'chart');
  app.synth();
  expect(Object.hasOwn(chart, 'toJson')).toBe(false);
  configMap(chart, 'object', { key: Lazy.any({ produce: () => expect.fail('not today') }) });
  expect(() => app.synth()).toThrow('not today');
  expect(Object.hasOwn(chart, 'toJson')).toBe(false);
});

describe('the work of a synthesis', () => {
  /** How often a construct is validated, and how often its children are listed, on average. */
  const perConstruct = (create: typeof App, pairs: number) => {
    const app = new create({ outdir: mkdtempSync(join(outdir, 'app-')) });
    for (let index = 0; index < pairs; index++) pair(app, String(index));
    const constructs = app.node.findAll();
    const validate = vi.fn(() => []);
    constructs.forEach((construct: IConstruct) => {
      construct.node.addValidation({ validate });
    });
    const children = vi.spyOn(Node.prototype, 'children', 'get');
    app.synth();
    const visits = children.mock.calls.length / constructs.length;
    vi.restoreAllMocks();
    return { validations: validate.mock.calls.length / constructs.length, visits };
  };

  test('does not grow with the number of charts', () => {
    const [few, many] = [perConstruct(SinglePassApp, 5), perConstruct(SinglePassApp, 20)];
    expect([few.validations, many.validations]).toEqual([1, 1]);
    expect(many.visits).toBeLessThan(few.visits * 1.05);
  });

  test('grows in an App: if this fails, cdk8s has fixed it and SinglePassApp is no longer needed', () => {
    const [few, many] = [perConstruct(App, 5), perConstruct(App, 20)];
    expect([few.validations, many.validations]).toEqual([11, 41]);
    expect(many.visits).toBeGreaterThan(few.visits * 2.5);
  });
});
