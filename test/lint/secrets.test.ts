import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Chart } from 'cdk8s';
import { describe, expect, test } from 'vitest';
import { KafkaCluster, type KafkaClusterProps, Metadata, ZookeeperConnection, ZookeeperEnsemble } from '../../lib';
import { readManifests } from '../../lib/manifests/read-manifests';
import { configModel, KAFKA_VERSIONS } from '../../lib/server-config/kafka/model/model';
import { ROOT } from '../support/run-app';

const SECRET = 'topsecret';
const PUBLIC = ['ssl.keystore.certificate.chain', 'ssl.truststore.certificates'];

/** Every key of any version that Kafka itself takes for a password. */
const PASSWORD_KEYS = [
  ...new Set(
    KAFKA_VERSIONS.flatMap((version) =>
      Object.entries(configModel(version).broker).flatMap(([key, { type }]) => (type === 'password' ? [key] : [])),
    ),
  ),
].filter((key) => !PUBLIC.includes(key));

/** What is wrong with props; nothing is written then. */
function refusal(build: (chart: Chart) => unknown): string {
  const chart = new Chart(new App(), 'chart');
  try {
    build(chart);
    chart.toJson();
    return '';
  } catch (error) {
    return (error as Error).message;
  }
}

const cluster = (props: KafkaClusterProps) => (chart: Chart) => new KafkaCluster(chart, 'kafka', props);
const login = (options: string) => `org.apache.kafka.common.security.plain.PlainLoginModule required ${options};`;

describe('a password in plain text is an error, and is not printed', () => {
  test.each([
    ...PASSWORD_KEYS,
    ...PASSWORD_KEYS.map((key) => `listener.name.plaintext.${key}`),
    'org.example.reporter.password',
  ])('of %s', (key) => {
    expect(PASSWORD_KEYS.length).toBeGreaterThan(8);
    const value = key.endsWith('sasl.jaas.config') ? login(`username="a" password="${SECRET}"`) : SECRET;
    const plugins = { pluginKeys: ['org.example.'] };
    const zookeeper = Metadata.zookeeper(ZookeeperConnection.of('zk:2181'));
    for (const props of [{}, { metadata: zookeeper }]) {
      const message = refusal(cluster({ ...props, ...plugins, config: { [key]: value } }));
      expect(message).not.toContain(SECRET);
      // a key that the version does not have, or that the construct owns, is another error
      expect(message).toMatch(
        /kafka-password-in-config-map|kafka-key-not-in-version|kafka-owned-key|kafka-unknown-key/,
      );
    }
  });

  test.each([
    ['user_alice', login(`user_alice="${SECRET}"`)],
    ['a password without quotes', login(`password=${SECRET}`)],
    ['clientSecret', login(`clientId="a" clientSecret="${SECRET}"`)],
  ])('of a login with %s', (_, value) => {
    const message = refusal(cluster({ config: { 'sasl.jaas.config': value } }));
    expect(message).toContain('kafka-password-in-config-map');
    expect(message).not.toContain(SECRET);
  });

  test.each([
    ['a variable', { env: [{ name: 'KEYSTORE_PASSWORD', value: SECRET }] }, 'secret-in-variable'],
    ['an option of the JVM', { jvmOptions: [`-Djavax.net.ssl.keyStorePassword=${SECRET}`] }, 'secret-in-jvm-option'],
  ])('of %s', (_, props, rule) => {
    for (const message of [refusal(cluster(props)), refusal((chart) => new ZookeeperEnsemble(chart, 'zk', props))]) {
      expect(message).toContain(rule);
      expect(message).not.toContain(SECRET);
    }
  });

  test('of a key store of ZooKeeper', () => {
    const config = { 'ssl.keyStore.location': '/k.jks', 'ssl.keyStore.password': SECRET };
    const message = refusal((chart) => new ZookeeperEnsemble(chart, 'zk', { config }));
    expect(message).toContain('zookeeper-password-as-text');
    expect(message).not.toContain(SECRET);
  });
});

/** All texts of an object with the path to each. */
function textsIn(value: unknown, path: string): readonly (readonly [path: string, text: string])[] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => textsIn(inner, `${path}/${key}`));
}

/** A key, or a password with a value that is neither a reference nor a variable. */
const LOOKS_SECRET =
  /-----BEGIN [A-Z ]*PRIVATE KEY-----|(?:password|passphrase|secret)["']?\s*[=:]\s*["']?(?![$/'"\s\\]|$)[^\s"';]+/i;

describe('no synthesized file holds a secret', () => {
  test.each([
    ...readdirSync(join(ROOT, 'test/golden')).map((name) => `test/golden/${name}`),
    'dist',
  ])('%s', (folder) => {
    const files = readdirSync(join(ROOT, folder)).filter((name) => /\.ya?ml$/.test(name));
    expect(files.length).toBeGreaterThan(0);
    const texts = files.map((file) => ({ file, text: readFileSync(join(ROOT, folder, file), 'utf8') }));
    const objects = readManifests(texts, folder).map(({ manifest }) => manifest);
    expect(objects.filter(({ kind }) => kind === 'Secret')).toEqual([]);
    const lines = objects.flatMap((object) =>
      textsIn(object, `${object.kind}/${object.metadata.name}`).flatMap(([path, text]) =>
        text.split('\n').map((line) => `${path}: ${line}`),
      ),
    );
    expect(lines.filter((line) => LOOKS_SECRET.test(line.replace(/^[^ ]*: /, '')))).toEqual([]);
  });

  test('and the look finds one', () => {
    for (const line of ['password="p"', 'ssl.key.password=p', '-----BEGIN PRIVATE KEY-----', 'user password: p']) {
      expect(line).toMatch(LOOKS_SECRET);
    }
    expect('ssl.key.password=$' + '{secrets:/a:b}').not.toMatch(LOOKS_SECRET);
  });
});
