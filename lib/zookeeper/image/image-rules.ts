import type { Rule } from '../../lint/rule';
import { type OfficialContract, otherContract, otherVersion } from '../../workload/rules/image-contract';
import type { EnsembleModel } from '../rules/model';
import type { ZookeeperEnsembleProps } from '../zookeeper-ensemble-props';
import { ZookeeperImage } from './zookeeper-image';

const OFFICIAL_ZOOKEEPER: OfficialContract = {
  product: 'zookeeper',
  name: 'ZookeeperImage.official',
  example: 'zookeeper:3.9.4',
  version: '3.9',
};

const official = (reference: string) => ({ image: ZookeeperImage.official(reference) });

/** Whether an image keeps the contract that it was given for. */
export const ZOOKEEPER_IMAGE_RULES: readonly Rule<EnsembleModel, ZookeeperEnsembleProps>[] = [
  {
    id: 'zookeeper-image-of-another-contract',
    severity: 'error',
    about: ['image'],
    check: ({ image, container }) =>
      image._isOfficial === true ? otherContract(container.image, OFFICIAL_ZOOKEEPER) : [],
    why: 'its scripts, its configuration or its data are at other paths: the servers would not start, or lose their data',
    source: 'lib/images/zookeeper-images.ts',
    examples: {
      good: [
        official('mirror.example/library/zookeeper:3.9.3'),
        // anyone may have built these: they can be copies
        official('registry.example/team/zookeeper:3.9.4'),
        official('registry.example:5000/coordination@sha256:0123'),
      ],
      bad: [
        official('bitnami/zookeeper:3.9'),
        official('mirror.example/confluentinc/cp-zookeeper:7.9.0'),
        official('apache/kafka:3.9.2'),
      ],
    },
  },
  {
    id: 'zookeeper-image-of-another-version',
    severity: 'warning',
    about: ['image'],
    check: ({ image, container }) =>
      image._isOfficial === true && otherContract(container.image, OFFICIAL_ZOOKEEPER).length === 0
        ? otherVersion(container.image, OFFICIAL_ZOOKEEPER)
        : [],
    why: 'keys and their meaning differ between versions; before 3.8, logback.xml is not read',
    source: 'https://zookeeper.apache.org/releases.html',
    examples: {
      good: [official('zookeeper:3.9.3-jre-17')],
      bad: [official('zookeeper:3.8.4'), official('registry.example/team/zookeeper:3.4.14')],
    },
  },
];
