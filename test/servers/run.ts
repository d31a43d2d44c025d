/**
 * Submits properties to real servers, and compares their verdicts with those of the rules. Needs Java and Maven, and is therefore
 * not part of `npm test`.
 */
import { KAFKA_VERSIONS } from '../../lib/server-config/kafka/model/model';
import { KEY_STORE } from '../../lib/server-config/kafka/rules/example-brokers';
import { demandTools } from '../../scripts/maven';
import type { Compared } from './comparison';
import { compareWithEarlier, compareWithKafka, EARLIER_RELEASES, KAFKA_RELEASES } from './kafka/compare';
import { withKeyStore } from './key-store';
import { isGoodEnough, NOT_COMPARED, reportOf } from './report';
import { compareWithZooKeeper, ZOOKEEPER_RELEASE } from './zookeeper/compare';

demandTools();
// one example reads a value from the environment
process.env.IO_THREADS = '8';

tell(`ZooKeeper ${ZOOKEEPER_RELEASE}`, compareWithZooKeeper());
withKeyStore(KEY_STORE['ssl.keystore.password'], (keyStore) => {
  for (const version of KAFKA_VERSIONS) {
    tell(`Kafka ${KAFKA_RELEASES[version].release}`, compareWithKafka(version, keyStore));
  }
  for (const release of Object.keys(EARLIER_RELEASES)) tell(`Kafka ${release}`, compareWithEarlier(release, keyStore));
});
console.log(`\nnot asked at all:\n${NOT_COMPARED.map((what) => `  ${what}`).join('\n')}`);

function tell(server: string, compared: readonly Compared[]): void {
  console.log(reportOf(server, compared));
  if (!isGoodEnough(compared)) process.exitCode = 1;
}
