import { isDnsSubdomain } from '../../kubernetes/names';
import { describe } from '../../lint/props/prop-types';
import { findingIf, type Rule, type Violation } from '../../lint/rule';
import { Certificate } from '../../workload/certificate';
import { NodeSecurity } from '../../workload/node-security';
import type { KafkaExample, KafkaModel } from '../rules/model';
import { Authentication } from './authentication';
import { Listener } from './listener';
import { chosenListeners } from './listener-rules';
import { renderedOauth } from './oauth';
import type { OauthOptions } from './oauth-options';
import { ALLOWED_URLS } from './planned-listener';

const ABOUT_TOKENS =
  'https://kafka.apache.org/43/security/authentication-using-sasl/#authentication-using-sasloauthbearer';

const KEYS_URL = 'https://login.example.com/keys';
const PROVIDER: OauthOptions = {
  jwksEndpointUrl: KEYS_URL,
  expectedIssuer: 'https://login.example.com',
  expectedAudience: 'kafka',
};
const byToken = (options: Partial<OauthOptions> = {}): KafkaExample => ({
  nodeSecurity: NodeSecurity.mutualTls(Certificate.fromSecret('kafka-tls')),
  listeners: {
    tokens: Listener.inCluster({
      port: 9092,
      authentication: Authentication.oauth({ ...PROVIDER, ...options }),
    }),
  },
});

/** The listeners whose clients show tokens. */
function oauthListeners(model: KafkaModel) {
  return chosenListeners(model).flatMap(({ key, kind, oauth }) =>
    kind === 'oauth' ? [{ place: `Authentication.oauth of listeners.${key}`, ...renderedOauth(oauth) }] : [],
  );
}

