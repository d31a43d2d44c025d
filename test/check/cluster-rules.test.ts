import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { CLUSTER_FILE_RULES } from '../../lib/check/cluster/cluster-rules';
import { runCommand, Scratch } from '../support/command';
import { ROOT } from '../support/run-app';

const scratch = new Scratch();
afterAll(() => scratch.remove());

describe.each(CLUSTER_FILE_RULES)('$id', ({ check, examples }) => {
  test('rejects its bad examples, and accepts its good ones', () => {
    for (const example of examples.good) expect(check(example)).toEqual([]);
    for (const example of examples.bad) expect(check(example)).toHaveLength(1);
  });
});

interface Found {
  readonly rule: string;
  readonly file?: string;
  readonly path: string;
  readonly line?: number;
  readonly problem: string;
}

function check(...argv: readonly string[]): readonly Found[] {
  const { stdout } = runCommand(scratch.path, ['check', '--format', 'json', ...argv]);
  return (JSON.parse(stdout) as { findings: readonly Found[] }).findings;
}

const rulesIn = (found: readonly Found[]) => found.map(({ path, line, rule }) => `${path}:${line ?? '-'} ${rule}`);

const CONTROLLER = `process.roles=controller
node.id=100
controller.quorum.voters=100@a.example:9093
controller.listener.names=CONTROLLER
listeners=CONTROLLER://a.example:9093
log.dirs=/data
`;
const BROKER = `process.roles=broker
node.id=1
controller.quorum.voters=100@a.example:9093
controller.listener.names=CONTROLLER
listeners=PLAINTEXT://b.example:9092
log.dirs=/data
`;

describe('plain files that are given together', () => {
  const files = (broker: string, controller = CONTROLLER) => {
    scratch.write('controller.properties', controller);
    scratch.write('broker.properties', broker);
    return ['broker.properties', 'controller.properties'];
  };

  test('agree', () => {
    expect(check(...files(BROKER))).toEqual([]);
  });

  test('are compared in any order, and the later role has the finding', () => {
    const [broker, controller] = files(BROKER.replace('voters=', 'voters=101@c.example:9093,102@d.example:9093,'));
    const expected = ['broker.properties:3 kafka-broker-with-other-voters'];
    expect(rulesIn(check(broker, controller))).toEqual(expected);
    expect(rulesIn(check(controller, broker))).toEqual(expected);
    expect(check(broker)).toEqual([]);
  });

  test('have a finding without a line where a key is missing', () => {
    const text = `${CONTROLLER}authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer\nsuper.users=User:ANONYMOUS\n`;
    expect(rulesIn(check(...files(BROKER, text)))).toEqual([
      'broker.properties:- kafka-authorizers-differ',
      'broker.properties:- kafka-super-users-differ',
    ]);
  });

  test('of different clusters have nothing to do with each other, nor have those of one machine', () => {
    expect(
      check(...files(BROKER.replaceAll('a.example', 'z.example').replace('id=1', 'id=100').replace('100@', '7@'))),
    ).toEqual([]);
    const local = CONTROLLER.replaceAll('a.example', 'localhost');
    expect(check(...files(`${BROKER.replaceAll('a.example', 'localhost')}num.partitions=9\n`, local))).toEqual([]);
  });

  test('may acknowledge a warning', () => {
    const comment = '# cdk8s-kafka acknowledges kafka-topic-defaults-differ: all topics name their partitions\n';
    expect(rulesIn(check(...files(`${BROKER}num.partitions=9\n`)))).toEqual([
      'broker.properties:7 kafka-topic-defaults-differ',
    ]);
    expect(check(...files(`${comment}${BROKER}num.partitions=9\n`))).toEqual([]);
  });
});

describe('manifests of a cluster', () => {
  const usual = readFileSync(join(ROOT, 'test/golden/kraft/kafka.yaml'), 'utf8');
  const changed = (from: RegExp | string, to: string, text = usual) => {
    const result = text.replace(from, to);
    expect(result).not.toBe(text);
    scratch.write('kafka.yaml', result);
    return check('kafka.yaml').map(({ rule, problem }) => `${rule}: ${problem}`);
  };

  test('more controllers than voters', () => {
    expect(changed(/(name: kafka-controllers\n(?:.*\n)*? {2}replicas: )3/, '$15')).toEqual([
      'kafka-controller-without-vote: 1003, 1004 are controllers and not in controller.quorum.voters',
    ]);
  });

  test('fewer controllers than voters', () => {
    expect(changed(/(name: kafka-controllers\n(?:.*\n)*? {2}replicas: )3/, '$12')).toEqual([
      'kafka-voter-without-controller: no controller has the id 1002, which controller.quorum.voters contains',
    ]);
  });

  test('controllers with ids that are no voters, and that brokers have', () => {
    expect(changed('"node.id=$((${HOSTNAME##*-} + 1000))"', '"node.id=$((${HOSTNAME##*-} + 1))"')).toEqual([
      'kafka-controller-without-vote: 1, 2, 3 are controllers and not in controller.quorum.voters',
      'kafka-voter-without-controller: no controller has the ids 1000, 1001, 1002, which controller.quorum.voters contains',
      'kafka-node-id-in-two-files: 1, 2 are ids of nodes here, and of StatefulSet/kafka-controllers',
    ]);
  });

  test('brokers with the ids of voters', () => {
    const text = usual.replaceAll(/100([012])@/g, '$1@').replace('} + 1000', '} + 0');
    scratch.write('kafka.yaml', text);
    expect(check('kafka.yaml').map(({ rule }) => rule)).toEqual([
      'kafka-broker-with-vote',
      'kafka-node-id-in-two-files',
    ]);
  });

  test('controllers on volumes that go with their pods', () => {
    const [first] = usual.split('kind: StatefulSet').slice(1);
    const ephemeral = first
      .replace(/ +volumeClaimTemplates:\n(?: {4}.*\n)+/, '')
      .replace(/( +)volumes:\n/, '$&$1  - name: datadir\n$1    emptyDir: {}\n');
    expect(changed(first, ephemeral)).toEqual([
      expect.stringMatching(
        /^kafka-ephemeral-controllers: the metadata of the controllers is kept in the emptyDir datadir/,
      ),
    ]);
  });
});

test.each(readdirSync(join(ROOT, 'test/golden')))('the files of %s agree', (example) => {
  const ids = new Set(CLUSTER_FILE_RULES.map(({ id }) => id));
  expect(check(join(ROOT, 'test/golden', example)).filter(({ rule }) => ids.has(rule))).toEqual([]);
});
