import { App, Chart } from 'cdk8s';
import { describe, expect, test } from 'vitest';
import {
  Authentication,
  Certificate,
  KafkaCluster,
  type KafkaClusterProps,
  Listener,
  Metadata,
  NodeSecurity,
  type OauthOptions,
  ZookeeperConnection,
} from '../../lib';
import { lastValues, readProperties } from '../../lib/java/read-properties';
import { clusterFindings } from '../support/findings';

const PROVIDER: OauthOptions = {
  jwksEndpointUrl: 'https://login.example.com/keys',
  expectedIssuer: 'https://login.example.com',
  expectedAudience: 'kafka',
};
const ALLOWED = '-Dorg.apache.kafka.sasl.oauthbearer.allowed.urls=';

const withTokens = (options: Partial<OauthOptions> = {}): KafkaClusterProps => ({
  nodeSecurity: NodeSecurity.mutualTls(Certificate.fromSecret('kafka-tls')),
  listeners: {
    tokens: Listener.inCluster({ port: 9092, authentication: Authentication.oauth({ ...PROVIDER, ...options }) }),
  },
});

function synthesized(props: KafkaClusterProps) {
  const chart = new Chart(new App(), 'chart');
  const cluster = new KafkaCluster(chart, 'kafka', props);
  const objects = chart.toJson();
  const named = (kind: string, name: string) =>
    objects.find((each) => each.kind === kind && each.metadata.name === name);
  return {
    cluster,
    file: lastValues(readProperties(named('ConfigMap', 'kafka-cm').data['server.properties']).entries),
    script: String(named('StatefulSet', 'kafka').spec.template.spec.containers[0].args[0]),
    ofControllers: String(named('StatefulSet', 'kafka-controllers')?.spec.template.spec.containers[0].args[0]),
    pod: named('StatefulSet', 'kafka').spec.template.spec,
  };
}

describe('a listener whose clients show tokens', () => {
  test('checks who signed and issued them, and for whom', () => {
    const { file } = synthesized(withTokens());
    const own = [...file].flatMap(([key, value]) =>
      key.startsWith('listener.name.tokens.') && !key.includes('.ssl.')
        ? [`${key.replace('listener.name.tokens.', '')}=${value}`]
        : [],
    );
    expect(file.get('listener.security.protocol.map')).toContain('TOKENS:SASL_SSL');
    expect(own).toEqual([
      'sasl.enabled.mechanisms=OAUTHBEARER',
      'oauthbearer.sasl.jaas.config=org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule required;',
      'connections.max.reauth.ms=3600000',
      'oauthbearer.sasl.server.callback.handler.class=org.apache.kafka.common.security.oauthbearer.OAuthBearerValidatorCallbackHandler',
      'sasl.oauthbearer.jwks.endpoint.url=https://login.example.com/keys',
      'sasl.oauthbearer.expected.issuer=https://login.example.com',
      'sasl.oauthbearer.expected.audience=kafka',
    ]);
  });

  test('takes the name and the scopes from other claims', () => {
    const { file } = synthesized(withTokens({ principalClaim: 'azp', scopeClaim: 'roles' }));
    expect(file.get('listener.name.tokens.sasl.oauthbearer.sub.claim.name')).toBe('azp');
    expect(file.get('listener.name.tokens.sasl.oauthbearer.scope.claim.name')).toBe('roles');
  });

  test('trusts the authorities of the provider from a Secret, which brokers mount', () => {
    const { file, pod } = synthesized(withTokens({ caSecret: 'provider-ca' }));
    expect(pod.volumes).toContainEqual({ name: 'sasl-tokens', secret: { secretName: 'provider-ca' } });
    expect(file.get('listener.name.tokens.oauthbearer.sasl.jaas.config')).toBe(
      'org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule required unsecuredLoginStringClaim_sub="broker" ' +
        'ssl.truststore.type="PEM" ssl.truststore.location="/mnt/secrets/tokens-sasl/ca.crt";',
    );
  });

  test('lets the JVM of brokers fetch the keys, and nothing else', () => {
    const { script, ofControllers } = synthesized(withTokens());
    expect(script).toContain(`${ALLOWED}https://login.example.com/keys'`);
    expect(ofControllers).not.toContain(ALLOWED);
  });

  test('has one option of the JVM with others, and that of the user counts', () => {
    const two = synthesized({
      ...withTokens(),
      listeners: {
        ...withTokens().listeners,
        partners: Listener.inCluster({
          port: 9097,
          authentication: Authentication.oauth({ ...PROVIDER, jwksEndpointUrl: 'https://partners.example.com/keys' }),
        }),
      },
      jvmOptions: ['-Dx=y'],
    });
    expect(two.script).toContain(`${ALLOWED}https://login.example.com/keys,https://partners.example.com/keys -Dx=y'`);
  });

  test('is the same with ZooKeeper', () => {
    const { file, script } = synthesized({
      ...withTokens(),
      metadata: Metadata.zookeeper(ZookeeperConnection.of('zk:2181')),
    });
    expect(file.get('listener.name.tokens.sasl.enabled.mechanisms')).toBe('OAUTHBEARER');
    expect(script).toContain(ALLOWED);
  });
});

describe('the file for a client that shows tokens', () => {
  const TOKENS = { tokenEndpointUrl: 'https://login.example.com/token' };
  const fileOf = (options: Partial<OauthOptions>) => synthesized(withTokens(options)).cluster.clientConfig('tokens');

  test('says where it gets them, and refers to its secret', () => {
    const file = lastValues(readProperties(fileOf({ ...TOKENS, scope: 'kafka' })).entries);
    expect(file.get('security.protocol')).toBe('SASL_SSL');
    expect(file.get('sasl.mechanism')).toBe('OAUTHBEARER');
    expect(file.get('sasl.oauthbearer.token.endpoint.url')).toBe('https://login.example.com/token');
    expect(file.get('sasl.login.callback.handler.class')).toBe(
      'org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginCallbackHandler',
    );
    expect(file.get('sasl.jaas.config')).toBe(
      'org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule required clientId="${secrets:/mnt/secrets/client:clientId}" ' +
        'clientSecret="${secrets:/mnt/secrets/client:clientSecret}" scope="kafka";',
    );
  });

  test('names the option without which Kafka 4 fetches nothing', () => {
    expect(fileOf(TOKENS)).toContain(`${ALLOWED}https://login.example.com/token`);
  });

  test('trusts the authorities of the provider, if brokers need them too', () => {
    expect(fileOf({ ...TOKENS, caSecret: 'provider-ca' })).toContain(
      'ssl.truststore.location="/mnt/secrets/client/oauth-ca.crt";',
    );
  });

  test('cannot be written without the endpoint', () => {
    expect(() => fileOf({})).toThrow('give Authentication.oauth a tokenEndpointUrl');
  });
});

test('nothing is reported of a listener that is complete', () => {
  expect(clusterFindings({ ...withTokens({ caSecret: 'provider-ca' }), metadata: Metadata.kraft() })).toEqual([]);
});
