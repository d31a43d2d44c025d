import { findingIf } from '../../../lint/rule';
import { KAFKA_CONFIG } from '../documentation';
import { INTER_BROKER_PROTOCOL, isAtLeast, recordVersion } from '../protocol-version';
import type { BrokerRule } from './example-brokers';

const FORMAT = 'log.message.format.version';

/** The protocols between brokers of 3.9, and those of consumer groups. */
export const PROTOCOL_RULES: readonly BrokerRule[] = [
  {
    id: 'kafka-message-format-above-protocol',
    severity: 'error',
    about: [INTER_BROKER_PROTOCOL, FORMAT],
    server: 'refuses',
    check: (config) => {
      const [protocol, format] = [config.text(INTER_BROKER_PROTOCOL) ?? '', config.text(FORMAT) ?? ''];
      // since 3.0, the protocol determines the format
      if (!config.usesZookeeper || recordVersion(protocol) === undefined || isAtLeast(protocol, 3, 0)) return [];
      return findingIf((recordVersion(format) ?? 0) > (recordVersion(protocol) ?? 0), {
        problem: `${INTER_BROKER_PROTOCOL} is ${protocol}, ${FORMAT} is ${format}${config.has(FORMAT) ? '' : ' (the default)'}`,
        fix: `set ${FORMAT} to ${protocol} as well, or remove both`,
        key: INTER_BROKER_PROTOCOL,
      });
    },
    why: 'Kafka refuses to start: brokers with the older protocol could not read the messages',
    source: KAFKA_CONFIG,
    examples: {
      good: [
        { properties: { [INTER_BROKER_PROTOCOL]: '0.11.0' } },
        { properties: { [INTER_BROKER_PROTOCOL]: '0.10.2', [FORMAT]: '0.10.2' } },
        { properties: { [INTER_BROKER_PROTOCOL]: '3.9' } },
      ],
      bad: [
        { properties: { [INTER_BROKER_PROTOCOL]: '0.10.0' } },
        { properties: { [INTER_BROKER_PROTOCOL]: '0.9.0', [FORMAT]: '0.10.0' } },
      ],
    },
  },
  {
    id: 'kafka-protocol-before-kraft',
    severity: 'error',
    about: [INTER_BROKER_PROTOCOL],
    server: 'refuses',
    check: (config) => {
      const text = config.text(INTER_BROKER_PROTOCOL) ?? '';
      if (config.usesZookeeper || !config.has(INTER_BROKER_PROTOCOL) || recordVersion(text) === undefined) return [];
      return findingIf(!isAtLeast(text, 3, 0) || text === '3.0-IV0', {
        problem: `${INTER_BROKER_PROTOCOL} is ${text}`,
        fix: 'remove it: with KRaft, kafka-features.sh sets the feature level',
        key: INTER_BROKER_PROTOCOL,
      });
    },
    why: 'Kafka refuses to start: this protocol version has no KRaft',
    source: 'kafka.server.KafkaConfig.interBrokerProtocolVersion',
    examples: {
      good: [{ kraft: true, properties: { [INTER_BROKER_PROTOCOL]: '3.0' } }],
      bad: [{ kraft: true, properties: { [INTER_BROKER_PROTOCOL]: '2.8' } }],
    },
  },
  {
    id: 'kafka-protocol-behind-version',
    severity: 'warning',
    about: [INTER_BROKER_PROTOCOL],
    server: 'accepts',
    check: (config) => {
      const { version } = config.facts;
      const text = config.text(INTER_BROKER_PROTOCOL) ?? '';
      if (!config.usesZookeeper || !config.has(INTER_BROKER_PROTOCOL) || recordVersion(text) === undefined) return [];
      const [major, minor] = version.split('.').map(Number);
      const parts = text.split('.');
      const counted = text.startsWith('0.') ? 3 : 2;
      return [
        ...findingIf(!isAtLeast(text, major, minor), {
          problem: `${INTER_BROKER_PROTOCOL} is ${text}, Kafka is ${version}`,
          fix: 'remove it once every broker runs this version',
          key: INTER_BROKER_PROTOCOL,
        }),
        ...findingIf(parts.length > counted, {
          problem: `${INTER_BROKER_PROTOCOL} is ${text}`,
          fix: `write ${parts.slice(0, counted).join('.')}: Kafka ignores the rest`,
          key: INTER_BROKER_PROTOCOL,
        }),
      ];
    },
    why: 'the brokers do not use the features of their version: the upgrade is not complete',
    source: 'https://kafka.apache.org/39/getting-started/upgrade/',
    examples: {
      good: [
        { properties: { [INTER_BROKER_PROTOCOL]: '3.9' } },
        { properties: { [INTER_BROKER_PROTOCOL]: '3.9-IV0' } },
      ],
      bad: [
        { properties: { [INTER_BROKER_PROTOCOL]: '3.8' } },
        { properties: { [INTER_BROKER_PROTOCOL]: '3.9.2.1-IV9' } },
      ],
    },
  },
  {
    id: 'kafka-invalid-group-protocols',
    severity: 'error',
    about: ['group.coordinator.rebalance.protocols'],
    server: 'refuses',
    check: (config) => {
      const key = 'group.coordinator.rebalance.protocols';
      const protocols = config.list(key);
      if (protocols.length === 0 && config.text(key) !== '') return [];
      if (!config.knows(key) || config.text(key) === undefined) return [];
      return [
        ...findingIf(!protocols.includes('classic'), {
          problem: `${key} does not include classic`,
          fix: 'add classic',
          key,
        }),
        ...findingIf(config.usesZookeeper && protocols.includes('consumer'), {
          problem: `${key} includes consumer`,
          fix: 'remove consumer: it needs KRaft',
          key,
        }),
      ];
    },
    why: 'Kafka refuses to start',
    source: 'kafka.server.KafkaConfig.groupCoordinatorRebalanceProtocols',
    examples: {
      good: [
        { properties: { 'group.coordinator.rebalance.protocols': 'classic' } },
        { kraft: true, properties: { 'group.coordinator.rebalance.protocols': 'classic,consumer' } },
      ],
      bad: [
        { properties: { 'group.coordinator.rebalance.protocols': 'classic,consumer' } },
        { properties: { 'group.coordinator.rebalance.protocols': '' } },
        { kraft: true, properties: { 'group.coordinator.rebalance.protocols': 'consumer' } },
      ],
    },
  },
];
