import { commaItems } from '../../java/parse';
import { findingIf, type Violation } from '../../lint/rule';
import { QUORUM_SERVERS, QUORUM_VOTERS } from '../../server-config/kafka/rules/quorum';
import { isController, type QuorumVoter, votersIn } from '../../servers/quorum-voters';
import type { Entries } from '../../servers/server-files';
import {
  type ClusterFileRule,
  controllersIn,
  earlierOf,
  hasValue,
  type NodesInCluster,
  QUORUM_PAGE,
} from './cluster-nodes';
import { afterOther, alone, broker, controller } from './example-nodes';

const CONTROLLER_LISTENERS = 'controller.listener.names';

/** How the nodes of a cluster find its controllers, and whether these have a vote. */
export const VOTER_RULES: readonly ClusterFileRule[] = [
  {
    id: 'kafka-controllers-with-other-voters',
    severity: 'error',
    about: [QUORUM_VOTERS],
    server: 'accepts',
    check: (nodes) => (isController(nodes.own.entries) ? otherVoters(nodes) : []),
    why: 'controllers that disagree on who votes can elect two leaders, each with metadata of its own',
    source: QUORUM_PAGE,
    examples: {
      good: [
        afterOther(
          controller({ [QUORUM_VOTERS]: '1@a:9093,2@b:9093' }),
          controller({ [QUORUM_VOTERS]: '2@b:9093, 1@a:9093' }, 2),
        ),
        afterOther(controller({ [QUORUM_VOTERS]: '1@a:9093,2@b:9093' }), broker({ [QUORUM_VOTERS]: '1@a:9093' })),
      ],
      bad: [
        afterOther(
          controller({ [QUORUM_VOTERS]: '1@a:9093,2@b:9093' }),
          controller({ [QUORUM_VOTERS]: '1@a:9093,2@c:9093' }, 2),
        ),
      ],
    },
  },
  {
    id: 'kafka-broker-with-other-voters',
    severity: 'warning',
    about: [QUORUM_VOTERS],
    server: 'accepts',
    check: (nodes) => (isController(nodes.own.entries) ? [] : otherVoters(nodes)),
    why: 'the broker looks for the leader only at the controllers of its own list: without them it does not start, and it stops serving',
    source: QUORUM_PAGE,
    examples: {
      good: [
        afterOther(controller({ [QUORUM_VOTERS]: '1@a:9093' }), broker({ [QUORUM_VOTERS]: '1@a.kafka:9093' })),
        afterOther(controller({ [QUORUM_SERVERS]: 'a:9093' }), broker({ [QUORUM_VOTERS]: '1@a:9093' })),
      ],
      bad: [
        afterOther(controller({ [QUORUM_VOTERS]: '1@a:9093,2@b:9093' }), broker({ [QUORUM_VOTERS]: '1@a:9093' })),
        afterOther(controller({ [QUORUM_VOTERS]: '1@a:9093' }), broker({ [QUORUM_VOTERS]: '1@a:9094' })),
        afterOther(controller({ [QUORUM_VOTERS]: '1@10.0.0.1:9093' }), broker({ [QUORUM_VOTERS]: '1@10.0.0.2:9093' })),
      ],
    },
  },
  {
    id: 'kafka-bootstrap-servers-of-static-quorum',
    severity: 'error',
    about: [QUORUM_SERVERS, QUORUM_VOTERS],
    server: 'accepts',
    check: ({ own, all }) => {
      const other = controllersIn(all).find(
        ({ entries }) => hasValue(entries, QUORUM_VOTERS) && !hasValue(entries, QUORUM_SERVERS),
      );
      return findingIf(
        !isController(own.entries) &&
          hasValue(own.entries, QUORUM_SERVERS) &&
          !hasValue(own.entries, QUORUM_VOTERS) &&
          other !== undefined,
        {
          key: QUORUM_SERVERS,
          problem: `${QUORUM_SERVERS} is set, and the controllers (${other?.name}) have ${QUORUM_VOTERS}`,
          fix: `write ${QUORUM_VOTERS}=${other?.entries.get(QUORUM_VOTERS)} instead`,
        },
      );
    },
    why: 'controllers with a fixed list of voters do not tell it to the broker, which waits forever for its quorum',
    source: QUORUM_PAGE,
    examples: {
      good: [
        afterOther(controller({ [QUORUM_VOTERS]: '1@a:9093' }), broker({ [QUORUM_VOTERS]: '1@a:9093' })),
        afterOther(controller({ [QUORUM_SERVERS]: 'a:9093' }), broker({ [QUORUM_SERVERS]: 'a:9093' })),
        afterOther(controller({ [QUORUM_SERVERS]: 'a:9093' }), broker({ [QUORUM_VOTERS]: '1@a:9093' })),
      ],
      bad: [afterOther(controller({ [QUORUM_VOTERS]: '1@a:9093' }), broker({ [QUORUM_SERVERS]: 'a:9093' }))],
    },
  },
  {
    id: 'kafka-unknown-controller-listener',
    severity: 'error',
    about: [CONTROLLER_LISTENERS, QUORUM_SERVERS],
    server: 'accepts',
    check: ({ own, all }) => {
      const [name] = commaItems(own.entries.get(CONTROLLER_LISTENERS));
      const other = controllersIn(all).find(({ entries }) => hasValue(entries, CONTROLLER_LISTENERS));
      const names = commaItems(other?.entries.get(CONTROLLER_LISTENERS));
      const isDynamic =
        hasValue(own.entries, QUORUM_SERVERS) &&
        !hasValue(own.entries, QUORUM_VOTERS) &&
        !hasValue(other?.entries, QUORUM_VOTERS);
      return findingIf(
        !isController(own.entries) && isDynamic && name !== undefined && names.length > 0 && !names.includes(name),
        {
          key: CONTROLLER_LISTENERS,
          problem: `${CONTROLLER_LISTENERS} is ${name}, and the controllers (${other?.name}) have ${names.join(',')}`,
          fix: `write ${CONTROLLER_LISTENERS}=${names[0]}, and map ${names[0]} in listener.security.protocol.map`,
        },
      );
    },
    why: 'the controllers tell their addresses by the names of their listeners: a broker that asks for another one never finds the leader',
    source: 'org.apache.kafka.raft.Endpoints',
    examples: {
      good: [
        afterOther(
          controller({ [QUORUM_SERVERS]: 'a:9093', [CONTROLLER_LISTENERS]: 'CONTROLLER' }),
          broker({ [QUORUM_SERVERS]: 'a:9093', [CONTROLLER_LISTENERS]: 'CONTROLLER' }),
        ),
        // a fixed list of voters has the addresses
        afterOther(
          controller({ [QUORUM_VOTERS]: '1@a:9093', [CONTROLLER_LISTENERS]: 'CONTROLLER' }),
          broker({ [QUORUM_VOTERS]: '1@a:9093', [CONTROLLER_LISTENERS]: 'C' }),
        ),
      ],
      bad: [
        afterOther(
          controller({ [QUORUM_SERVERS]: 'a:9093', [CONTROLLER_LISTENERS]: 'CONTROLLER' }),
          broker({ [QUORUM_SERVERS]: 'a:9093', [CONTROLLER_LISTENERS]: 'C' }),
        ),
      ],
    },
  },
  {
    id: 'kafka-controller-without-vote',
    severity: 'error',
    about: [QUORUM_VOTERS],
    server: 'refuses',
    check: (nodes) => {
      const { own } = nodes;
      const others = idsOfPods(nodes).filter((id) => !idsOfVoters(own.entries).includes(id));
      const isStatic = isController(own.entries) && idsOfVoters(own.entries).length > 0;
      return findingIf(isStatic && others.length > 0, {
        key: QUORUM_VOTERS,
        problem: `${others.join(', ')} ${others.length === 1 ? 'is a controller' : 'are controllers'} and not in ${QUORUM_VOTERS}`,
        fix: `run as many controllers as there are voters, with their ids: ${idsOfVoters(own.entries).join(', ')}`,
      });
    },
    why: 'a controller that is not among the voters does not start, and a rolling update of its workload stops at it',
    source: QUORUM_PAGE,
    examples: {
      good: [
        alone(controller({ [QUORUM_VOTERS]: '0@a:9093' }, 0)),
        alone(controller({ [QUORUM_SERVERS]: 'a:9093' }, 0)),
      ],
      bad: [alone(controller({ [QUORUM_VOTERS]: '0@a:9093' }, 0, 1))],
    },
  },
  {
    id: 'kafka-broker-with-vote',
    severity: 'error',
    about: [QUORUM_VOTERS],
    server: 'refuses',
    check: (nodes) => {
      const { own } = nodes;
      const both = idsOfPods(nodes).filter((id) => idsOfVoters(own.entries).includes(id));
      return findingIf(!isController(own.entries) && both.length > 0, {
        key: QUORUM_VOTERS,
        problem: `${both.join(', ')} ${both.length === 1 ? 'is the id of a broker' : 'are ids of brokers'} and of ${both.length === 1 ? 'a voter' : 'voters'}`,
        fix: 'give the brokers other ids: change where their ids begin',
      });
    },
    why: 'a broker that is not a controller does not start with the id of a voter',
    source: QUORUM_PAGE,
    examples: {
      good: [alone(broker({ [QUORUM_VOTERS]: '100@a:9093' }, 0, 1, 2))],
      bad: [alone(broker({ [QUORUM_VOTERS]: '1@a:9093' }, 0, 1, 2))],
    },
  },
  {
    id: 'kafka-voter-without-controller',
    severity: 'warning',
    about: [QUORUM_VOTERS],
    server: 'accepts',
    check: ({ own, all, isWhole }) => {
      const controllers = controllersIn(all);
      const running = controllers.flatMap(({ ids }) => ids);
      const missing = idsOfVoters(own.entries).filter((id) => !running.includes(id));
      const areKnown = controllers.every(({ ids }) => ids.length > 0);
      return findingIf(isWhole && own === controllers[0] && areKnown && missing.length > 0, {
        key: QUORUM_VOTERS,
        problem: `no controller has the ${missing.length === 1 ? 'id' : 'ids'} ${missing.join(', ')}, which ${QUORUM_VOTERS} contains`,
        fix: 'run as many controllers as there are voters, with their ids',
      });
    },
    why: 'a voter that does not run still counts: the quorum tolerates one failure less for each, and none elects a leader without a majority',
    source: QUORUM_PAGE,
    examples: {
      good: [
        alone(controller({ [QUORUM_VOTERS]: '0@a:9093,1@b:9093' }, 0, 1)),
        afterOther(
          controller({ [QUORUM_VOTERS]: '0@a:9093,1@b:9093' }, 0),
          controller({ [QUORUM_VOTERS]: '0@a:9093,1@b:9093' }, 1),
        ),
        alone(controller({ [QUORUM_VOTERS]: '0@a:9093,1@b:9093' })),
      ],
      bad: [alone(controller({ [QUORUM_VOTERS]: '0@a:9093,1@b:9093,2@c:9093' }, 0, 1))],
    },
  },
];

