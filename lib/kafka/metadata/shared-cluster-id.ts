import type { IConstruct } from 'constructs';
import type { Finding } from '../../lint/finding';
import { grouped } from '../../lint/group-by';
import { appState } from '../../lint/synthesis/app-state';
import { checkTree } from '../../lint/synthesis/validation';
import type { ClusterPlan } from '../cluster-plan';

/** Facts of the finding for two clusters with the same id. */
export const CLUSTER_ID_COLLISION = {
  id: 'kafka-cluster-id-collision',
  why: 'the id keeps the nodes of one cluster from joining another: with a wrong address, a broker would register there',
  source: 'https://kafka.apache.org/43/operations/kraft/#provisioning-nodes',
};

/** Reports clusters of the same app that were given the same id. Those that are derived differ, as names and namespaces do. */
export function refuseSharedClusterId(cluster: IConstruct, { metadata }: ClusterPlan): void {
  const id = metadata.kraft?.options.clusterId;
  if (id === undefined) return;
  const given = appState(cluster, 'shared-cluster-id.1', (): (readonly [string, IConstruct])[] => []);
  given.push([id, cluster]);
  checkTree(cluster, CLUSTER_ID_COLLISION.id, (tree) =>
    [...grouped(given.filter(([, each]) => tree.has(each)))].flatMap(([shared, [first, ...others]]) =>
      others.map((other) => collision(shared, first, other)),
    ),
  );
}

function collision(id: string, first: IConstruct, second: IConstruct): Finding {
  const { id: rule, why, source } = CLUSTER_ID_COLLISION;
  return {
    rule,
    severity: 'error',
    path: second.node.path,
    problem: `its clusterId is ${JSON.stringify(id)}, like that of ${first.node.path}`,
    why,
    fix: 'give each cluster an id of its own, or remove both: then the ids follow from names and namespaces',
    source,
  };
}
