import { applyRules } from '../../../lib/lint/rule';
import { BrokerProperties } from '../../../lib/server-config/kafka/broker-properties';
import type { KafkaVersion } from '../../../lib/server-config/kafka/model/model';
import { BROKER_CONFIG_RULES } from '../../../lib/server-config/kafka/rules';
import { KEY_STORE } from '../../../lib/server-config/kafka/rules/example-brokers';
import { askServer } from '../ask-server';
import { type Compared, compare } from '../comparison';
import { withoutRepeats } from '../property-set';
import { type BrokerSet, byHand, examples, generated, secondLook } from './sets';

/** The releases of the models. Values for every key are generated for the oldest and a recent one. */
export const KAFKA_RELEASES: Readonly<Record<KafkaVersion, { readonly release: string; readonly generate?: true }>> = {
  '3.9': { release: '3.9.2', generate: true },
  '4.0': { release: '4.0.2' },
  '4.1': { release: '4.1.2' },
  '4.2': { release: '4.2.2', generate: true },
  '4.3': { release: '4.3.1' },
};

/** Earlier releases that behave differently: only the examples that are about them are compared. */
export const EARLIER_RELEASES: Readonly<Record<string, KafkaVersion>> = { '3.9.0': '3.9' };

/** @param keyStore an existing file, because the one in the examples does not exist */
export function compareWithKafka(version: KafkaVersion, keyStore: string): readonly Compared[] {
  const { release, generate } = KAFKA_RELEASES[version];
  const sets = withoutRepeats([
    ...examples(version),
    ...byHand(version),
    ...secondLook(version),
    ...(generate ? generated(version) : []),
  ]);
  return compareSets(version, release, sets, keyStore);
}

export function compareWithEarlier(release: string, keyStore: string): readonly Compared[] {
  const version = EARLIER_RELEASES[release];
  return compareSets(version, release, examples(version, release), keyStore);
}

function compareSets(
  version: KafkaVersion,
  release: string,
  sets: readonly BrokerSet[],
  keyStore: string,
): readonly Compared[] {
  const withFile = (text: string) => text.replace(KEY_STORE['ssl.keystore.location'], keyStore);
  const verdicts = askServer('kafka', release, sets, withFile);
  return sets.map((set, index) => {
    const broker = new BrokerProperties(new Map(Object.entries(set.properties)), { version, ...set.facts });
    const findings = applyRules(BROKER_CONFIG_RULES, broker, 'server.properties');
    return compare(set, verdicts[index], findings, BROKER_CONFIG_RULES);
  });
}
