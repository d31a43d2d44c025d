import type { Rule } from '../../../lint/rule';
import { BrokerProperties } from '../broker-properties';
import type { KafkaVersion } from '../model/model';

/**
 * How the examples of the rules are written, and turned into brokers: properties on top of a minimal file. The rows use the
 * snippets below, so this is part of the tables and not of the tests.
 */

/** The file of an example. */
export interface BrokerExample {
  /** Defaults to 3.9. */
  readonly kafka?: KafkaVersion;
  /** A release of that version that behaves differently from the newest one. */
  readonly release?: string;
  /** Whether the base is a KRaft server with both roles; always true since 4.0. */
  readonly kraft?: boolean;
  readonly brokers?: number;
  readonly heap?: number;
  readonly pluginKeys?: readonly string[];
  readonly isInConfigMap?: boolean;
  /** A value of undefined removes a key of the base. */
  readonly properties: Readonly<Record<string, string | undefined>>;
}

export type BrokerRule = Rule<BrokerProperties, BrokerExample>;

const ZOOKEEPER_BASE = { 'zookeeper.connect': 'zk-0.zk-svc:2181,zk-1.zk-svc:2181/kafka' };

const KRAFT_BASE = {
  'process.roles': 'broker,controller',
  'node.id': '1',
  'controller.quorum.voters': '1@kafka-0:9093',
  'controller.listener.names': 'CONTROLLER',
  listeners: 'PLAINTEXT://:9092,CONTROLLER://:9093',
};

const COMMON_BASE = { 'log.dirs': '/var/lib/kafka' };

/** The properties of an example, including those of its base. */
export function exampleProperties({ kafka = '3.9', kraft = kafka !== '3.9', properties }: BrokerExample) {
  const all = Object.entries({ ...COMMON_BASE, ...(kraft ? KRAFT_BASE : ZOOKEEPER_BASE), ...properties });
  return new Map(all.filter((entry): entry is [string, string] => entry[1] !== undefined));
}

export function exampleBroker(example: BrokerExample): BrokerProperties {
  const { kafka = '3.9', properties: _, kraft: __, ...facts } = example;
  return new BrokerProperties(exampleProperties(example), { version: kafka, ...facts });
}

/** A protocol map with one more listener. */
export function mapped(entry: string): Record<string, string> {
  return { 'listener.security.protocol.map': `PLAINTEXT:PLAINTEXT,SSL:SSL,${entry}` };
}

/** A listener for clients, and one of controllers on all addresses of the host. */
export const ON_ALL_ADDRESSES = 'PLAINTEXT://:9092,CONTROLLER://0.0.0.0:9093';

export const KEY_STORE = {
  'ssl.keystore.location': '/etc/kafka/secrets/keystore.p12',
  'ssl.keystore.password': 'changeit',
  'ssl.keystore.type': 'PKCS12',
};

export const PLAIN_LOGIN =
  'org.apache.kafka.common.security.plain.PlainLoginModule required username="a" password="b" user_a="b";';

/** A KRaft server that is only a broker. */
export const BROKER_ONLY = {
  'process.roles': 'broker',
  'node.id': '0',
  listeners: 'PLAINTEXT://:9092',
  'controller.quorum.voters': '1@a:9093,2@b:9093,3@c:9093',
};

/** A KRaft server that is only a controller. */
export const CONTROLLER_ONLY = { 'process.roles': 'controller', listeners: 'CONTROLLER://:9093' };

export const TIERED_STORAGE = {
  'remote.log.storage.system.enable': 'true',
  'remote.log.storage.manager.class.name': 'org.example.Storage',
  'remote.log.metadata.manager.listener.name': 'PLAINTEXT',
};
