import { expect, test } from 'vitest';
import { type Free, type Objects, reviewEdit, server } from '../support/review';

test('a change of a secret value is reported without the value', () => {
  const secret = (password: string): Free => ({
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: 'x' },
    stringData: { 'server.properties': `broker.id=1\nssl.key.password=${password}\n`, other: password },
  });
  const withPassword = (password: string) => (o: Objects) => {
    o['ConfigMap/kafka-cm'].data['server.properties'] +=
      `ssl.key.password=${password}\nsasl.jaas.config=x ${password}\n`;
    server(o).env = [
      { name: 'A', value: 'a' },
      { name: 'DB_PASSWORD', value: password },
    ];
    o['Service/kafka-svc'].metadata.annotations = { 'example.com/original': JSON.stringify(secret(password)) };
    o.secret = secret(password);
  };
  const { changes } = reviewEdit(withPassword('hunter3'), (o) => {
    if (o.secret === undefined) withPassword('hunter2')(o);
  });
  expect(changes.map(({ path }) => path)).toEqual(
    expect.arrayContaining([
      '/data/server.properties/ssl.key.password',
      '/data/server.properties/sasl.jaas.config',
      '/spec/template/spec/containers/kafka/env/DB_PASSWORD/value',
      '/metadata/annotations/example.com~1original',
      '/data/other',
    ]),
  );
  expect(JSON.stringify(changes)).not.toMatch(/hunter|aHVudGVy/);
});
