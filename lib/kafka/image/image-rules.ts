import { versionOf } from '../../images/known-images';
import type { Rule } from '../../lint/rule';
import { type OfficialContract, otherContract, otherVersion } from '../../workload/rules/image-contract';
import type { KafkaExample, KafkaModel } from '../rules/model';
import { KafkaImage } from './kafka-image';

const OFFICIAL_KAFKA: OfficialContract = {
  product: 'kafka',
  name: 'KafkaImage.official',
  example: 'apache/kafka:3.9.2',
  version: '3.9',
};

const official = (reference: string) => ({ image: KafkaImage.official(reference) });

/** Whether an image keeps the contract that it was given for. */
export const KAFKA_IMAGE_RULES: readonly Rule<KafkaModel, KafkaExample>[] = [
  {
    id: 'kafka-image-of-another-contract',
    severity: 'error',
    about: ['image'],
    check: ({ image, container }) => (image._isOfficial === true ? otherContract(container.image, OFFICIAL_KAFKA) : []),
    why: 'it has no /opt/kafka with the scripts and JVM of this contract, or ignores the files: the brokers would never start',
    source: 'lib/images/kafka-images.ts',
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
    about: ['image'],
    check: ({ image, container }) =>
      // another rule rejects later versions
      image._isOfficial === true &&
      otherContract(container.image, OFFICIAL_KAFKA).length === 0 &&
      (typeof container.image !== 'string' || (versionOf(container.image)?.major ?? 0) < 4)
        ? otherVersion(container.image, OFFICIAL_KAFKA)
        : [],
    why: 'keys, values and defaults differ between versions: the checks may miss what such a broker rejects',
    source: 'https://kafka.apache.org/39/getting-started/upgrade/',
    examples: {
      good: [official('registry.example/team/kafka:3.9.2'), official('registry.example/team/kafka:20240101')],
      bad: [official('apache/kafka:3.8.1'), official('registry.example/team/kafka:2.8.1')],
    },
  },
];
