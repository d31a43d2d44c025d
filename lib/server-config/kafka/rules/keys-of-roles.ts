import type { BrokerProperties } from '../broker-properties';
import { isReadByBroker, isReadByController } from '../controller-keys';
import { BROKER_ONLY, type BrokerRule, CONTROLLER_ONLY } from './example-brokers';

/** Kafka's own sample of a controller has these: whoever starts from it expects nothing of them. */
const IN_SAMPLES =
  /^((offsets\.topic|transaction\.state\.log|share\.coordinator\.state\.topic)\.(replication\.factor|min\.isr)|num\.recovery\.threads\.per\.data\.dir|log\.retention\.check\.interval\.ms)$/;

/**
 * Keys that the role of a KRaft server leaves to servers of the other role. The rules look at every key, but are about the roles: a
 * construct writes to each role only what that role reads.
 */
export const KEYS_OF_ROLE_RULES: readonly BrokerRule[] = [
  {
    id: 'kafka-key-without-effect-on-controllers',
    severity: 'warning',
    about: ['process.roles', 'controller.listener.names'],
    server: 'accepts',
    check: (config) =>
      !config.isController || config.isBroker
        ? []
        : keysNotReadBy(
            config,
            (key) =>
              IN_SAMPLES.test(key) || isReadByController(key, config.facts.version, config.listeners.controllerNames),
          ).map((key) => ({
            key,
            problem: `this server is only a controller, and has ${key}`,
            fix: `set ${key} on the brokers`,
          })),
    why: 'controllers hold no topics and serve no clients: only brokers do anything with this key',
    source: 'kafka.server.ControllerServer',
    examples: {
      good: [
        { kafka: '4.3', properties: { ...CONTROLLER_ONLY, 'min.insync.replicas': '2', 'log.retention.ms': '1000' } },
        { kafka: '4.3', properties: { 'num.replica.fetchers': '2' } },
        { kafka: '4.3', properties: { ...CONTROLLER_ONLY, 'offsets.topic.replication.factor': '3' } },
      ],
      bad: [
        { kafka: '4.3', properties: { ...CONTROLLER_ONLY, 'num.replica.fetchers': '2' } },
        { kraft: true, properties: { ...CONTROLLER_ONLY, 'auto.create.topics.enable': 'false' } },
        { kafka: '4.3', properties: { ...CONTROLLER_ONLY, 'listener.name.plaintext.max.connections': '9' } },
      ],
    },
  },
  {
    id: 'kafka-key-without-effect-on-brokers',
    severity: 'warning',
    about: ['process.roles', 'controller.listener.names'],
    server: 'accepts',
    check: (config) =>
      config.usesZookeeper || !config.isBroker || config.isController
        ? []
        : keysNotReadBy(config, (key) => isReadByBroker(key, config.facts.version)).map((key) => ({
            key,
            problem: `this server is only a broker, and has ${key}`,
            fix: `set ${key} on the controllers`,
          })),
    why: 'only controllers do anything with this key: the cluster has the value of their files',
    source: 'kafka.server.ControllerServer',
    examples: {
      good: [
        { kafka: '4.3', properties: { ...BROKER_ONLY, 'min.insync.replicas': '1' } },
        { kafka: '4.3', properties: { 'delete.topic.enable': 'false' } },
        { properties: { 'delete.topic.enable': 'false' } },
      ],
      bad: [
        { kafka: '4.3', properties: { ...BROKER_ONLY, 'delete.topic.enable': 'false' } },
        { kraft: true, properties: { ...BROKER_ONLY, 'auto.leader.rebalance.enable': 'false' } },
      ],
    },
  },
];

function keysNotReadBy(config: BrokerProperties, isRead: (key: string) => boolean): readonly string[] {
  return [...config.texts.keys()].filter((key) => !isRead(key));
}
