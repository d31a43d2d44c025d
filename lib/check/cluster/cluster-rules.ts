import { findingIf } from '../../lint/rule';
import type { Entries } from '../../servers/server-files';
import { type ClusterFileRule, controllersIn, earlierOf, hasValue, QUORUM_PAGE } from './cluster-nodes';
import { afterOther, alone, broker, controller } from './example-nodes';
import { VOTER_RULES } from './voter-rules';

const AUTHORIZER = 'authorizer.class.name';
const SUPER_USERS = 'super.users';
const CLUSTER_ID = 'cluster.id';

const AUTHORIZATION_PAGE = 'https://kafka.apache.org/43/security/authorization-and-acls/';

/** Defaults of new topics that the controllers have too, with Kafka's values. */
const DEFAULTS_OF_TOPICS: Readonly<Record<string, string>> = {
  'num.partitions': '1',
  'default.replication.factor': '1',
};

/** What files of one cluster say about each other: each disagreement is reported once, in the later of two files. */
export const CLUSTER_FILE_RULES: readonly ClusterFileRule[] = [
  ...VOTER_RULES,
  {
    id: 'kafka-topic-defaults-differ',
    severity: 'warning',
    about: Object.keys(DEFAULTS_OF_TOPICS),
    server: 'accepts',
    check: ({ own, all }) => {
      const [other] = controllersIn(all).filter((each) => each !== own);
      if (other === undefined) return [];
      return Object.entries(DEFAULTS_OF_TOPICS).flatMap(([key, byDefault]) => {
        const [mine, theirs] = [own, other].map(({ entries }) => entries.get(key) ?? byDefault);
        return findingIf(all.indexOf(other) < all.indexOf(own) && mine !== theirs, {
          key,
          problem: `${key} is ${mine}${own.entries.has(key) ? '' : ' by default'}, and of the controllers (${other.name}) it is ${theirs}${other.entries.has(key) ? '' : ' by default'}`,
          fix: `write the same in the files of both`,
        });
      });
    },
    why: 'a topic gets the value of the controllers if it is created by a client, and that of a broker if it is created automatically',
    source: 'org.apache.kafka.controller.ReplicationControlManager',
    examples: {
      good: [
        afterOther(controller({ 'num.partitions': '6' }), broker({ 'num.partitions': '6' })),
        afterOther(controller({ 'num.partitions': '1' }), broker({})),
        alone(broker({ 'num.partitions': '6' })),
      ],
      bad: [
        afterOther(controller({}), broker({ 'num.partitions': '6' })),
        afterOther(controller({ 'default.replication.factor': '3' }), broker({ 'default.replication.factor': '2' })),
      ],
    },
  },
  {
    id: 'kafka-authorizers-differ',
    severity: 'error',
    about: [AUTHORIZER],
    server: 'accepts',
    check: ({ own, all }) =>
      earlierOf(own, all)
        .filter(({ entries }) => entries.get(AUTHORIZER) !== own.entries.get(AUTHORIZER))
        .slice(0, 1)
        .map((other) => ({
          key: AUTHORIZER,
          problem: `${AUTHORIZER} is ${own.entries.get(AUTHORIZER) ?? 'not set'}, and for ${other.name} it is ${other.entries.get(AUTHORIZER) ?? 'not set'}`,
          fix: `write the same ${AUTHORIZER} in the files of all brokers and controllers`,
        })),
    why: 'nodes without the authorizer let everyone do everything, and without it controllers take no ACLs',
    source: AUTHORIZATION_PAGE,
    examples: {
      good: [
        afterOther(controller({ [AUTHORIZER]: 'a.B' }), broker({ [AUTHORIZER]: 'a.B' })),
        afterOther(controller({}), broker({})),
      ],
      bad: [
        afterOther(controller({}), broker({ [AUTHORIZER]: 'a.B' })),
        afterOther(controller({ [AUTHORIZER]: 'a.B' }), broker({})),
      ],
    },
  },
  {
    id: 'kafka-super-users-differ',
    severity: 'warning',
    about: [SUPER_USERS],
    server: 'accepts',
    check: ({ own, all }) =>
      earlierOf(own, all)
        .filter(({ entries }) => superUsersIn(entries) !== superUsersIn(own.entries))
        .slice(0, 1)
        .map((other) => ({
          key: SUPER_USERS,
          problem: `${SUPER_USERS} are others than for ${other.name}`,
          fix: `write the same ${SUPER_USERS} in the files of all brokers and controllers`,
        })),
    why: 'a request that a broker forwards is checked again by the controller: what one allows the other may refuse',
    source: AUTHORIZATION_PAGE,
    examples: {
      good: [afterOther(controller({ [SUPER_USERS]: 'User:a;User:b' }), broker({ [SUPER_USERS]: 'User:b;User:a' }))],
      bad: [
        afterOther(controller({ [SUPER_USERS]: 'User:a' }), broker({ [SUPER_USERS]: 'User:a;User:b' })),
        afterOther(controller({}), broker({ [SUPER_USERS]: 'User:a' })),
      ],
    },
  },
  {
    id: 'kafka-node-id-in-two-files',
    severity: 'error',
    about: ['node.id', 'broker.id'],
    server: 'accepts',
    check: ({ own, all }) =>
      earlierOf(own, all).flatMap((other) => {
        const shared = own.ids.filter((id) => other.ids.includes(id));
        return findingIf(shared.length > 0, {
          problem: `${shared.length === 1 ? `${shared[0]} is the id of a node` : `${shared.join(', ')} are ids of nodes`} here, and of ${other.name}`,
          fix: 'give each broker and each controller of a cluster an id of its own',
        });
      }),
    why: 'of two nodes with one id only one can be in the cluster: the other one waits for its registration, and then stops',
    source: 'https://kafka.apache.org/43/configuration/broker-configs/#brokerconfigs_node.id',
    examples: {
      good: [afterOther(controller({}, 3), broker({}, 0, 1))],
      bad: [afterOther(controller({}, 0, 1, 2), broker({}, 0, 1, 2)), afterOther(broker({}, 1), broker({}, 1))],
    },
  },
  {
    id: 'kafka-cluster-ids-differ',
    severity: 'error',
    about: [CLUSTER_ID],
    server: 'accepts',
    check: ({ own, all }) =>
      earlierOf(own, all)
        .filter(({ entries }) => [own.entries, entries].every((each) => hasValue(each, CLUSTER_ID)))
        .filter(({ entries }) => entries.get(CLUSTER_ID) !== own.entries.get(CLUSTER_ID))
        .slice(0, 1)
        .map((other) => ({
          problem: `the disks are formatted with the cluster id ${own.entries.get(CLUSTER_ID)}, and those of ${other.name} with ${other.entries.get(CLUSTER_ID)}`,
          fix: 'format the disks of all brokers and controllers with the same cluster id',
        })),
    why: 'nodes with another cluster id are refused by the controllers, and never become ready',
    source: QUORUM_PAGE,
    examples: {
      good: [
        afterOther(controller({ [CLUSTER_ID]: 'a' }), broker({ [CLUSTER_ID]: 'a' })),
        afterOther(controller({}), broker({})),
      ],
      bad: [afterOther(controller({ [CLUSTER_ID]: 'a' }), broker({ [CLUSTER_ID]: 'b' }))],
    },
  },
  {
    id: 'kafka-ephemeral-controllers',
    severity: 'error',
    about: ['metadata.log.dir', 'log.dirs', 'log.dir'],
    server: 'accepts',
    check: ({ own: { lostWithPod, entries } }) =>
      findingIf(lostWithPod !== undefined, {
        key: ['metadata.log.dir', 'log.dirs', 'log.dir'].find((key) => entries.has(key)),
        problem: `the metadata of the controllers is kept in ${lostWithPod}`,
        fix: 'keep it in a volume claim: volumeClaimTemplates of a StatefulSet',
      }),
    why: 'when a majority of controllers starts with empty disks, they replace the metadata without an error: all topics are gone',
    source: 'https://issues.apache.org/jira/browse/KAFKA-14205',
    examples: {
      good: [alone(controller({ 'log.dirs': '/data' }))],
      bad: [alone({ ...controller({ 'log.dirs': '/data' }), lostWithPod: 'the emptyDir data' })],
    },
  },
];

function superUsersIn(entries: Entries): string {
  const users = (entries.get(SUPER_USERS) ?? '').split(';').map((user) => user.trim());
  return users
    .filter((user) => user !== '')
    .sort()
    .join(';');
}