function otherVoters({ own, all }: NodesInCluster): readonly Violation[] {
  const mine = comparableVoters(own.entries);
  const other = mine === '' ? undefined : earlierOf(own, all).find(({ entries }) => hasValue(entries, QUORUM_VOTERS));
  return findingIf(other !== undefined && comparableVoters(other.entries) !== mine, {
    key: QUORUM_VOTERS,
    problem: `${QUORUM_VOTERS} is ${own.entries.get(QUORUM_VOTERS)}, and for ${other?.name} it is ${other?.entries.get(QUORUM_VOTERS)}`,
    fix: `write the same ${QUORUM_VOTERS} in the files of all brokers and controllers`,
  });
}

/** In an order of their own. A host may be written with its domain or without. */
function comparableVoters(entries: Entries): string {
  const hostOf = ({ host }: QuorumVoter) => (/^[\d.]+$|:/.test(host) ? host : host.split('.')[0]);
  const voters = votersIn(entries.get(QUORUM_VOTERS)).map((voter) => `${voter.id}@${hostOf(voter)}:${voter.port}`);
  return voters.sort().join();
}

function idsOfVoters(entries: Entries): readonly number[] {
  return votersIn(entries.get(QUORUM_VOTERS)).map(({ id }) => Number(id));
}

/** Ids that no file has: the rules on the file itself compare one that is written there with the voters. */
function idsOfPods({ own, isWhole }: NodesInCluster): readonly number[] {
  return isWhole && !/^\d+$/.test(own.entries.get('node.id') ?? '') ? own.ids : [];
}
