import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { ROOT, type Subject } from './measure';

const COMMITTED = join(ROOT, 'dist');

/** The version of the `helm` on PATH; undefined if there is none. */
export function helmVersion(): string | undefined {
  const child = spawnSync('helm', ['version', '--short'], { encoding: 'utf8' });
  return child.status === 0 ? child.stdout.trim() : undefined;
}

/**
 * `helm template` of a chart whose templates are the committed output: the minimum that Helm has to do for the same objects.
 * A real chart has expressions to evaluate and takes longer.
 */
export function helmTemplate(directory: string): Subject {
  const chart = writeChart(join(directory, 'chart'));
  refuseOtherObjects(chart);
  return { name: 'helm template, same objects as static files', command: ['helm', 'template', 'pair', chart] };
}

function writeChart(chart: string): string {
  mkdirSync(join(chart, 'templates'), { recursive: true });
  writeFileSync(join(chart, 'Chart.yaml'), 'apiVersion: v2\nname: kafka-pair\nversion: 0.1.0\n');
  for (const [name, text] of committedFiles()) {
    // Go reads two braces as the start of an expression.
    writeFileSync(join(chart, 'templates', name), text.replaceAll('{{', '{{ "{{" }}'));
  }
  return chart;
}

/** A comparison is fair only if both write the same objects. */
function refuseOtherObjects(chart: string): void {
  const { status, stdout, stderr } = spawnSync('helm', ['template', 'pair', chart], { encoding: 'utf8' });
  const expected = committedFiles().flatMap(([, text]) => objects(text));
  if (status !== 0 || objects(stdout).sort().join('\n') !== expected.sort().join('\n')) {
    throw new Error(`helm template does not write the objects of dist/ ${stderr}`.trim());
  }
}

function committedFiles(): [name: string, text: string][] {
  return readdirSync(COMMITTED).map((name) => [name, readFileSync(join(COMMITTED, name), 'utf8')]);
}

function objects(text: string): string[] {
  return parseAllDocuments(text).flatMap((document) => {
    const object = document.toJS();
    return object === null ? [] : [JSON.stringify(object)];
  });
}
