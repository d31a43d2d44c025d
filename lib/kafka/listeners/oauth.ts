import { optionViolations, type PropTypes, STRING, validateProps } from '../../lint/props/prop-types';
import type { Violation } from '../../lint/rule';
import type { OauthOptions } from './oauth-options';

const OAUTH_OPTION_TYPES: PropTypes<OauthOptions> = {
  jwksEndpointUrl: STRING,
  expectedIssuer: STRING,
  expectedAudience: STRING,
  principalClaim: STRING,
  scopeClaim: STRING,
  caSecret: STRING,
  tokenEndpointUrl: STRING,
  scope: STRING,
};

/** Classes that each version from 3.9 on has; those in `oauthbearer.secured` are only in 3.9. */
const PACKAGE = 'org.apache.kafka.common.security.oauthbearer';

/** SASL's name of it. */
export const OAUTH_MECHANISM = 'OAUTHBEARER';

/**
 * A broker also logs in by the module of a listener that checks tokens, although it uses none: with options in the module, the login needs the
 * name of someone, or the broker does not start.
 */
export const UNUSED_LOGIN = { unsecuredLoginStringClaim_sub: 'broker' };

/** Kafka's names of the options, besides that of the keys. */
const OAUTH_KEYS = {
  expectedIssuer: 'expected.issuer',
  expectedAudience: 'expected.audience',
  principalClaim: 'sub.claim.name',
  scopeClaim: 'scope.claim.name',
} as const satisfies Partial<Record<keyof OauthOptions, string>>;

/** The options that are usable, and what is wrong with the others. */
export function renderedOauth(options: OauthOptions | undefined): {
  readonly oauth: Partial<OauthOptions>;
  readonly rejected: readonly Violation[];
} {
  const validated = validateProps<Partial<OauthOptions>>(options, OAUTH_OPTION_TYPES);
  return { oauth: validated.props, rejected: optionViolations(validated) };
}

/** What a listener needs to check tokens, besides the mechanism. */
export function validatorSettings(oauth: Partial<OauthOptions>): Readonly<Record<string, string>> {
  const given = Object.entries(OAUTH_KEYS).flatMap(([option, key]): [string, string][] => {
    const value = oauth[option as keyof typeof OAUTH_KEYS];
    return value === undefined ? [] : [[`sasl.oauthbearer.${key}`, value]];
  });
  return {
    // the default accepts tokens that no one has signed
    'oauthbearer.sasl.server.callback.handler.class': `${PACKAGE}.OAuthBearerValidatorCallbackHandler`,
    'sasl.oauthbearer.jwks.endpoint.url': oauth.jwksEndpointUrl ?? '',
    ...Object.fromEntries(given),
  };
}

/** The login module, with options. */
export function oauthLogin(options: Readonly<Record<string, string>>): string {
  const words = Object.entries(options).map(([name, value]) => ` ${name}="${value}"`);
  return `${PACKAGE}.OAuthBearerLoginModule required${words.join('')};`;
}

/** Which authorities the provider has. */
export function providerTrustedBy(caFile: string): Readonly<Record<string, string>> {
  return { 'ssl.truststore.type': 'PEM', 'ssl.truststore.location': caFile };
}

/** How a client gets a token. */
export function tokenSettings(
  { tokenEndpointUrl = '' }: Partial<OauthOptions>,
  login: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  return {
    'sasl.mechanism': OAUTH_MECHANISM,
    'sasl.login.callback.handler.class': `${PACKAGE}.OAuthBearerLoginCallbackHandler`,
    'sasl.oauthbearer.token.endpoint.url': tokenEndpointUrl,
    'sasl.jaas.config': oauthLogin(login),
  };
}
