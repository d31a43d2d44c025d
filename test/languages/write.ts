import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Chart, Duration, JsonPatch } from 'cdk8s';
import * as kafka from 'cdk8s-kafka';

/**
 * Writes the apps of apps.json from TypeScript; write.py does the same from Python. Both only translate the data into calls: whatever
 * differs afterwards differs in the library.
 */

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
type Row = { [key: string]: Json };

class OwnImage extends kafka.KafkaImage {
  constructor(reference: string) {
    super(reference, '3.9');
  }

  public container(server: kafka.KafkaServer): kafka.ServerContainer {
    const config = Object.entries(server.properties).map(([key, value]) => `${key}=${value}\n`);
    return {
      name: 'kafka',
      image: this.reference,
      command: ['/run.sh', server.heap],
      config: { 'server.properties': config.join('') },
      configPath: '/config',
      dataPath: '/data',
    };
  }
}

const api = kafka as unknown as Record<string, Record<string, (...args: unknown[]) => unknown>>;

function value(json: Json): unknown {
  if (Array.isArray(json)) return json.map(value);
  if (json === null || typeof json !== 'object') return json;
  if ('duration' in json) return Duration.millis(json.duration as number);
  if ('ownImage' in json) return new OwnImage(json.ownImage as string);
  if ('enum' in json) {
    const [type, name] = (json.enum as string).split('.');
    return api[type][name];
  }
  if ('type' in json) return props(json.props as Row);
  if ('call' in json) {
    const [type, method] = (json.call as string).split('.');
    const args = [...((json.args as Json[]) ?? []).map(value), ...('props' in json ? [props(json.props as Row)] : [])];
    return ((json.then as Row[]) ?? []).reduce(
      (object, then) =>
        (object as Record<string, (...structs: unknown[]) => unknown>)[then.method as string](
          ...(then.structs as Row[]).map(value),
        ),
      api[type][method](...args),
    );
  }
  return props(json);
}

function props(row: Row = {}): Record<string, unknown> {
  return Object.fromEntries(Object.entries(row).map(([key, json]) => [key, value(json)]));
}

/** Undefined if the row has none: the cluster then chooses. */
function metadataOf(
  { kraft, combined, metadata }: Row,
  ensembles: ReadonlyMap<string, kafka.ZookeeperEnsemble>,
): kafka.Metadata | undefined {
  if (kraft !== undefined) return kafka.Metadata.kraft(props(kraft as Row));
  if (combined !== undefined) return kafka.Metadata.combined(props(combined as Row));
  if (metadata === undefined) return undefined;
  const { ensemble, connect, chroot } = metadata as Row;
  const found = ensembles.get(ensemble as string)?.connection;
  const own = found ?? kafka.ZookeeperConnection.of(connect as string);
  return kafka.Metadata.zookeeper(chroot === undefined ? own : own.withChroot(chroot as string));
}

function write(app: App, row: Row): void {
  const ensembles = new Map<string, kafka.ZookeeperEnsemble>();
  for (const chartRow of row.charts as Row[]) {
    const chart = new Chart(app, chartRow.id as string, { namespace: chartRow.namespace as string | undefined });
    for (const each of (chartRow.ensembles as Row[]) ?? []) {
      ensembles.set(each.id as string, new kafka.ZookeeperEnsemble(chart, each.id as string, props(each.props as Row)));
    }
    for (const each of (chartRow.clusters as Row[]) ?? []) {
      const metadata = metadataOf(each, ensembles);
      const cluster = new kafka.KafkaCluster(chart, each.id as string, { metadata, ...props(each.props as Row) });
      for (const patch of (each.patches as Row[]) ?? []) {
        cluster.pools[0].statefulSet.addJsonPatch(JsonPatch.add(patch.path as string, patch.value));
      }
    }
  }
}

const outdir = process.argv[2];
const rows = JSON.parse(readFileSync(join(__dirname, 'apps.json'), 'utf8')) as Row[];
rows.forEach((row, index) => {
  const app = new App({ outdir: join(outdir, `${index}`), outputFileExtension: '.yaml' });
  try {
    write(app, row);
    app.synth();
  } catch (error) {
    writeFileSync(join(outdir, `${index}.txt`), `${(error as Error).message}\n`);
  }
});
