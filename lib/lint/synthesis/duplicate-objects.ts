import { ApiObject, Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { Finding } from '../rule';
import { chartOf } from './chart-of';
import { checkAtSynth } from './validation';

/** What is told of objects that would overwrite each other. */
export const DUPLICATE_OBJECT = {
  id: 'duplicate-object',
  why: 'what is applied second overwrites what was applied first, and its pods take over the claims',
  source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/',
};

/** Lets the chart of a construct be checked for duplicate objects at synthesis, once however many constructs ask. */
export function refuseDuplicateObjects(construct: IConstruct): void {
  const chart = chartOf(construct);
  checkAtSynth(chart, `${DUPLICATE_OBJECT.id} ${chart.node.path}`, () => findDuplicateObjects(chart));
}

/**
 * Two objects of one kind with one name in one chart: the second overwrites the first when the file is applied, and cdk8s
 * does not notice. It concerns every object of the chart, ours or not, so it is found in the tree and not in a model.
 */
function findDuplicateObjects(chart: Chart): readonly Finding[] {
  const firstOf = new Map<string, ApiObject>();
  const repeated = new Map<string, { first: IConstruct; second: IConstruct; objects: string[] }>();
  for (const object of objectsOf(chart)) {
    const key = [object.apiGroup, object.kind, object.metadata.namespace ?? '', object.name].join('/');
    const earlier = firstOf.get(key);
    if (earlier === undefined) {
      firstOf.set(key, object);
      continue;
    }
    const [first, second] = [maker(earlier), maker(object)];
    const pair = `${first.node.path} ${second.node.path}`;
    const { objects } = repeated.get(pair) ?? { objects: [] };
    repeated.set(pair, { first, second, objects: [...objects, `${object.kind} ${JSON.stringify(object.name)}`] });
  }
  return [...repeated.values()].map(({ first, second, objects }) => ({
    rule: DUPLICATE_OBJECT.id,
    severity: 'error',
    path: second.node.path,
    problem: `${objects.join(', ')}: made by ${first.node.path} already`,
    why: DUPLICATE_OBJECT.why,
    fix: 'give one of the two another name, or put it into a chart with another namespace',
    source: DUPLICATE_OBJECT.source,
  }));
}

function objectsOf(chart: Chart): ApiObject[] {
  return chart.node
    .findAll()
    .filter((construct: IConstruct): construct is ApiObject => ApiObject.isApiObject(construct))
    .filter((object) => Chart.of(object) === chart);
}

/** The construct that a user wrote: the object itself, or the one that it is a part of. */
function maker(object: ApiObject): IConstruct {
  const scope = object.node.scope;
  return scope === undefined || Chart.isChart(scope) ? object : scope;
}
