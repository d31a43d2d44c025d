import { MAX_INT } from '../../java/parse';
import { describe } from '../../lint/props/prop-types';
import { findingIf, type Rule, type Violation } from '../../lint/rule';
import { DisruptionBudget, maxUnavailableOf } from '../../workload/disruption-budget';
import { isReplicaCount, MAX_REPLICAS } from '../../workload/pod-addresses';
import { Storage } from '../../workload/storage';
import type { NodePoolPlan } from '../cluster-plan';
import { KafkaImage } from '../image/kafka-image';
import { Metadata } from '../metadata/metadata';
import { evictableBrokers } from '../rolling/disruption';
import type { KafkaExample, KafkaModel } from '../rules/model';
import { Rack } from './rack';

/** An image of an example, which has one directory for data. */
class ImageWithOneDisk extends KafkaImage {
  public constructor() {
    super('example/kafka:3.9.2', '3.9');
  }

  public container() {
    return { name: 'kafka', image: this.reference, command: ['run'], dataPath: '/data' };
  }
}

const NODE_ID_PAGE = 'https://kafka.apache.org/43/configuration/broker-configs/#brokerconfigs_node.id';

/** Several sets of nodes, and what is new for each of them. */
export const POOL_RULES: readonly Rule<KafkaModel, KafkaExample>[] = [
  {
    id: 'kafka-pool-without-ids',
    severity: 'error',
    about: ['brokerPools'],
    check: ({ more, brokers, main, validated: { rejected } }) =>
      more.flatMap(({ own, firstId, nodes }) => {
        const given = own !== undefined && 'firstBrokerId' in own.validated.props;
        const max = MAX_INT - (isReplicaCount(nodes) ? nodes - 1 : 0);
        return [
          ...findingIf(!given && !rejected.includes(`${own?.place}.firstBrokerId`), {
            problem: `${own?.place} has no firstBrokerId`,
            fix: `give it ids of its own, with room for growth: firstBrokerId: ${nextHundred(main.firstId + brokers)}`,
          }),
          ...findingIf(given && (!Number.isInteger(firstId) || firstId < 0 || firstId > max), {
            problem: `in ${own?.place}, firstBrokerId is ${describe(firstId)}`,
            fix: `use a whole number from 0 to ${max}`,
          }),
        ];
      }),
    why: 'each broker stores its id with its data, so it must not follow from the order or the number of pools',
    source: NODE_ID_PAGE,
    examples: {
      good: [{ brokerPools: { archive: { firstBrokerId: 100 } } }],
      bad: [
        { brokerPools: { archive: {} as never } },
        { brokerPools: { archive: { firstBrokerId: -1 } } },
        // the third broker would have an id that does not fit into an int
        { brokerPools: { archive: { firstBrokerId: MAX_INT - 1 } } },
      ],
    },
  },
  {
    id: 'kafka-invalid-pool-size',
    severity: 'error',
    about: ['brokerPools'],
    check: ({ more }) =>
      more.flatMap(({ own, nodes }) =>
        findingIf(!isReplicaCount(nodes), {
          problem: `in ${own?.place}, brokers is ${describe(nodes)}`,
          fix: `use 1 to ${MAX_REPLICAS}; remove a pool whose partitions were moved away`,
        }),
      ),
    why: 'a pool has at least one broker',
    source: 'https://kafka.apache.org/43/operations/basic-kafka-operations/#basic_ops_cluster_expansion',
    examples: {
      good: [{ brokerPools: { archive: { firstBrokerId: 100, brokers: 1 } } }],
      bad: [{ brokerPools: { archive: { firstBrokerId: 100, brokers: 0 } } }],
    },
  },
  {
    id: 'kafka-node-ids-overlap',
    severity: 'error',
    about: ['brokerPools', 'metadata', 'brokers', 'firstBrokerId'],
    check: ({ main, more, controllers }) => {
      const sets = [main, ...more, ...(controllers === undefined ? [] : [controllers])].filter(hasIds);
      return sets.flatMap((set, index) =>
        sets
          .slice(0, index)
          .filter((other) => set.firstId <= lastId(other) && other.firstId <= lastId(set))
          .map((other): Violation => {
            // a pool is easier to move than the controllers, whose ids are in the files of all nodes
            const moved = set.roles.includes('broker') || other.own === undefined ? set : other;
            return {
              problem: `${set.name} has the ids ${idRange(set)}, and ${other.name} has ${idRange(other)}`,
              fix: `give ${moved.own?.place ?? 'one of them'} other ids, with room for growth: ${
                moved.roles.includes('broker') ? 'firstBrokerId' : 'firstControllerId'
              }: ${nextHundred(Math.max(...sets.map(lastId)) + 1)}`,
            };
          }),
      );
    },
    why: 'brokers and controllers share one range of ids: of two nodes with one id, the second cannot register',
    source: NODE_ID_PAGE,
    examples: {
      good: [
        { brokerPools: { a: { firstBrokerId: 100 }, b: { firstBrokerId: 200, brokers: 100 } } },
        { metadata: Metadata.kraft(), brokers: 5 },
      ],
      bad: [
        { brokerPools: { archive: { firstBrokerId: 2 } } },
        { brokerPools: { a: { firstBrokerId: 100 }, b: { firstBrokerId: 102 } } },
        { metadata: Metadata.kraft({ firstControllerId: 2 }) },
        { metadata: Metadata.kraft(), brokerPools: { archive: { firstBrokerId: 999 } } },
      ],
    },
  },
  {
    id: 'kafka-same-set-twice',
    severity: 'error',
    about: ['brokerPools', 'metadata'],
    check: ({ main, more, controllers }) => {
      const sets = [main, ...more, ...(controllers === undefined ? [] : [controllers])];
      return sets.flatMap(({ name, own }, index) =>
        findingIf(
          sets.slice(0, index).some((other) => other.name === name),
          { problem: `${own?.place} is called ${name}, like other nodes`, fix: 'give it another name' },
        ),
      );
    },
    why: 'two StatefulSets cannot have one name',
    source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/',
    examples: {
      good: [{ brokerPools: { archive: { firstBrokerId: 100, name: 'cold' } } }],
      bad: [{ brokerPools: { archive: { firstBrokerId: 100, name: 'kafka' } } }],
    },
  },
  {
    id: 'kafka-pool-budgets-add-up',
    severity: 'warning',
    about: ['brokerPools', 'disruptionBudget', 'config'],
    check: ({ main, more, broker }) => {
      const own = more.filter(({ workload }) => workload.disruptionBudget._render().limit !== undefined);
      const evictable = [main, ...own].reduce(
        (sum, { workload, nodes }) => sum + (maxUnavailableOf(workload.disruptionBudget, nodes) ?? 0),
        0,
      );
      const spare = evictableBrokers(broker);
      return findingIf(own.length > 0 && evictable > spare, {
        problem: `budgets of several pools allow ${evictable} brokers to be evicted, but replication tolerates ${spare}`,
        fix: 'remove disruptionBudget from the pools: one budget counts the brokers of all',
      });
    },
    why: 'drains of several nodes may evict so many brokers that nothing can be written with acks=all',
    source: 'https://kubernetes.io/docs/tasks/run-application/configure-pdb/',
    examples: {
      good: [{ brokerPools: { archive: { firstBrokerId: 100 } } }],
      bad: [{ brokerPools: { archive: { firstBrokerId: 100, disruptionBudget: DisruptionBudget.maxUnavailable(1) } } }],
    },
  },
  {
    id: 'kafka-invalid-rack',
    severity: 'error',
    about: ['rack', 'brokerPools'],
    check: ({ main, more }) => [main, ...more].flatMap(({ props: { rack } }) => rack?._render().rejected ?? []),
    why: 'brokers could not start, or would be in a rack of another name',
    source: 'Rack',
    examples: {
      good: [
        { rack: Rack.fromPodLabel(), brokerPools: { a: { firstBrokerId: 100, rack: Rack.of('zone-1') } } },
        { brokers: 1, rack: Rack.of('eu-1a') },
      ],
      bad: [{ rack: Rack.of('') }, { rack: Rack.fromPodLabel('not a label') }],
    },
  },
  {
    id: 'kafka-one-rack-for-all',
    severity: 'warning',
    about: ['rack', 'brokerPools', 'brokers'],
    check: ({ main, more, brokers }) => {
      const words = new Set([main, ...more].map(({ props: { rack } }) => rack?._render()));
      const [only] = words;
      return findingIf(brokers > 1 && words.size === 1 && only?.word !== undefined && only.env.length === 0, {
        problem: `all ${brokers} brokers are in one rack`,
        fix: "use Rack.fromPodLabel(), or a pool for each zone: brokerPools: { b: { firstBrokerId: 100, rack: Rack.of('b') } }",
      });
    },
    why: 'one rack for all spreads no replicas, and looks as if it did',
    source: 'Rack',
    examples: {
      good: [{ rack: Rack.of('a'), brokerPools: { b: { firstBrokerId: 100, rack: Rack.of('b') } } }],
      bad: [{ rack: Rack.of('a') }],
    },
  },
  {
    id: 'kafka-disk-unsupported',
    severity: 'error',
    about: ['additionalStorages', 'metadataStorage', 'image', 'metadata', 'brokerPools'],
    check: ({ main, more, metadata, image }) =>
      [main, ...more].flatMap(({ props, container, own }) => {
        const place = own === undefined ? '' : `in ${own.place}, `;
        const disks = container.additionalDataPaths?.length ?? 0;
        return [
          ...findingIf((props.additionalStorages?.length ?? 0) > disks, {
            problem: `${place}additionalStorages is set, but the image ${image.reference} has ${disks} paths for them`,
            fix: "give the image's contract additionalDataPaths, or remove additionalStorages",
          }),
          ...findingIf(props.metadataStorage !== undefined && metadata.kraft === undefined, {
            problem: `${place}metadataStorage is set, but the metadata is in ZooKeeper`,
            fix: 'remove it',
          }),
          ...findingIf(
            props.metadataStorage !== undefined && metadata.kraft !== undefined && container.metadataPath === undefined,
            {
              problem: `${place}metadataStorage is set, but the image ${image.reference} has no path for it`,
              fix: "give the image's contract a metadataPath, or remove metadataStorage",
            },
          ),
        ];
      }),
    why: 'the disk would be mounted nowhere, and the data would be on another one',
    source: 'ServerContainer.additionalDataPaths',
    examples: {
      good: [
        { additionalStorages: [Storage.persistent('20Gi')] },
        { metadata: Metadata.kraft(), metadataStorage: Storage.persistent('5Gi') },
      ],
      bad: [
        { additionalStorages: [Storage.persistent('20Gi')], image: new ImageWithOneDisk() },
        { metadataStorage: Storage.persistent('5Gi') },
        { metadata: Metadata.kraft(), metadataStorage: Storage.persistent('5Gi'), image: new ImageWithOneDisk() },
      ],
    },
  },
];

/** Not those of a pool that states none: another rule reports it. */
function hasIds({ firstId, nodes, own }: NodePoolPlan): boolean {
  const isStated = own?.prop !== 'brokerPools' || 'firstBrokerId' in own.validated.props;
  return isStated && Number.isInteger(firstId) && isReplicaCount(nodes);
}

function lastId({ firstId, nodes }: NodePoolPlan): number {
  return firstId + nodes - 1;
}

function idRange(set: NodePoolPlan): string {
  return set.nodes === 1 ? String(set.firstId) : `${set.firstId} to ${lastId(set)}`;
}

function nextHundred(id: number): number {
  return Number.isFinite(id) ? Math.max(100, Math.ceil(id / 100) * 100) : 100;
}
