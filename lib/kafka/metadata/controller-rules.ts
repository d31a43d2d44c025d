import { describe } from '../../lint/props/prop-types';
import { findingIf, type Rule } from '../../lint/rule';
import { DisruptionBudget, maxUnavailableOf } from '../../workload/disruption-budget';
import { Placement, ZONE } from '../../workload/placement';
import { Probes } from '../../workload/probes';
import { isPersistent, Storage } from '../../workload/storage';
import { PodManagement } from '../../workload/workload-props';
import type { NodePoolPlan } from '../cluster-plan';
import { evictableControllers } from '../rolling/disruption';
import type { KafkaExample, KafkaModel } from '../rules/model';
import { Metadata } from './metadata';

const KRAFT_PAGE = 'https://kafka.apache.org/43/operations/kraft/';

/** Numbers of controllers that survive the loss of one, or of two; and one, which survives none. */
const CONTROLLER_COUNTS: readonly number[] = [1, 3, 5];

const voters = ({ controllers, main }: KafkaModel): NodePoolPlan | undefined =>
  controllers ?? (main.roles.includes('controller') ? main : undefined);

/** The zone that the pods of a pool are bound to. */
function zoneOf({ workload }: NodePoolPlan): string | undefined {
  return workload.placement._render(workload.name).podFields.nodeSelector?.[ZONE];
}

function inZone(zone: string): Placement {
  return Placement.oneServerPerHost().onNodes({ [ZONE]: zone });
}

