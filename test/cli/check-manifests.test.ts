import { afterAll, describe, expect, test } from 'vitest';
import { runCommand, Scratch } from '../support/command';

const scratch = new Scratch();
afterAll(() => scratch.remove());

const run = (argv: readonly string[], input = '') => runCommand(scratch.path, ['check', ...argv], { input });

interface FoundFinding {
  readonly rule: string;
  readonly line: number;
  readonly problem: string;
}

/** Findings as `line rule`, by the command's JSON. */
function found(argv: readonly string[], input = ''): readonly string[] {
  const { findings } = JSON.parse(run(['--format', 'json', ...argv], input).stdout) as { findings: FoundFinding[] };
  return findings.map(({ rule, line }) => `${line} ${rule}`);
}

const SERVER = 'zookeeper.connect=a:2181\nlog.dirs=/data\n';

/** A ConfigMap whose only file begins on line 5. */
const configMap = (scalar: string) => `apiVersion: v1
kind: ConfigMap
metadata: {name: kafka-cm}
data:
${scalar}
`;

const block = (text: string, style = '|') =>
  `  server.properties: ${style}\n${text
    .split('\n')
    .map((line) => (line === '' ? '' : `    ${line}`))
    .join('\n')}`;

describe('check of manifests finds the files of servers, at their lines of the manifest', () => {
  test.each<[string, string, readonly string[]]>([
    ['a literal block', block(`${SERVER}num.io.threads=0`), ['8 kafka-invalid-value']],
    ['without a line break at its end', block(`${SERVER}\n\nnum.io.threads=0`, '|-'), ['10 kafka-invalid-value']],
    ['with an indentation', block(`${SERVER}num.io.threads=0`, '|2-'), ['8 kafka-invalid-value']],
    [
      'a folded block',
      block(`zookeeper.connect=a:2181\n\nlog.dirs=/data\n\nnum.io.threads=0`, '>'),
      ['10 kafka-invalid-value'],
    ],
    [
      'a quoted text on one line',
      `  server.properties: "zookeeper.connect=a:2181\\nlog.dirs=/data\\nnum.io.threads=0\\n"`,
      ['5 kafka-invalid-value'],
    ],
    [
      'a quoted text with continued lines',
      '  server.properties: "zookeeper.connect=a:2181\\n\\\n    log.dirs=/data\\n\\\n    num.io.threads=0\\n"',
      ['7 kafka-invalid-value'],
    ],
    [
      'another name',
      '  zoo.cfg: |\n    tickTime=2000\n    dataDir=/data/zk\n    clientPort=x\n    autopurge.purgeInterval=1',
      ['8 zookeeper-invalid-number'],
    ],
    [
      'files beside it',
      `  log4j.properties: |\n    log4j.rootLogger=INFO\n    log4j.a=b\n${block(`${SERVER}num.io.threads=0`)}`,
      ['11 kafka-invalid-value'],
    ],
  ])('%s', (_, scalar, expected) => {
    expect(found([scratch.write('cm.yaml', configMap(scalar))])).toEqual(expected);
    expect(found(['-'], configMap(scalar))).toEqual(expected);
  });

  test('in a later document, and in a list', () => {
    const first = 'apiVersion: v1\nkind: Service\nmetadata: {name: a}\n---\n';
    expect(found(['-'], first + configMap(block(`${SERVER}num.io.threads=0`)))).toEqual(['12 kafka-invalid-value']);
    const list = `apiVersion: v1
kind: List
items:
- apiVersion: v1
  kind: ConfigMap
  metadata: {name: other}
  data: {a: b}
- apiVersion: v1
  kind: ConfigMap
  metadata: {name: kafka-cm}
  data:
    server.properties: |
      zookeeper.connect=a:2181
      log.dirs=/data
      num.io.threads=0
`;
    expect(found(['-'], list)).toEqual(['15 kafka-invalid-value']);
  });

  test('in a Secret', () => {
    const text = Buffer.from(`${SERVER}num.io.threads=0`).toString('base64');
    const secret = `apiVersion: v1\nkind: Secret\nmetadata: {name: s}\ndata:\n  server.properties: ${text}\n`;
    expect(found(['-'], secret)).toEqual(['5 kafka-invalid-value']);
  });

  test('a password is an error in a ConfigMap, and a warning in a Secret or a file', () => {
    const text = `${SERVER}delegation.token.secret.key=topsecret`;
    expect(found(['-'], configMap(block(text)))).toEqual(['8 kafka-password-in-config-map']);
    const data = Buffer.from(text).toString('base64');
    const secret = `apiVersion: v1\nkind: Secret\nmetadata: {name: s}\ndata:\n  server.properties: ${data}\n`;
    expect(found(['-'], secret)).toEqual(['5 kafka-password-as-text']);
    expect(found(['-'], text)).toEqual(['3 kafka-password-as-text']);
  });

  test('joined with the file of dynamic keys', () => {
    const scalar = `${block(SERVER.trimEnd())}\n  dynamic.properties: |\n    num.io.threads=0`;
    expect(found(['-'], configMap(scalar))).toEqual(['9 kafka-invalid-value']);
  });
});

