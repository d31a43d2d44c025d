import { describe, expect, test } from 'vitest';
import { checkFile } from '../../lib/check/check-file';

const KAFKA = 'broker.id=0\nzookeeper.connect=a:2181\n';
const ZOOKEEPER = 'tickTime=2000\nclientPort=2181\nautopurge.purgeInterval=1\n';

const found = (text: string) =>
  checkFile(text, 'file', {}).findings.map(({ severity, rule, line }) => `${severity} ${rule} ${line}`);

describe('backslashes', () => {
  test.each<[string, string, readonly string[]]>([
    ['a path of Windows', `${KAFKA}log.dirs=C:\\new\\data`, ['warning properties-lost-backslash 3']],
    ['two of them', `${KAFKA}log.dirs=C:\\\\new\\\\data`, []],
    ['slashes instead', `${KAFKA}log.dirs=C:/new/data`, []],
    ['of ZooKeeper, without a follow-up', `${ZOOKEEPER}dataDir=D:\\tools\\zk`, ['warning properties-lost-backslash 4']],
    ['a user of Windows', `${KAFKA}log.dirs=C:\\users\\k`, ['error properties-malformed-escape 3']],
    [
      'at the end of a line: the next one is gone',
      `${KAFKA}log.dirs=/data\\\nlisteners=PLAINTEXT://:9092\nnum.partitions=3`,
      ['error properties-swallowed-line 4'],
    ],
    [
      'at the end of a listener: no follow-up',
      `${KAFKA}log.dirs=/data\nlisteners=PLAINTEXT://:9092\\\nnum.partitions=3`,
      ['error properties-swallowed-line 5'],
    ],
    ['a continued list', `${KAFKA}log.dirs=/data/a,\\\n  /data/b`, []],
    ['a space after it', `${KAFKA}log.dirs=/data/a,\\ \n`, ['warning properties-space-after-backslash 3']],
    ['colons and spaces', `${KAFKA}log.dirs=/data/a\\:b\nlisteners=PLAINTEXT\\://\\:9092`, []],
  ])('%s', (_, text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  test('of a secret are reported without it', () => {
    const { findings } = checkFile(`${KAFKA}log.dirs=/data\nssl.key.password=hush\\xhush`, 'file', {});
    expect(findings.map(({ rule }) => rule)).toContain('properties-lost-backslash');
    expect(JSON.stringify(findings)).not.toContain('hush');
  });

  test('of a rule that is then malformed leave the error', () => {
    const listeners = 'log.dirs=/d\nlisteners=SSL://:9093\nsecurity.inter.broker.protocol=SSL\n';
    const store = 'ssl.keystore.location=/k\nssl.keystore.password=p\nssl.truststore.location=/t\n';
    expect(found(`${KAFKA}${listeners}${store}ssl.principal.mapping.rules=RULE:^CN=a\\/b/c/`)).toEqual([
      'warning kafka-password-as-text 7',
      'warning properties-lost-backslash 9',
      'error kafka-malformed-principal-mapping 9',
    ]);
  });
});
