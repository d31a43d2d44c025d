import { images } from '../../images/on-demand';
import { nearest } from '../../lint/did-you-mean';
import { findingIf, type Rule } from '../../lint/rule';
import { type OfficialContract, otherContract, otherVersion } from '../../workload/rules/image-contract';
import { keysOfVariable } from '../../workload/rules/settings-by-env';
import { Metadata } from '../metadata/metadata';
import type { MetadataStore } from '../metadata/metadata-store';
import type { KafkaExample, KafkaModel } from '../rules/model';
import { KafkaImage } from './kafka-image';

/** The contract, with an image that fits the metadata of a cluster. */
function officialKafka({ metadata, image }: KafkaModel): OfficialContract {
  return {
    product: 'kafka',
    name: 'KafkaImage.official',
    example: metadata.defaultImage,
    version: image.kafkaVersion,
  };
}

/** Whether only Kafka up to 3.9 can run the cluster. */
function needsZookeeper({ kraft, migration }: MetadataStore): boolean {
  return kraft === undefined || migration !== undefined;
}

const official = (reference: string) => ({ image: KafkaImage.official(reference) });

/** Whether an image keeps the contract that it was given for. */
export const KAFKA_IMAGE_RULES: readonly Rule<KafkaModel, KafkaExample>[] = [
  {
    id: 'kafka-image-of-another-contract',
    severity: 'error',
    about: ['image'],
    check: (model) =>
      model.image._isOfficial === true ? otherContract(model.container.image, officialKafka(model)) : [],
    why: 'it has no /opt/kafka with the scripts and JVM of this contract, or ignores the files: the brokers would never start',
    source: 'https://github.com/cdk8s-kafka/cdk8s-kafka/blob/main/docs/recipes.md#an-image-of-your-own',
    examples: {
      good: [
        official('apache/kafka:3.9.1'),
        official('mirror.example/docker.io/apache/kafka@sha256:0123'),
        // anyone may have built these: they can be copies
        official('registry.example/team/kafka:3.9.2'),
        official('kafka:3.9.2-team.4'),
        official('registry.example:5000/broker'),
      ],
      bad: [
        official('bitnami/kafka:3.9.0'),
        official('mirror.example/docker.io/bitnamilegacy/kafka:3.9'),
        official('confluentinc/cp-kafka:7.9.0'),
        official('apache/kafka-native:3.9.2'),
        official('wurstmeister/kafka'),
        official('quay.io/strimzi/kafka:0.45.0-kafka-3.9.0'),
        official('zookeeper:3.9.4'),
      ],
    },
  },
  {
    id: 'kafka-image-of-another-version',
    severity: 'warning',
    about: ['image', 'metadata'],
    check: (model) => {
      const { image, container, metadata } = model;
      const major = typeof container.image === 'string' ? (images().versionOf(container.image)?.major ?? 0) : 0;
      // other rules reject images of other contracts, and later versions with ZooKeeper
      if (
        image._isOfficial !== true ||
        otherContract(container.image, officialKafka(model)).length > 0 ||
        (needsZookeeper(metadata) && major >= 4)
      )
        return [];
      const isTakenFor39 = !needsZookeeper(metadata) && image.kafkaVersion === '3.9';
      return [
        ...findingIf(isTakenFor39 && isNewestTag(container.image), {
          problem: `the image is ${container.image}, and its configuration is written as that of 3.9`,
          fix: `use ${metadata.defaultImage}, or say which Kafka is in it: KafkaImage.official('${container.image}', '4.3')`,
        }),
        ...otherVersion(container.image, officialKafka(model)),
      ];
    },
    why: 'keys, values and defaults differ between versions: the checks may miss what such a broker rejects',
    source: 'https://kafka.apache.org/39/getting-started/upgrade/',
    examples: {
      good: [official('registry.example/team/kafka:3.9.2'), official('registry.example/team/kafka:20240101')],
      bad: [
        official('apache/kafka:3.8.1'),
        official('registry.example/team/kafka:2.8.1'),
        { ...official('apache/kafka:latest'), metadata: Metadata.kraft() },
      ],
    },
  },
  {
    id: 'kafka-image-without-zookeeper',
    severity: 'error',
    about: ['image'],
    check: ({ image: { _isOfficial }, container: { image }, metadata }) => {
      if (typeof image !== 'string' || !needsZookeeper(metadata)) return [];
      const isNew = (images().versionOf(image)?.major ?? 0) >= 4;
      // an image of another contract is rejected as such, whatever its version
      const isOther =
        _isOfficial === true &&
        images().knownImage(image)?.contract !== 'KafkaImage.official' &&
        images().knownImage(image) !== undefined;
      return findingIf((isNewestTag(image) || isNew) && !isOther, {
        problem: `the image is ${image}`,
        fix: 'use an image of Kafka 3.9, such as apache/kafka:3.9.2, or Metadata.kraft()',
      });
    },
    why: 'Kafka 4.0 and later cannot keep their metadata in ZooKeeper, and do not start with this configuration',
    source: 'https://kafka.apache.org/40/getting-started/upgrade/',
    examples: {
      good: [{ image: KafkaImage.official('mirror.example/apache/kafka:3.9.1') }],
      bad: [
        { image: KafkaImage.official('mirror.example/kafka:4.0.0') },
        { image: KafkaImage.official('apache/kafka') },
      ],
    },
  },
  {
    id: 'kafka-env-without-effect',
    severity: 'error',
    about: ['env'],
    check: (model) =>
      model.image._isOfficial !== true
        ? []
        : model.workload.env.flatMap(({ name, value }) => {
            const fix = insteadOfVariable(name, value ?? '', model);
            return fix === undefined ? [] : [{ problem: `env sets ${name}`, fix }];
          }),
    why: 'only the entrypoint of an image reads such variables, and brokers are started without it: it has no effect',
    source: 'KafkaImage.official',
    examples: {
      good: [
        { env: [{ name: 'KAFKA_JMX_OPTS', value: '-Dcom.sun.management.jmxremote' }] },
        { env: [{ name: 'JMX_PORT', value: '5555' }] },
        { env: [{ name: 'KAFKA_DEBUG', value: 'y' }] },
        { env: [{ name: 'KAFKA_CLUSTER_LABEL', value: 'read by an agent' }] },
      ],
      bad: [
        { env: [{ name: 'KAFKA_NUM_PARTITIONS', value: '6' }] },
        { env: [{ name: 'KAFKA_CFG_LOG_RETENTION_HOURS', value: '24' }] },
        { env: [{ name: 'KAFKA_ADVERTISED_LISTENERS', value: 'PLAINTEXT://a:9092' }] },
        { env: [{ name: 'KAFKA_NUM_PARTITION', value: '6' }] },
        { env: [{ name: 'CLUSTER_ID', value: 'x' }] },
        { env: [{ name: 'KAFKA_LOG4J_ROOT_LOGLEVEL', value: 'DEBUG' }] },
      ],
    },
  },
];

