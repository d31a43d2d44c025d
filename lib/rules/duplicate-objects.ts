import { ApiObject, Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { Finding } from './rule';
import { checkAtSynth } from './synth-check';

/** Id of the finding that {@link findDuplicateObjects} reports. */
export const DUPLICATE_OBJECT = 'duplicate-object';

const watched = new WeakSet<Chart>();

/** Lets the chart of a construct be checked for duplicate objects at synthesis, once however many constructs ask. */
export function refuseDuplicateObjects(construct: IConstruct): void {
  const chart = Chart.of(construct);
  if (!watched.has(chart)) {
    watched.add(chart);
    checkAtSynth(chart, () => findDuplicateObjects(chart));
  }
}

/**
 * Two objects of one kind with one name in one chart: the second overwrites the first when the file is applied, and cdk8s
 * does not notice. It concerns every object of the chart, ours or not, so it is found in the tree and not in a model.
 */
function findDuplicateObjects(chart: Chart): readonly Finding[] {
  const objects = chart.node
    .findAll()
    .filter((construct: IConstruct): construct is ApiObject => ApiObject.isApiObject(construct))
    .filter((object) => Chart.of(object) === chart);
  const firstOf = new Map<string, ApiObject>();
  const findings: Finding[] = [];
  for (const object of objects) {
    const key = [object.apiGroup, object.kind, object.metadata.namespace ?? '', object.name].join('/');
    const first = firstOf.get(key);
    if (first === undefined) {
      firstOf.set(key, object);
      continue;
    }
    findings.push({
      rule: DUPLICATE_OBJECT,
      severity: 'error',
      path: object.node.path,
      problem: `${object.kind} "${object.name}" exists already: ${first.node.path} makes it too`,
      why: 'the second object overwrites the first when the chart is applied, and its pods take over the claims',
      fix: 'give one of the two another `name`, or put it into a chart with another namespace',
      source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/',
    });
  }
  return findings;
}
