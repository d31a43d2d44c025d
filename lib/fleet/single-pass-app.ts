import { ApiObject, App, Chart, DependencyGraph } from 'cdk8s';
import type { IConstruct } from 'constructs';

/**
 * An app for many charts: it writes the same files as the `App` of cdk8s, in a time that grows in proportion to their number.
 *
 * `App` validates all constructs and resolves all dependencies again for each chart that it writes, so that twice as many
 * charts take four times as long. This app does both once. A thousand ZooKeeper ensembles and a thousand Kafka clusters take
 * seconds instead of half a minute.
 *
 * A chart whose class overrides `toJson()` is rendered by that method.
 */
export class SinglePassApp extends App {
  /** Writes all manifests to the output directory. Nothing is written when a construct reports an error. */
  public override synth(): void {
    renderingChartsAlone(this, () => super.synth());
  }

  /**
   * Renders all manifests as one text.
   *
   * @returns the YAML documents of all charts
   */
  public override synthYaml(): string {
    return renderingChartsAlone(this, () => super.synthYaml());
  }
}

/**
 * Runs a synthesis in which rendering a chart does not validate and resolve the whole app: the synthesis itself does so
 * before it renders the first chart, and nothing changes in between. cdk8s offers no hook for this, so each chart has a
 * temporary `toJson` until the synthesis ends. Called at any other time, `chart.toJson()` validates as usual.
 */
function renderingChartsAlone<Result>(app: App, synthesize: () => Result): Result {
  const charts = app.node.findAll().filter(isRenderedByCdk8s);
  for (const chart of charts) {
    Object.defineProperty(chart, 'toJson', { value: () => render(chart), configurable: true });
  }
  try {
    return synthesize();
  } finally {
    for (const chart of charts) Reflect.deleteProperty(chart, 'toJson');
  }
}

function isRenderedByCdk8s(construct: IConstruct): construct is Chart {
  return Chart.isChart(construct) && construct.toJson === Chart.prototype.toJson;
}

/** The objects of a chart without those of charts inside it, each after the objects that it depends on. */
function render(chart: Chart): unknown[] {
  return new DependencyGraph(chart.node)
    .topology()
    .filter((construct): construct is ApiObject => ApiObject.isApiObject(construct))
    .filter((object) => Chart.of(object) === chart)
    .map((object) => object.toJson());
}