/** The image of the Kafka project without a version: the newest release. */
function isNewestTag(image: unknown): boolean {
  return /(?:^|\/)apache\/kafka(?::latest)?$/.test(String(image));
}

const LOG4J = 'use log4j2Yaml, the text of the file, or log4jProperties for Kafka 3.9';
const INSTEAD_OF_ID =
  'remove it, and use metadata: Metadata.kraft({ clusterId }), Metadata.combined() or Metadata.zookeeper(...)';

/** Variables of start scripts that set no key, or set one that no longer exists. */
const START_VARIABLES: Readonly<Record<string, string>> = {
  CLUSTER_ID: INSTEAD_OF_ID,
  KAFKA_CLUSTER_ID: INSTEAD_OF_ID,
  KAFKA_KRAFT_CLUSTER_ID: INSTEAD_OF_ID,
  KAFKA_ENABLE_KRAFT: INSTEAD_OF_ID,
  KAFKA_KRAFT_MODE: INSTEAD_OF_ID,
  KAFKA_LOG4J_ROOT_LOGLEVEL: LOG4J,
  KAFKA_LOG4J_LOGGERS: LOG4J,
  KAFKA_TOOLS_LOG4J_LOGLEVEL: LOG4J,
  KAFKA_JMX_PORT: 'set JMX_PORT',
  KAFKA_JMX_HOSTNAME: 'set KAFKA_JMX_OPTS',
  KAFKA_CREATE_TOPICS: "create topics with Kafka's own tools",
  KAFKA_ADVERTISED_HOST_NAME: 'remove it: each pod advertises its own name',
  KAFKA_ADVERTISED_PORT: 'remove it: each pod advertises its own name',
  KAFKA_HOST_NAME: 'remove it: each pod advertises its own name',
  ALLOW_PLAINTEXT_LISTENER: 'remove it: the listener is plaintext',
};

/** What to write instead of a variable; undefined if no image reads it as a setting. */
function insteadOfVariable(name: string, value: string, { ownedKeys, broker }: KafkaModel): string | undefined {
  if (Object.hasOwn(START_VARIABLES, name)) return START_VARIABLES[name];
  // a name without the prefix may be that of an agent
  if (!name.startsWith('KAFKA_')) return undefined;
  const keys = keysOfVariable('kafka', name, value).filter((key) => key.includes('.') || broker.knows(key));
  const owned = keys.find((key) => Object.hasOwn(ownedKeys, key));
  if (owned !== undefined) return `${ownedKeys[owned]} (the key is ${owned})`;
  const known = Object.keys(broker.model.broker);
  const meant = keys.find((key) => broker.knows(key)) ?? keys.map((key) => nearest(key, known)).find(Boolean);
  return meant === undefined ? undefined : `use config: { '${meant}': ${JSON.stringify(value)} }`;
}
