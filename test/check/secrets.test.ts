import { describe, expect, test } from 'vitest';
import { checkFile } from '../../lib/check/check-file';
import { FORMATS } from '../../lib/lint/report/formats';
import { configModel } from '../../lib/server-config/kafka/model/model';
import { runCommand } from '../support/command';
import { ROOT } from '../support/run-app';

const SECRET = 'topsecret';
const BASE =
  'zookeeper.connect=a:2181\nlog.dirs=/data\nlisteners=PLAINTEXT://:9092,SASL_SSL://:9093\nsasl.enabled.mechanisms=PLAIN\n';

/** Everything that the command prints of a file, in all formats. */
function printed(text: string): string {
  return Object.keys(FORMATS)
    .map((format) => {
      const argv = ['check', '--kafka', '3.9', '--brokers', '3', '--format', format, '-'];
      const { stdout, stderr } = runCommand(ROOT, argv, { input: `${BASE}${text}` });
      expect(stderr).toBe('');
      expect(stdout).toContain('standard input');
      return stdout;
    })
    .join('\n');
}

describe('a secret is never printed', () => {
  const passwords = Object.entries(configModel('3.9').broker)
    .filter(([, { type }]) => type === 'password')
    .map(([key]) => key);

  test.each(passwords)('of %s', (key) => {
    expect(passwords.length).toBeGreaterThan(8);
    for (const value of [SECRET, `${SECRET} # comment`, `\\u00e4${SECRET}`, `"${SECRET}"`]) {
      expect(printed(`${key}=${value}\n${key}=${value}2`)).not.toContain(SECRET);
      expect(printed(`listener.name.sasl_ssl.${key}=${value}`)).not.toContain(SECRET);
    }
  });

  test.each(['required', 'nonsense', ''])('of a login with the flag %j', (flag) => {
    const login = `a.Login ${flag} password="${SECRET}"`;
    for (const key of [
      'sasl.jaas.config',
      'listener.name.sasl_ssl.plain.sasl.jaas.config',
      'listener.name.other.plain.sasl.jaas.config',
    ]) {
      expect(printed(`${key}=${login};`)).not.toContain(SECRET);
      expect(printed(`${key}=${login}`)).not.toContain(SECRET);
    }
  });

  test('of a key in PEM that lost its backslashes', () => {
    const line = `${SECRET}${'MIIEvQIBADANBg'.repeat(4)}`;
    expect(printed(`ssl.keystore.key=-----BEGIN PRIVATE KEY-----\n${line}\n-----END PRIVATE KEY-----`)).not.toContain(
      SECRET,
    );
  });
});

describe('what a config provider puts in at the start', () => {
  const provided = [
    'config.providers=env',
    'config.providers.env.class=org.apache.kafka.common.config.provider.EnvVarConfigProvider',
  ].join('\n');
  const file = (text: string) => checkFile(`log.dirs=/data\n${provided}\n${text}`, 'f', { kafka: '3.9' }).findings;

  test.each([
    'zookeeper.connect=${env:ZK}',
    'zookeeper.connect=a:2181\nadvertised.listeners=PLAINTEXT://${env:HOST}:9092',
    'zookeeper.connect=a:2181\nlisteners=PLAINTEXT://:${env:PORT}',
    'zookeeper.connect=a:2181\nnum.io.threads=${env:THREADS}',
    'zookeeper.connect=a:2181\nlistener.security.protocol.map=${env:MAP}',
    'zookeeper.connect=a:2181\nmax.connections.per.ip.overrides=${env:OVERRIDES}',
    'zookeeper.connect=a:2181\nbroker.id=${env:ID}',
  ])('is left alone: %j', (text) => {
    expect(file(text)).toEqual([]);
  });

  test('but a provider that is not there puts in nothing', () => {
    expect(file('zookeeper.connect=a:2181\nnum.io.threads=${file:/x:y}').map(({ rule }) => rule)).toEqual([
      'kafka-unexpanded-placeholder',
    ]);
  });
});