/** What the file of properties and the command line can hold as one word. */
function isUrl(text: string): boolean {
  return /^https?:\/\/[^\s,;"'`\\$]+$/.test(text) && URL.canParse(text);
}

function isPlainHttp(url: string): boolean {
  return url.startsWith('http:');
}

/** Tokens of a provider: what cannot be used, and what would let in too many. */
export const OAUTH_RULES: readonly Rule<KafkaModel, KafkaExample>[] = [
  {
    id: 'kafka-invalid-oauth',
    severity: 'error',
    about: ['listeners'],
    check: (model) =>
      oauthListeners(model).flatMap(({ place, oauth, rejected }) => [
        ...rejected.map(({ problem, fix }) => ({ problem: `in ${place}, ${problem}`, fix })),
        ...(rejected.length > 0 ? [] : invalidOptions(oauth, place)),
      ]),
    why: 'the brokers would not start, or clients could not log in',
    source: ABOUT_TOKENS,
    examples: {
      good: [byToken(), byToken({ caSecret: 'provider-ca', principalClaim: 'azp', scopeClaim: 'roles' })],
      bad: [
        byToken({ jwksEndpointUrl: '' }),
        byToken({ jwksEndpointUrl: 'login.example.com/keys' }),
        byToken({ jwksEndpointUrl: 'https://login.example.com/a,b' }),
        byToken({ tokenEndpointUrl: 'token' }),
        byToken({ expectedAudience: ' ' }),
        byToken({ principalClaim: '' }),
        byToken({ caSecret: 'Provider CA' }),
        byToken({ scope: 'a"b' }),
        byToken({ issuer: 'x' } as Partial<OauthOptions>),
        byToken({ expectedIssuer: 5 } as unknown as Partial<OauthOptions>),
        {
          listeners: {
            tokens: Listener.inCluster({ port: 9092, authentication: Authentication.oauth(undefined as never) }),
          },
        },
      ],
    },
  },
  {
    id: 'kafka-oauth-accepts-other-tokens',
    severity: 'warning',
    about: ['listeners'],
    check: (model) =>
      oauthListeners(model).flatMap(({ place, oauth: { expectedIssuer, expectedAudience } }) => {
        const missing = [
          ...(expectedIssuer === undefined ? ["expectedIssuer: 'https://login.example.com'"] : []),
          ...(expectedAudience === undefined ? ["expectedAudience: 'kafka'"] : []),
        ];
        return findingIf(missing.length > 0, {
          problem: `${place} has no ${missing.map((option) => option.replace(/:.*/, '')).join(' and no ')}`,
          fix: `add ${missing.join(', ')}, as the provider writes it into its tokens`,
        });
      }),
    why: 'brokers accept each token that the provider signs, also one that a client gave to another service, which could use it here',
    source: ABOUT_TOKENS,
    examples: {
      good: [byToken()],
      bad: [byToken({ expectedIssuer: undefined }), byToken({ expectedAudience: undefined })],
    },
  },
  {
    id: 'kafka-oauth-keys-in-plain-text',
    severity: 'warning',
    about: ['listeners'],
    check: (model) =>
      oauthListeners(model).flatMap(({ place, oauth }) =>
        (['jwksEndpointUrl', 'tokenEndpointUrl'] as const).flatMap((option) =>
          findingIf(isPlainHttp(oauth[option] ?? ''), {
            problem: `the ${option} of ${place} is ${oauth[option]}`,
            fix: 'use https; caSecret names a Secret with the authorities of the provider',
          }),
        ),
      ),
    why: 'whoever is on the way can give brokers a key of their own and sign any token with it, or reads the secrets of clients',
    source: 'https://www.rfc-editor.org/rfc/rfc8414#section-6.1',
    examples: {
      good: [byToken({ tokenEndpointUrl: 'https://login.example.com/token' })],
      bad: [
        byToken({ jwksEndpointUrl: 'http://login.example.com/keys' }),
        byToken({ tokenEndpointUrl: 'http://login.example.com/token' }),
      ],
    },
  },
  {
    id: 'kafka-oauth-url-not-allowed',
    severity: 'error',
    about: ['listeners'],
    check: (model) =>
      oauthListeners(model).flatMap(({ place, oauth: { jwksEndpointUrl = '' } }) =>
        [model.main, ...model.more].flatMap(({ workload: { jvmOptions } }) => {
          const allowed = jvmOptions.findLast((option) => option.startsWith(ALLOWED_URLS));
          const urls = allowed?.slice(ALLOWED_URLS.length).split(',');
          return findingIf(urls !== undefined && !urls.includes(jwksEndpointUrl), {
            problem: `jvmOptions has ${allowed}, without the URL of ${place}`,
            fix: `leave it out, or add ${jwksEndpointUrl} to its list`,
          });
        }),
      ),
    why: 'the option replaces the one that is derived from the listeners, and brokers of Kafka 4 fetch no other URL: they would not start',
    source: 'https://kafka.apache.org/43/configuration/system-properties/',
    examples: {
      good: [byToken(), { ...byToken(), jvmOptions: [`${ALLOWED_URLS}https://other.example.com,${KEYS_URL}`] }],
      bad: [{ ...byToken(), jvmOptions: [`${ALLOWED_URLS}https://other.example.com`] }],
    },
  },
];

function invalidOptions(oauth: Partial<OauthOptions>, place: string): readonly Violation[] {
  const { jwksEndpointUrl, tokenEndpointUrl, caSecret } = oauth;
  return [
    ...(['jwksEndpointUrl', 'tokenEndpointUrl'] as const).flatMap((option) =>
      findingIf(
        !isUrl({ jwksEndpointUrl: jwksEndpointUrl ?? '', tokenEndpointUrl: tokenEndpointUrl ?? KEYS_URL }[option]),
        {
          problem: `the ${option} of ${place} is ${describe(oauth[option] ?? '')}`,
          fix: `use an absolute URL without commas, quotes and spaces: '${KEYS_URL}'`,
        },
      ),
    ),
    ...findingIf(caSecret !== undefined && !isDnsSubdomain(caSecret), {
      problem: `the caSecret of ${place} is ${describe(caSecret)}`,
      fix: "use the name of a Secret: caSecret: 'provider-ca'",
    }),
    ...(['expectedIssuer', 'expectedAudience', 'principalClaim', 'scopeClaim', 'scope'] as const).flatMap((option) =>
      findingIf(/^\s*$|["\\\n]|\$\{/.test(oauth[option] ?? 'given'), {
        problem: `the ${option} of ${place} is ${describe(oauth[option] ?? '')}`,
        fix: 'leave it out, or use a text without quotes, backslashes and line breaks',
      }),
    ),
  ];
}