/** The controllers together: their number, their disks, and how many are away at once. */
export const CONTROLLER_RULES: readonly Rule<KafkaModel, KafkaExample>[] = [
  {
    id: 'kafka-invalid-controller-count',
    severity: 'error',
    about: ['metadata', 'brokers'],
    check: ({ controllers, main }) => [
      ...findingIf(controllers !== undefined && !CONTROLLER_COUNTS.includes(controllers.nodes), {
        problem: `controllers is ${describe(controllers?.nodes)}`,
        fix: 'use 3, or 5 to survive the loss of two, or 1 for a throw-away cluster',
      }),
      ...findingIf(main.roles.includes('controller') && !CONTROLLER_COUNTS.includes(main.nodes), {
        problem: `brokers is ${describe(main.nodes)}, and each of them is a controller`,
        fix: 'use 1 or 3, and more brokers in brokerPools; or Metadata.kraft()',
      }),
    ],
    why: 'an even number of controllers survives no more losses than one controller less, and every controller more slows each change down',
    source: KRAFT_PAGE,
    examples: {
      good: [
        { metadata: Metadata.kraft({ controllers: 5 }) },
        { metadata: Metadata.combined(), brokers: 1 },
        { metadata: Metadata.combined(), brokers: 3, acknowledge: { 'kafka-combined-nodes': 'small' } },
      ],
      bad: [
        { metadata: Metadata.kraft({ controllers: 2 }) },
        { metadata: Metadata.kraft({ controllers: 4 }) },
        { metadata: Metadata.kraft({ controllers: 0 }) },
        { metadata: Metadata.kraft({ controllers: 7 }) },
        { metadata: Metadata.combined(), brokers: 2 },
      ],
    },
  },
  {
    id: 'kafka-single-controller',
    severity: 'warning',
    about: ['metadata', 'brokers', 'brokerPools'],
    check: (model) =>
      findingIf(voters(model)?.nodes === 1 && model.brokers > 1, {
        problem: `one controller has the metadata of ${model.brokers} brokers`,
        fix: 'use three controllers: Metadata.kraft()',
      }),
    why: 'while it is down no leader moves and no topic changes, and with its disk all topics are lost',
    source: KRAFT_PAGE,
    examples: {
      good: [{ metadata: Metadata.kraft({ controllers: 1 }), brokers: 1 }],
      bad: [{ metadata: Metadata.kraft({ controllers: 1 }) }],
    },
  },
  {
    id: 'kafka-combined-nodes',
    severity: 'warning',
    about: ['metadata', 'brokers'],
    check: ({ main }) =>
      findingIf(main.roles.includes('controller') && main.nodes > 1, {
        problem: `${main.nodes} nodes are brokers and controllers`,
        fix: 'use controllers of their own: Metadata.kraft()',
      }),
    why: 'a broker whose heap or disk is full takes a controller with it, they cannot restart apart, and nodes can never change their roles',
    source: KRAFT_PAGE,
    examples: {
      good: [{ metadata: Metadata.combined(), brokers: 1 }],
      bad: [{ metadata: Metadata.combined(), brokers: 3 }],
    },
  },
  {
    id: 'kafka-ephemeral-controllers',
    severity: 'error',
    about: ['metadata', 'metadataStorage', 'brokers'],
    check: (model) => {
      const nodes = voters(model);
      return findingIf(
        nodes !== undefined &&
          nodes.nodes > 1 &&
          !nodes.workload.storages.every(
            ({ about, storage }) => about === 'additionalStorages' || isPersistent(storage),
          ),
        { problem: 'controllers have ephemeral storage', fix: "use Storage.persistent('10Gi')" },
      );
    },
    why: 'when a majority of controllers starts with empty disks, they replace the metadata without an error: all topics are gone',
    source: 'https://issues.apache.org/jira/browse/KAFKA-14205',
    examples: {
      good: [
        { metadata: Metadata.kraft({ storage: Storage.persistent('5Gi') }), storage: Storage.ephemeral() },
        { metadata: Metadata.combined(), brokers: 1, storage: Storage.ephemeral() },
      ],
      bad: [
        { metadata: Metadata.kraft({ storage: Storage.ephemeral() }) },
        { metadata: Metadata.combined(), brokers: 3, storage: Storage.ephemeral() },
      ],
    },
  },
  {
    id: 'kafka-budget-breaks-quorum',
    severity: 'error',
    about: ['metadata', 'disruptionBudget', 'brokers', 'brokerPools'],
    check: (model) => {
      const set = voters(model);
      if (set === undefined || !CONTROLLER_COUNTS.includes(set.nodes)) return [];
      const { nodes, workload, own } = set;
      const spare = evictableControllers(nodes);
      const evictable = maxUnavailableOf(workload.disruptionBudget, own === undefined ? model.brokers : nodes) ?? 0;
      return findingIf(evictable > spare, {
        problem: `${own === undefined ? '' : `in ${own.place}, `}disruptionBudget allows ${evictable} nodes to be evicted, and the quorum of ${nodes} controllers tolerates ${spare}`,
        fix: `remove it, or use DisruptionBudget.maxUnavailable(${spare})`,
      });
    },
    why: 'a drain could evict a majority of the controllers: then no leader moves, no topic changes and no broker starts',
    source: 'https://kubernetes.io/docs/tasks/run-application/configure-pdb/',
    examples: {
      good: [
        { metadata: Metadata.kraft({ controllers: 5, disruptionBudget: DisruptionBudget.maxUnavailable(2) }) },
        { metadata: Metadata.kraft({ disruptionBudget: DisruptionBudget.none() }) },
        { metadata: Metadata.combined(), brokers: 1, disruptionBudget: DisruptionBudget.maxUnavailable(1) },
      ],
      bad: [
        { metadata: Metadata.kraft({ disruptionBudget: DisruptionBudget.maxUnavailable(2) }) },
        { metadata: Metadata.kraft({ controllers: 5, disruptionBudget: DisruptionBudget.minAvailable(2) }) },
        { metadata: Metadata.combined(), brokers: 3, disruptionBudget: DisruptionBudget.maxUnavailable(2) },
      ],
    },
  },
  {
    id: 'kafka-ordered-ready-deadlock',
    severity: 'error',
    about: ['metadata', 'podManagement', 'probes', 'brokers'],
    check: (model) => {
      const set = voters(model);
      if (set === undefined || set.nodes === 1) return [];
      const { workload, container, own } = set;
      const readiness = workload.probes._render(container.probes).readiness;
      const asksQuorum = readiness?.exec?.command?.some((text) => text.includes('CONTROLLER_PORT=')) === true;
      return findingIf(workload.podManagement !== PodManagement.PARALLEL && asksQuorum, {
        problem: `${own === undefined ? '' : `in ${own.place}, `}podManagement is ${workload.podManagement}`,
        fix: 'remove it, or use a readiness probe that does not need a quorum',
      });
    },
    why: 'the first controller is not ready without a quorum, and the second is only created when the first is ready',
    source: 'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#pod-management-policies',
    examples: {
      good: [
        { metadata: Metadata.kraft({ controllers: 1, podManagement: PodManagement.ORDERED_READY }), brokers: 1 },
        { metadata: Metadata.kraft({ podManagement: PodManagement.ORDERED_READY, probes: Probes.none() }) },
        { metadata: Metadata.kraft(), podManagement: PodManagement.ORDERED_READY },
      ],
      bad: [
        { metadata: Metadata.kraft({ podManagement: PodManagement.ORDERED_READY }) },
        { metadata: Metadata.combined(), brokers: 3, podManagement: PodManagement.ORDERED_READY },
      ],
    },
  },
  {
    id: 'kafka-controllers-in-one-zone',
    severity: 'warning',
    about: ['metadata', 'brokerPools'],
    check: ({ controllers, main, more }) => {
      const zone = controllers && zoneOf(controllers);
      const others = [main, ...more].filter((pool) => zoneOf(pool) !== zone);
      return findingIf(controllers !== undefined && controllers.nodes > 1 && zone !== undefined && others.length > 0, {
        problem: `all controllers are placed in ${zone}, and ${others.map(({ workload }) => workload.name).join(', ')} elsewhere`,
        fix: 'give them a placement of their own: Metadata.kraft({ placement: Placement.oneServerPerHost() })',
      });
    },
    why: 'without that zone no leader moves and no topic changes in any other',
    source: KRAFT_PAGE,
    examples: {
      good: [
        { placement: inZone('a'), metadata: Metadata.kraft() },
        { placement: inZone('a'), brokerPools: { b: { firstBrokerId: 100 } }, metadata: Metadata.kraft() },
        {
          placement: inZone('a'),
          brokerPools: { b: { firstBrokerId: 100, placement: inZone('b') } },
          metadata: Metadata.kraft({ placement: Placement.oneServerPerHost() }),
        },
      ],
      bad: [
        {
          placement: inZone('a'),
          brokerPools: { b: { firstBrokerId: 100, placement: inZone('b') } },
          metadata: Metadata.kraft(),
        },
        { metadata: Metadata.kraft({ placement: inZone('a') }) },
      ],
    },
  },
];
