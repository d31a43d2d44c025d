import { configModel, type KafkaVersion } from '../../../lib/server-config/kafka/model/model';
import { BROKER_CONFIG_RULES } from '../../../lib/server-config/kafka/rules';
import {
  BROKER_ONLY,
  type BrokerExample,
  CONTROLLER_ONLY,
  exampleProperties,
} from '../../../lib/server-config/kafka/rules/example-brokers';
import { valuesFor } from '../odd-values';
import { laidOver, type Properties, type PropertySet } from '../property-set';
import { BY_HAND } from './by-hand';
import { KRAFT_FILES, propertiesIn, WITH_ZOOKEEPER } from './second-look';
import type { Role } from './subject';

/** A set, and other facts for the rules. */
export interface BrokerSet extends PropertySet {
  readonly facts: Omit<BrokerExample, 'kafka' | 'properties'>;
}

/** The required properties of each role. */
function baseOf(kafka: KafkaVersion, role: Role): Properties {
  const over = { zookeeper: {}, both: {}, broker: BROKER_ONLY, controller: CONTROLLER_ONLY }[role];
  return Object.fromEntries(exampleProperties({ kafka, kraft: role !== 'zookeeper', properties: over }));
}

/** All examples of rules for this version, or for an earlier release of it. */
export function examples(version: KafkaVersion, wanted?: string): readonly BrokerSet[] {
  return BROKER_CONFIG_RULES.flatMap(({ id, examples: { good, bad } }) =>
    [...good, ...bad]
      .filter(({ kafka = '3.9', release }) => kafka === version && release === wanted)
      .map(({ kafka, properties, ...facts }): BrokerSet => {
        const all = exampleProperties({ kafka, properties, ...facts });
        return { origin: 'examples', about: id, beyondBase: properties, properties: Object.fromEntries(all), facts };
      }),
  );
}

/** Some values for each key of this version, on a server with this role. */
export function generated(version: KafkaVersion, role: Role): readonly BrokerSet[] {
  const base = baseOf(version, role);
  return Object.entries(configModel(version).broker).flatMap(([name, key]) =>
    valuesFor(name, key).map((value) => setOf('generated', `${name} (${role})`, base, { [name]: value })),
  );
}

/** The tables, each for the roles that it names. Only 3.9 has brokers with ZooKeeper. */
export function byHand(version: KafkaVersion): readonly BrokerSet[] {
  return BY_HAND.flatMap(({ about, over, sets }) =>
    over
      .filter((role) => role !== 'zookeeper' || version === '3.9')
      .flatMap((role) => sets.map((set) => setOf('by hand', `${about} (${role})`, baseOf(version, role), set))),
  );
}

/** Complete files: those with ZooKeeper for 3.9, those with KRaft for 4.2. */
export function secondLook(version: KafkaVersion): readonly BrokerSet[] {
  const files = { '3.9': WITH_ZOOKEEPER, '4.2': KRAFT_FILES }[version as string] ?? [];
  return files.map((file): BrokerSet => {
    const beyondBase = propertiesIn({ lines: file.lines });
    return { origin: 'second look', about: file.about, beyondBase, properties: propertiesIn(file), facts: {} };
  });
}

function setOf(origin: 'generated' | 'by hand', about: string, base: Properties, beyondBase: Properties): BrokerSet {
  return { origin, about, beyondBase, properties: laidOver(base, beyondBase), facts: {} };
}
