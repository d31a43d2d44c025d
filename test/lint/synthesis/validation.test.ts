import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiObject, App, Chart, Lazy, Testing } from 'cdk8s';
import { afterEach, beforeEach, describe, expect, type MockInstance, test, vi } from 'vitest';
import { KafkaCluster, Metadata, ZookeeperConnection, ZookeeperEnsemble } from '../../../lib';
import type { Finding } from '../../../lib/lint/finding';
import { checkConstruct, checkTree } from '../../../lib/lint/synthesis/validation';

const SOMEWHERE = Metadata.zookeeper(ZookeeperConnection.of('zk-a:2181'));
const WARNING: Finding = { rule: 'r', severity: 'warning', path: 'p', problem: 'odd', why: 'w', fix: 'f', source: 's' };

const configMap = (scope: Chart, id: string, name: string) =>
  new ApiObject(scope, id, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name } });

let outdir: string;
let warn: MockInstance<typeof console.warn>;

beforeEach(() => {
  outdir = mkdtempSync(join(tmpdir(), 'cdk8s-kafka-'));
  warn = vi.spyOn(console, 'warn').mockReturnValue();
});
afterEach(() => rmSync(outdir, { recursive: true }));

describe('an app that changes after it was synthesized is checked again', () => {
  test('when an object of another library is added, and when it is removed', () => {
    const chart = new Chart(Testing.app(), 'chart');
    new KafkaCluster(chart, 'kafka', { metadata: SOMEWHERE });
    expect(() => Testing.synth(chart)).not.toThrow();

    configMap(chart, 'other', 'kafka-cm');
    expect(() => Testing.synth(chart)).toThrow('[duplicate-object] chart/other');
    expect(() => Testing.synth(chart)).toThrow('[duplicate-object] chart/other');

    chart.node.tryRemoveChild('other');
    expect(() => Testing.synth(chart)).not.toThrow();
  });

  test.each(['synth', 'synthYaml'] as const)('when an object of another library is added after %s()', (method) => {
    const app = new App({ outdir });
    const chart = new Chart(app, 'chart');
    new KafkaCluster(chart, 'kafka', { metadata: SOMEWHERE });
    app[method]();
    configMap(chart, 'other', 'kafka-cm');
    expect(() => chart.toJson()).toThrow('[duplicate-object] chart/other');
    expect(() => app[method]()).toThrow('[duplicate-object] chart/other');
  });

  test('when one object replaces another, so that there are as many as before', () => {
    const chart = new Chart(Testing.app(), 'chart');
    new KafkaCluster(chart, 'kafka', { metadata: SOMEWHERE });
    configMap(chart, 'other', 'other');
    expect(() => Testing.synth(chart)).not.toThrow();

    chart.node.tryRemoveChild('other');
    configMap(chart, 'other', 'kafka-cm');
    expect(() => Testing.synth(chart)).toThrow('[duplicate-object] chart/other');
  });

  test('when a cluster replaces another one at the same path', () => {
    const chart = new Chart(Testing.app(), 'chart');
    new KafkaCluster(chart, 'kafka', { metadata: SOMEWHERE });
    expect(() => Testing.synth(chart)).not.toThrow();

    chart.node.tryRemoveChild('kafka');
    new KafkaCluster(chart, 'kafka', { metadata: SOMEWHERE, brokers: -1 });
    expect(() => Testing.synth(chart)).toThrow('chart/kafka: brokers is -1');

    chart.node.tryRemoveChild('kafka');
    expect(() => Testing.synth(chart)).not.toThrow();
  });

  test('when a cluster is added in another chart, and when the first of the two is removed', () => {
    const app = new App({ outdir });
    const charts = ['a', 'b', 'c'].map((id) => new Chart(app, id));
    const zookeeper = new ZookeeperEnsemble(charts[0], 'zk').connection;
    new KafkaCluster(charts[1], 'kafka', { metadata: Metadata.zookeeper(zookeeper) });
    app.synth();
    expect(readdirSync(outdir)).toHaveLength(3);

    new KafkaCluster(charts[2], 'kafka', { metadata: Metadata.zookeeper(zookeeper) });
    expect(() => app.synth()).toThrow('[kafka-chroot-collision] c/kafka');
    expect(() => app.synthYaml()).toThrow('[kafka-chroot-collision] c/kafka');
    // whichever chart is rendered: a problem anywhere in the app stops it
    expect(() => charts[0].toJson()).toThrow('[kafka-chroot-collision] c/kafka');

    charts[1].node.tryRemoveChild('kafka');
    expect(() => app.synth()).not.toThrow();
  });

  test('within a synthesis, when its class overrides synth and changes it', () => {
    class Changing extends App {
      public override synth() {
        super.synth();
        configMap(chart, 'other', 'kafka-cm');
        super.synth();
      }
    }
    const app = new Changing({ outdir });
    const chart = new Chart(app, 'chart');
    new KafkaCluster(chart, 'kafka', { metadata: SOMEWHERE });
    expect(() => app.synth()).toThrow('[duplicate-object] chart/other');
  });

  test('within a synthesis, when rendering adds a construct with a problem', () => {
    const app = new App({ outdir });
    const charts = ['a', 'b'].map((id) => new Chart(app, id));
    new KafkaCluster(charts[0], 'kafka', { metadata: SOMEWHERE });
    const produce = () => {
      new KafkaCluster(charts[1], 'kafka', { metadata: SOMEWHERE, brokers: -1 });
      return 'added';
    };
    new ApiObject(charts[0], 'lazy', { apiVersion: 'v1', kind: 'ConfigMap', data: { key: Lazy.any({ produce }) } });
    expect(() => app.synth()).toThrow('b/kafka: brokers is -1');
  });

  test('when a check is added to a construct that was checked before', () => {
    const chart = new Chart(Testing.app(), 'chart');
    checkConstruct(chart, () => []);
    Testing.synth(chart);
    checkConstruct(chart, () => [{ ...WARNING, severity: 'error' }]);
    expect(() => Testing.synth(chart)).toThrow('error [r] p: odd');
  });
});

