import { applyRules } from '../../../lib/lint/rule';
import { BrokerProperties } from '../../../lib/server-config/kafka/broker-properties';
import type { KafkaVersion } from '../../../lib/server-config/kafka/model/model';
import { BROKER_CONFIG_RULES } from '../../../lib/server-config/kafka/rules';
import { KEY_STORE } from '../../../lib/server-config/kafka/rules/example-brokers';
import { askServer } from '../ask-server';
import { type Compared, compare } from '../comparison';
import { withoutRepeats } from '../property-set';
import { type BrokerSet, byHand, examples, generated, secondLook } from './sets';
import type { Role } from './subject';

/** The releases of the models, and the roles for which values of every key are generated: those of the oldest and of recent ones. */
export const KAFKA_RELEASES: Readonly<
  Record<KafkaVersion, { readonly release: string; readonly generate?: readonly Role[] }>
> = {
  '3.9': { release: '3.9.2', generate: ['zookeeper', 'both', 'broker', 'controller'] },
  '4.0': { release: '4.0.2' },
  '4.1': { release: '4.1.2' },
  '4.2': { release: '4.2.2', generate: ['both'] },
  '4.3': { release: '4.3.1', generate: ['both', 'broker', 'controller'] },
  '4.4': { release: '4.4.0', generate: ['both', 'controller'] },
};

/** Earlier releases that behave differently: only the examples that are about them are compared. */
export const EARLIER_RELEASES: Readonly<Record<string, KafkaVersion>> = { '3.9.0': '3.9' };

/** @param keyStore an existing file, because the one in the examples does not exist */
export function compareWithKafka(version: KafkaVersion, keyStore: string): readonly Compared[] {
  const { release, generate = [] } = KAFKA_RELEASES[version];
  const sets = withoutRepeats([
    ...examples(version),
    ...byHand(version),
    ...secondLook(version),
    ...generate.flatMap((role) => generated(version, role)),
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