describe('the workload that reads a file', () => {
  const statefulSet = (image: string, more = '') => `---
apiVersion: apps/v1
kind: StatefulSet
metadata: {name: kafka}
spec:
  replicas: 3
  template:
    metadata: {labels: {app: kafka}}
    spec:
      containers:
      - name: kafka
        image: ${image}
        volumeMounts: [{name: data, mountPath: /data}]
${more}      volumes:
      - {name: config, configMap: {name: kafka-cm}}
  volumeClaimTemplates:
  - metadata: {name: data}
    spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}
`;
  const KRAFT = `process.roles=controller
node.id=1
controller.quorum.voters=1@kafka-0:9093
controller.listener.names=CONTROLLER
listeners=CONTROLLER://0.0.0.0:9093
log.dirs=/data`;

  test.each([
    ['apache/kafka:3.9.0', ['10 kafka-controller-on-all-addresses'], 'Kafka 3.9'],
    ['apache/kafka:3.9.1', [], 'Kafka 3.9'],
    ['apache/kafka:4.1.0', [], 'Kafka 4.1'],
    ['apache/kafka:latest', [], 'Kafka 4.4'],
  ])('shows the version: %s', (image, expected, server) => {
    const manifest = configMap(block(KRAFT)) + statefulSet(image);
    expect(found(['-'], manifest)).toEqual(expected);
    expect(run(['-'], manifest).stdout).toContain(`(${server})`);
    expect(run(['--kafka', '4.0', '-'], manifest).stdout).toContain('(Kafka 4.0)');
  });

  test('shows the number of brokers, also from another file', () => {
    const file = scratch.write('d/cm.yaml', configMap(block(`${SERVER}default.replication.factor=1`)));
    expect(found([file])).toEqual([]);
    scratch.write('d/set.yaml', statefulSet('apache/kafka:3.9.2'));
    expect(found(['d'])).toContain('8 kafka-single-copy');
    expect(found([file, '--brokers', '3'])).toContain('8 kafka-single-copy');
  });

  test('may set a key or replace a placeholder by a script', () => {
    const text = KRAFT.replace('node.id=1\n', '').replace('=/data', '=/data/$' + '{POD_NAME}');
    const script = '        command: [sh, -c, "sed s/x/y/ in >out; start --override node.id=1"]\n';
    expect(found(['-'], configMap(block(text)) + statefulSet('apache/kafka:4.1.0'))).toEqual(
      ['10 kafka-placeholder-as-text', '6 kafka-missing-key'].sort(),
    );
    expect(found(['-'], configMap(block(text)) + statefulSet('apache/kafka:4.1.0', script))).toEqual([]);
  });
});

describe('manifests without a file of a server', () => {
  test('are reported in one line', () => {
    const { status, stdout } = run(
      ['-'],
      configMap('  producer.properties: |\n    bootstrap.servers=a:9092\n    acks=all'),
    );
    expect(status).toBe(0);
    expect(stdout).toBe('standard input: no server.properties or zoo.cfg in its ConfigMaps and Secrets\n');
  });

  test('and broken ones cannot be read', () => {
    const { status, stderr } = run(['-'], 'apiVersion: v1\nkind: [ConfigMap\n');
    expect(status).toBe(2);
    expect(stderr).toMatch(/^cdk8s-kafka: standard input: .*not valid YAML/);
  });
});

test('a misspelled key in dynamic.properties is found, also if it is the only one', () => {
  const dynamic = '  dynamic.properties: |\n    log.retention.mss=1\n';
  expect(found(['-'], configMap(`${block(SERVER)}\n${dynamic}`))).toEqual(['10 kafka-unknown-key']);
});