describe('while the app stays the same', () => {
  test('checks run once, however many charts there are and however often they are rendered', () => {
    const app = new App({ outdir });
    const charts = Array.from({ length: 5 }, (_, index) => new Chart(app, `chart-${index}`));
    const [ofConstruct, ofTree] = [vi.fn(() => [WARNING]), vi.fn(() => [])];
    for (const chart of charts) {
      checkConstruct(chart, ofConstruct);
      checkTree(chart, 'tree', ofTree);
    }
    app.synth();
    app.synth();
    charts[3].toJson();
    app.synthYaml();
    expect(ofConstruct).toHaveBeenCalledTimes(charts.length);
    expect(ofTree).toHaveBeenCalledTimes(1);
  });

  test('a check of a tree runs again when the tree changes, a check of a construct does not', () => {
    const chart = new Chart(Testing.app(), 'chart');
    const [ofConstruct, ofTree] = [vi.fn(() => []), vi.fn(() => [])];
    checkConstruct(chart, ofConstruct);
    checkTree(chart, 'tree', ofTree);
    Testing.synth(chart);
    configMap(chart, 'other', 'other');
    Testing.synth(chart);
    expect(ofConstruct).toHaveBeenCalledTimes(1);
    expect(ofTree).toHaveBeenCalledTimes(2);
  });
});

test('an error has its findings for programs, which Node does not print', () => {
  const chart = new Chart(Testing.app(), 'chart');
  new KafkaCluster(chart, 'kafka', { metadata: SOMEWHERE, brokers: 0 });
  const error = (() => {
    try {
      return Testing.synth(chart);
    } catch (thrown) {
      return thrown as Error & { findings: Finding[] };
    }
  })();
  expect(error).toMatchObject({ name: 'ConfigurationError', findings: [{ rule: 'kafka-invalid-broker-count' }] });
  expect(Object.keys(error)).not.toContain('findings');
});

test('a warning is printed once, and a new one when it occurs', () => {
  const chart = new Chart(Testing.app(), 'chart');
  checkConstruct(chart, () => [WARNING]);
  Testing.synth(chart);
  Testing.synth(chart);
  checkConstruct(configMap(chart, 'other', 'other'), () => [WARNING, { ...WARNING, problem: 'new' }]);
  Testing.synth(chart);
  const printed = warn.mock.calls.map(([text]) => String(text).split('\n')[0]);
  expect(printed).toEqual(['warning [r] p: odd', 'warning [r] p: new']);
});
