import { MAX_INT } from '../../java/parse';
import { describe, optionViolations } from '../../lint/props/prop-types';
import { findingIf, type Rule } from '../../lint/rule';
import { KAFKA_VERSIONS } from '../../server-config/kafka/model/model';
import { isAtLeast } from '../../server-config/kafka/protocol-version';
import { KafkaImage } from '../image/kafka-image';
import { loggingOf } from '../image/official-image';
import type { KafkaExample, KafkaModel } from '../rules/model';
import { Metadata } from './metadata';

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
