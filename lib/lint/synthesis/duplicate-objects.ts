import { ApiObject, Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { Finding } from '../finding';
import { appState } from './app-state';
import { chartOf } from './chart-of';
import { type ConstructTree, checkTree } from './validation';

/** Facts of the finding for two objects with one name. */
export const DUPLICATE_OBJECT = {
  id: 'duplicate-object',
  why: 'the object that is applied second overwrites the first; a StatefulSet also takes over its volume claims',
  source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/',
};

/** What is checked for duplicate objects. */
interface Checked {
  readonly charts: Set<Chart>;
  /** Constructs that a user wrote; their objects are reported as theirs, whatever lies between. */
  readonly owners: Set<IConstruct>;
}

/** Registers a construct, and its chart, for the check of duplicate objects. */
export function refuseDuplicateObjects(construct: IConstruct): void {
  const checked = appState(construct, 'duplicate-objects.2', (): Checked => ({ charts: new Set(), owners: new Set() }));
  checked.charts.add(chartOf(construct));
  checked.owners.add(construct);
  checkTree(construct, DUPLICATE_OBJECT.id, (tree) => findDuplicateObjects(tree, checked));
}

/** Two constructs whose objects have the same names. */
interface Collision {
  readonly first: IConstruct;
  readonly second: IConstruct;
  readonly objects: string[];
}

/**
 * Finds objects of one kind with one name in one chart, whichever library they are from. When the file is applied, the
 * second overwrites the first, and cdk8s does not notice.
 */
function findDuplicateObjects(tree: ConstructTree, { charts, owners }: Checked): readonly Finding[] {
  const firstOf = new Map<string, ApiObject>();
  const collisions = new Map<string, Collision>();
  for (const object of tree) {
    if (!ApiObject.isApiObject(object) || !charts.has(object.chart)) continue;
    const { chart, apiGroup, kind, metadata, name } = object;
    const key = [chart.node.path, apiGroup, kind, metadata.namespace ?? '', name].join(' ');
    const earlier = firstOf.get(key);
    if (earlier === undefined) {
      firstOf.set(key, object);
      continue;
    }
    const [first, second] = [earlier, object].map((each) => userConstruct(each, owners));
    const pair = `${first.node.path} ${second.node.path}`;
    const collision = collisions.get(pair) ?? { first, second, objects: [] };
    collision.objects.push(`${kind} ${JSON.stringify(name)}`);
    collisions.set(pair, collision);
  }
  return [...collisions.values()].map(duplicateFinding);
}

function duplicateFinding({ first, second, objects }: Collision): Finding {
  return {
    rule: DUPLICATE_OBJECT.id,
    severity: 'error',
    path: second.node.path,
    problem: `${first.node.path} already has ${objects.join(', ')}`,
    why: DUPLICATE_OBJECT.why,
    fix: 'give one of the two another name, or move it to a chart with another namespace',
    source: DUPLICATE_OBJECT.source,
  };
}

/** The construct that a user wrote: the object itself, or the one that it is a part of. */
function userConstruct(object: ApiObject, owners: ReadonlySet<IConstruct>): IConstruct {
  const owner = object.node.scopes.find((scope) => owners.has(scope));
  const scope = object.node.scope;
  return owner ?? (scope === undefined || Chart.isChart(scope) ? object : scope);
}
