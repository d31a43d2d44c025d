import { findingIf, repeated } from '../../../lint/rule';
import type { BrokerProperties } from '../broker-properties';
import { documentedFor, KAFKA_CONFIG } from '../documentation';
import { BROKER_ONLY, type BrokerRule } from './example-brokers';

export const QUORUM_VOTERS = 'controller.quorum.voters';
export const QUORUM_SERVERS = 'controller.quorum.bootstrap.servers';

/** The addresses that Kafka accepts; it drops a scheme. */
const ADDRESS = /^(?:[0-9a-zA-Z\-%._]*:\/\/)?(\[[0-9a-fA-F:.%]+\]|[0-9a-zA-Z\-%._]+):\d+$/;

/** More controllers slow down every metadata change, and are hardly ever needed. */
const MANY_VOTERS = 7;

/** The controller quorum of KRaft. */
export const QUORUM_RULES: readonly BrokerRule[] = [
  {
    id: 'kafka-no-controller-quorum',
    severity: 'error',
    about: [QUORUM_VOTERS, QUORUM_SERVERS],
    server: 'refuses',
    check: (config) => {
      const isGiven = [QUORUM_VOTERS, QUORUM_SERVERS].some(
        (key) => config.list(key).length > 0 || isUnreadable(config, key),
      );
      return findingIf(!config.usesZookeeper && !isGiven, {
        problem: `neither ${QUORUM_VOTERS} nor ${QUORUM_SERVERS} is set`,
        fix: `name the controllers: ${QUORUM_SERVERS}=host:port,...`,
        key: QUORUM_VOTERS,
      });
    },
    why: 'Kafka refuses to start: it could not find the controllers',
    source: KAFKA_CONFIG,
    examples: {
      good: [{ kafka: '4.2', properties: { [QUORUM_VOTERS]: undefined, [QUORUM_SERVERS]: 'a:9093' } }],
      bad: [
        { kafka: '4.2', properties: { [QUORUM_VOTERS]: undefined } },
        { kraft: true, properties: { [QUORUM_VOTERS]: '' } },
      ],
    },
  },
  {
    id: 'kafka-invalid-quorum-address',
    severity: 'error',
    about: [QUORUM_VOTERS, QUORUM_SERVERS],
    server: 'accepts',
    check: (config) => {
      const addresses = [
        ...config.list(QUORUM_VOTERS).map((voter) => [QUORUM_VOTERS, voter.slice(voter.indexOf('@') + 1)] as const),
        ...config.list(QUORUM_SERVERS).map((address) => [QUORUM_SERVERS, address] as const),
      ];
      return addresses
        .filter(([, address]) => !ADDRESS.test(address))
        .map(([key, address]) => ({
          key,
          problem: `${key} contains the address ${JSON.stringify(address)}`,
          fix:
            key === QUORUM_VOTERS ? 'write id@host:port, separated by commas' : 'write host:port, separated by commas',
        }));
    },
    why: 'Kafka 3.9 looks for a host with that name; later versions refuse to start',
    source: 'org.apache.kafka.raft.QuorumConfig',
    examples: {
      good: [{ kraft: true, properties: { [QUORUM_VOTERS]: '1@[2001:db8::1]:9093' } }],
      bad: [
        { kraft: true, properties: { [QUORUM_VOTERS]: '1@a b:9093' } },
        { kraft: true, properties: { [QUORUM_VOTERS]: undefined, [QUORUM_SERVERS]: 'a:9093;b:9093' } },
      ],
    },
  },
  {
    id: 'kafka-duplicate-quorum-voter',
    severity: 'error',
    about: [QUORUM_VOTERS],
    server: 'accepts',
    check: (config) => {
      const voters = config.list(QUORUM_VOTERS).map((voter) => voter.split('@'));
      return ['id', 'address'].flatMap((what, part) => {
        const all = voters.map((voter) => (part === 0 ? String(Number(voter[0])) : voter[1]));
        return repeated(all).map((each) => ({
          key: QUORUM_VOTERS,
          problem: `${QUORUM_VOTERS} contains the ${what} ${each} twice`,
          fix: 'list each controller once',
        }));
      });
    },
    why: 'Kafka uses the last entry and counts one controller fewer: there may be two quorums, or none',
    source: 'org.apache.kafka.raft.QuorumConfig.parseVoterConnections',
    examples: {
      good: [{ kafka: '4.2', properties: { [QUORUM_VOTERS]: '1@a:9093,2@b:9093,3@c:9093' } }],
      bad: [
        { kafka: '4.2', properties: { [QUORUM_VOTERS]: '1@a:9093,1@b:9093,3@c:9093' } },
        { kafka: '4.2', properties: { [QUORUM_VOTERS]: '1@a:9093,2@a:9093,3@c:9093' } },
      ],
    },
  },
  {
    id: 'kafka-even-quorum',
    severity: 'warning',
    about: [QUORUM_VOTERS],
    server: 'accepts',
    check: (config) => {
      const count = config.list(QUORUM_VOTERS).length;
      return findingIf(count > 0 && count % 2 === 0, {
        problem: `${QUORUM_VOTERS} has ${count} controllers`,
        fix: `use ${count - 1} or ${count + 1}`,
        key: QUORUM_VOTERS,
      });
    },
    why: 'an even quorum tolerates no more failures than the next smaller odd one, and has one more server that can fail',
    source: documentedFor(QUORUM_VOTERS),
    examples: {
      good: [{ kafka: '4.2', properties: { [QUORUM_VOTERS]: '1@a:9093,2@b:9093,3@c:9093' } }],
      bad: [{ kafka: '4.2', properties: { [QUORUM_VOTERS]: '1@a:9093,2@b:9093' } }],
    },
  },
  {
    id: 'kafka-large-quorum',
    severity: 'warning',
    about: [QUORUM_VOTERS],
    server: 'accepts',
    check: (config) => {
      const count = config.list(QUORUM_VOTERS).length;
      return findingIf(count > MANY_VOTERS, {
        problem: `${QUORUM_VOTERS} has ${count} controllers`,
        fix: 'use 3 or 5',
        key: QUORUM_VOTERS,
      });
    },
    why: 'every metadata change waits for a majority of them',
    source: documentedFor(QUORUM_VOTERS),
    examples: {
      good: [{ kafka: '4.2', properties: { [QUORUM_VOTERS]: someVoters(7) } }],
      bad: [{ kafka: '4.2', properties: { [QUORUM_VOTERS]: someVoters(9) } }],
    },
  },
  {
    id: 'kafka-heartbeat-interval-too-long',
    severity: 'warning',
    about: ['broker.heartbeat.interval.ms', 'broker.session.timeout.ms'],
    server: 'accepts',
    check: (config) => {
      const [interval, session] = [
        config.number('broker.heartbeat.interval.ms'),
        config.number('broker.session.timeout.ms'),
      ];
      return findingIf(
        !config.usesZookeeper && interval !== undefined && session !== undefined && interval * 2 > session,
        {
          problem: `broker.heartbeat.interval.ms is ${interval}, broker.session.timeout.ms is ${session}`,
          fix: 'use an interval of at most half the session timeout',
          key: 'broker.heartbeat.interval.ms',
        },
      );
    },
    why: 'after a single late heartbeat, the controllers consider the broker dead',
    source: documentedFor('broker.session.timeout.ms'),
    examples: {
      good: [{ kafka: '4.2', properties: { 'broker.heartbeat.interval.ms': '4500' } }],
      bad: [{ kafka: '4.2', properties: { 'broker.heartbeat.interval.ms': '4501' } }],
    },
  },
  {
    id: 'kafka-auto-join-without-controller',
    severity: 'error',
    about: ['controller.quorum.auto.join.enable'],
    server: 'refuses',
    check: (config) => {
      const key = 'controller.quorum.auto.join.enable';
      return findingIf(config.flag(key) && !config.isController, {
        problem: `${key} is true`,
        fix: 'remove it: only controllers join the quorum',
        key,
      });
    },
    why: 'Kafka refuses to start',
    source: KAFKA_CONFIG,
    examples: {
      good: [{ kafka: '4.2', properties: { 'controller.quorum.auto.join.enable': 'true' } }],
      bad: [{ kafka: '4.2', properties: { ...BROKER_ONLY, 'controller.quorum.auto.join.enable': 'true' } }],
    },
  },
];

/** Set to a value that another rule reports. */
function isUnreadable(config: BrokerProperties, key: string): boolean {
  return (config.text(key) ?? '') !== '' && config.list(key).length === 0;
}

function someVoters(count: number): string {
  return Array.from({ length: count }, (_, index) => `${index + 1}@kafka-${index}:9093`).join(',');
}
