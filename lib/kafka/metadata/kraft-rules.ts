import { MAX_INT } from '../../java/parse';
import { describe, optionViolations } from '../../lint/props/prop-types';
import { findingIf, type Rule } from '../../lint/rule';
import { KAFKA_VERSIONS } from '../../server-config/kafka/model/model';
import { isAtLeast } from '../../server-config/kafka/protocol-version';
import { DisruptionBudget, maxUnavailableOf } from '../../workload/disruption-budget';
import { Probes } from '../../workload/probes';
import { isPersistent, Storage } from '../../workload/storage';
import { PodManagement } from '../../workload/workload-props';
import type { NodePoolPlan } from '../cluster-plan';
import { KafkaImage } from '../image/kafka-image';
import { loggingOf } from '../image/official-image';
import { evictableControllers } from '../rolling/disruption';
import type { KafkaExample, KafkaModel } from '../rules/model';
import { Metadata } from './metadata';

const KRAFT_PAGE = 'https://kafka.apache.org/43/operations/kraft/';

/** Numbers of controllers that survive the loss of one, or of two; and one, which survives none. */
const CONTROLLER_COUNTS: readonly number[] = [1, 3, 5];

const voters = ({ controllers, main }: KafkaModel): NodePoolPlan | undefined =>
  controllers ?? (main.roles.includes('controller') ? main : undefined);

/** The metadata of a cluster in KRaft. */
export const KRAFT_RULES: readonly Rule<KafkaModel, KafkaExample>[] = [
  {
    id: 'kafka-invalid-combined-options',
    severity: 'error',
    about: ['metadata'],
    check: ({ metadata: { kraft } }) =>
      kraft?.isCombined
        ? optionViolations(kraft.validated).map(({ problem, fix }) => ({
            problem: `in Metadata.combined, ${problem}`,
            fix,
          }))
        : [],
    why: 'it would be silently ignored',
    source: 'Metadata.combined',
    examples: {
      good: [{ metadata: Metadata.combined({ metadataVersion: '4.3' }), brokers: 1 }],
      bad: [{ metadata: Metadata.combined({ controllers: 3 } as object), brokers: 1 }],
    },
  },
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
    id: 'kafka-invalid-first-controller-id',
    severity: 'error',
    about: ['metadata'],
    check: ({ controllers }) =>
      findingIf(
        controllers !== undefined &&
          (!Number.isInteger(controllers.firstId) || controllers.firstId < 0 || controllers.firstId > MAX_INT - 5),
        {
          problem: `firstControllerId is ${describe(controllers?.firstId)}`,
          fix: `use a whole number from 0 to ${MAX_INT - 5}, apart from the ids of brokers`,
        },
      ),
    why: 'a node does not start with such an id',
    source: 'https://kafka.apache.org/43/configuration/broker-configs/#brokerconfigs_node.id',
    examples: {
      good: [{ metadata: Metadata.kraft({ firstControllerId: 3000 }) }],
      bad: [
        { metadata: Metadata.kraft({ firstControllerId: -1 }) },
        { metadata: Metadata.kraft({ firstControllerId: 0.5 }) },
      ],
    },
  },
  {
    id: 'kafka-invalid-cluster-id',
    severity: 'error',
    about: ['metadata'],
    check: ({ metadata: { kraft } }) => {
      const id = kraft?.options.clusterId;
      return findingIf(id !== undefined && !/^[A-Za-z0-9_][A-Za-z0-9_-]{21}$/.test(id), {
        problem: `clusterId is ${JSON.stringify(id)}`,
        fix: 'use 22 characters, as kafka-storage.sh random-uuid prints them, or remove it',
      });
    },
    why: "Kafka's own ids are 16 bytes in base64url; tools read one that starts with a hyphen as an option",
    source: 'https://kafka.apache.org/43/operations/kraft/#provisioning-nodes',
    examples: {
      good: [{ metadata: Metadata.kraft({ clusterId: 'MkU3OEVBNTcwNTJENDM2Qg' }) }],
      bad: [
        { metadata: Metadata.kraft({ clusterId: 'orders' }) },
        { metadata: Metadata.kraft({ clusterId: '-kU3OEVBNTcwNTJENDM2Qg' }) },
      ],
    },
  },
  {
    id: 'kafka-invalid-metadata-version',
    severity: 'error',
    about: ['metadata', 'image'],
    check: ({ metadata: { kraft }, image: { kafkaVersion } }) => {
      const version = kraft?.options.metadataVersion;
      if (version === undefined) return [];
      const [, major, minor] = /^([1-9]\d*)\.(\d+)$/.exec(version) ?? [];
      const isRelease = version === kafkaVersion || KAFKA_VERSIONS.some((known) => known === version);
      const isLater = major !== undefined && !isAtLeast(kafkaVersion, Number(major), Number(minor));
      if (!isAtLeast(version, 3, 9) || !(isRelease || isLater)) {
        return [
          {
            problem: `metadataVersion is ${JSON.stringify(version)}`,
            fix: `use a release of Kafka from 3.9 on: '${kafkaVersion}'`,
          },
        ];
      }
      return findingIf(isLater, {
        problem: `metadataVersion is ${version}, and the image has Kafka ${kafkaVersion}`,
        fix: `use at most '${kafkaVersion}', or a newer image`,
      });
    },
    why: 'nodes have the metadata versions of their own and of earlier releases only: with another one they would not start',
    source: 'https://kafka.apache.org/43/getting-started/upgrade/',
    examples: {
      good: [
        { metadata: Metadata.kraft({ metadataVersion: '4.0' }) },
        { metadata: Metadata.kraft({ metadataVersion: '3.9' }), image: KafkaImage.official('apache/kafka:3.9.2') },
      ],
      bad: [
        { metadata: Metadata.kraft({ metadataVersion: '4.3' }), image: KafkaImage.official('apache/kafka:4.0.2') },
        { metadata: Metadata.kraft({ metadataVersion: '4.3-IV0' }) },
        { metadata: Metadata.kraft({ metadataVersion: '3.3' }) },
        { metadata: Metadata.kraft({ metadataVersion: '3.10' }) },
        { metadata: Metadata.kraft({ metadataVersion: '04.3' }) },
      ],
    },
  },
  {
    id: 'kafka-logging-of-another-version',
    severity: 'error',
    about: ['log4jProperties', 'log4j2Yaml', 'image', 'metadata'],
    check: ({ image: { kafkaVersion, _isOfficial }, validated: { props } }) => {
      const { prop, file } = loggingOf(kafkaVersion);
      const others = ['log4jProperties', 'log4j2Yaml'].filter((each) => each !== prop);
      return _isOfficial !== true
        ? []
        : others
            .filter((other) => Object.hasOwn(props, other))
            .map((other) => ({
              problem: `${other} is set, and Kafka ${kafkaVersion} reads ${file}`,
              fix: `use ${prop}, the text of ${file}`,
            }));
    },
    why: 'Kafka logs through Log4j 2 since 4.0: it would not read this file',
    source: 'https://kafka.apache.org/40/getting-started/upgrade/',
    examples: {
      good: [
        { metadata: Metadata.kraft(), log4j2Yaml: 'Configuration: {}\n' },
        { metadata: Metadata.kraft(), image: KafkaImage.official('apache/kafka:3.9.2'), log4jProperties: '' },
      ],
      bad: [{ metadata: Metadata.kraft(), log4jProperties: '' }, { log4j2Yaml: 'Configuration: {}\n' }],
    },
  },
];
