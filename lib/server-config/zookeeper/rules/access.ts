import { javaTrim } from '../../../java/parse';
import { nearest } from '../../../lint/did-you-mean';
import { findingIf, type Rule } from '../../../lint/rule';
import { ADMIN_GUIDE, PARSER } from '../documentation';
import { javaSplit } from '../server-line';
import type { ZooCfg } from '../zoo-cfg';
import type { ZooCfgExample } from './example-servers';

const WORDS = 'conf cons crst dirs dump envi gtmk hash isro mntr ruok srst srvr stat stmk wchc wchp wchs'.split(' ');
const AUTH = 'org.apache.zookeeper.server.auth';
const WHITELIST = '4lw.commands.whitelist';

/** Schemes of ZooKeeper's own providers. */
const SCHEMES: Readonly<Record<string, string>> = {
  [`${AUTH}.DigestAuthenticationProvider`]: 'digest',
  [`${AUTH}.EnsembleAuthenticationProvider`]: 'ensemble',
  [`${AUTH}.IPAuthenticationProvider`]: 'ip',
  [`${AUTH}.SASLAuthenticationProvider`]: 'sasl',
  [`${AUTH}.X509AuthenticationProvider`]: 'x509',
};

/** Who may do what. */
export const ACCESS_RULES: readonly Rule<ZooCfg, ZooCfgExample>[] = [
  {
    id: 'zookeeper-incomplete-quorum-sasl',
    severity: 'error',
    about: ['quorum.auth.enableSasl'],
    server: 'refuses',
    check: (cfg) => [
      ...['quorum.auth.serverRequireSasl', 'quorum.auth.learnerRequireSasl'].flatMap((key) =>
        findingIf(cfg.isTrue(key) && !cfg.isTrue('quorum.auth.enableSasl'), {
          problem: `${key} is true, and quorum.auth.enableSasl is not`,
          fix: 'add quorum.auth.enableSasl=true',
          key,
        }),
      ),
      ...findingIf(cfg.isTrue('quorum.auth.serverRequireSasl') && !cfg.isTrue('quorum.auth.learnerRequireSasl'), {
        problem: 'quorum.auth.serverRequireSasl is true, and quorum.auth.learnerRequireSasl is not',
        fix: 'add quorum.auth.learnerRequireSasl=true',
        key: 'quorum.auth.serverRequireSasl',
      }),
    ],
    why: 'the server refuses to start',
    source: PARSER,
    examples: {
      good: [
        {
          'quorum.auth.enableSasl': 'true',
          'quorum.auth.learnerRequireSasl': 'true',
          'quorum.auth.serverRequireSasl': 'true',
        },
      ],
      bad: [
        { 'quorum.auth.learnerRequireSasl': 'true' },
        { 'quorum.auth.enableSasl': 'true', 'quorum.auth.serverRequireSasl': 'true' },
      ],
    },
  },
  {
    id: 'zookeeper-enforced-scheme-unavailable',
    severity: 'warning',
    about: ['sessionRequireClientSASLAuth', 'enforce.auth.enabled', 'enforce.auth.schemes'],
    check: (cfg) => {
      const { key, schemes } = enforced(cfg);
      const there = availableSchemes(cfg);
      if (key === undefined || there === undefined) return [];
      return [
        ...findingIf(schemes.length === 0, {
          problem: `${key} is true, and enforce.auth.schemes names none`,
          fix: 'add enforce.auth.schemes=sasl, or another',
          key,
        }),
        ...schemes.flatMap((scheme) =>
          findingIf(!there.includes(scheme), {
            problem: `${key} is true, and there is no provider of the scheme ${JSON.stringify(scheme)}`,
            fix:
              scheme === 'sasl'
                ? `add authProvider.sasl=${AUTH}.SASLAuthenticationProvider`
                : 'add authProvider. and a name, with the class of the provider, or take a scheme that is there',
            key,
          }),
        ),
      ];
    },
    why: 'the server ends at its start, unless options of the JVM say what is missing',
    source: 'org.apache.zookeeper.server.AuthenticationHelper',
    examples: {
      good: [
        { sessionRequireClientSASLAuth: 'true', 'authProvider.1': `${AUTH}.SASLAuthenticationProvider` },
        { 'enforce.auth.enabled': 'true', 'enforce.auth.schemes': 'ip, digest' },
        { 'enforce.auth.schemes': 'sasl' },
      ],
      bad: [
        { sessionRequireClientSASLAuth: 'true' },
        { 'enforce.auth.enabled': 'true' },
        { 'enforce.auth.enabled': 'true', 'enforce.auth.schemes': 'digest,sasl' },
        { 'enforce.auth.enabled': 'true', 'enforce.auth.schemes': '' },
        {
          'enforce.auth.enabled': 'true',
          'enforce.auth.schemes': 'digest',
          'DigestAuthenticationProvider.enabled': 'false',
        },
      ],
    },
  },
  {
    id: 'zookeeper-acl-skipped',
    severity: 'warning',
    about: ['skipACL'],
    server: 'accepts',
    check: (cfg) =>
      findingIf(cfg.text('skipACL') === 'yes', { problem: 'skipACL is yes', fix: 'leave it out', key: 'skipACL' }),
    why: 'everybody who reaches the client port may read and change everything',
    source: `${ADMIN_GUIDE}#Unsafe+Options`,
    examples: { good: [{ skipACL: 'no' }], bad: [{ skipACL: 'yes' }] },
  },
  {
    id: 'zookeeper-reconfig-unprotected',
    severity: 'warning',
    about: ['reconfigEnabled', 'skipACL'],
    server: 'accepts',
    check: (cfg) =>
      findingIf(cfg.isTrue('reconfigEnabled') && cfg.text('skipACL') === 'yes', {
        problem: 'reconfigEnabled is true, and skipACL is yes',
        fix: 'leave one of them out',
        key: 'reconfigEnabled',
      }),
    why: 'everybody who reaches the client port may replace the servers of the ensemble',
    source: `${ADMIN_GUIDE}#sc_advancedConfiguration`,
    examples: { good: [{ reconfigEnabled: 'true' }], bad: [{ reconfigEnabled: 'true', skipACL: 'yes' }] },
  },
  {
    id: 'zookeeper-all-four-letter-words-allowed',
    severity: 'warning',
    about: [WHITELIST],
    server: 'accepts',
    check: (cfg) =>
      findingIf(fourLetterWords(cfg).includes('*'), {
        problem: `${WHITELIST} has *`,
        fix: 'list those that are used: srvr,mntr',
        key: WHITELIST,
      }),
    why: 'everybody who reaches the client port may ask for watches and sessions, which is costly, and reset statistics',
    source: `${ADMIN_GUIDE}#sc_4lw`,
    examples: { good: [{ [WHITELIST]: 'srvr, mntr' }], bad: [{ [WHITELIST]: '*' }] },
  },
  {
    id: 'zookeeper-unknown-four-letter-word',
    severity: 'error',
    about: [WHITELIST],
    server: 'accepts',
    check: (cfg) =>
      fourLetterWords(cfg)
        .filter((word) => !['*', '', 'telnet close', ...WORDS].includes(word))
        .map((word) => {
          const meant = nearest(word, WORDS);
          const fix = meant === undefined ? `separate with commas some of ${WORDS.join(', ')}` : `write ${meant}`;
          return { problem: `${WHITELIST} has ${JSON.stringify(word)}`, fix, key: WHITELIST };
        }),
    why: 'ZooKeeper has no such command, and does not answer the one that was meant',
    source: 'org.apache.zookeeper.server.command.FourLetterCommands',
    examples: { good: [{ [WHITELIST]: 'ruok,stat' }], bad: [{ [WHITELIST]: 'rouk' }, { [WHITELIST]: 'srvr mntr' }] },
  },
];

/** The key that demands authentication, and by which schemes. */
function enforced(cfg: ZooCfg): { readonly key?: string; readonly schemes: readonly string[] } {
  if (cfg.isTrue('sessionRequireClientSASLAuth')) return { key: 'sessionRequireClientSASLAuth', schemes: ['sasl'] };
  const listed = cfg.text('enforce.auth.schemes');
  const schemes = listed === undefined ? [] : javaSplit(listed, ',').map(javaTrim);
  return cfg.isTrue('enforce.auth.enabled') ? { key: 'enforce.auth.enabled', schemes } : { schemes };
}

/** Schemes that this file has providers of; undefined where it names a class of others, which can be of any. */
function availableSchemes(cfg: ZooCfg): readonly string[] | undefined {
  const classes = [...cfg.texts].flatMap(([key, name]) => (key.startsWith('authProvider.') ? [name] : []));
  if (classes.some((name) => SCHEMES[name] === undefined)) return undefined;
  return [
    'ip',
    ...(cfg.isTrue('DigestAuthenticationProvider.enabled') ? ['digest'] : []),
    // the parser adds the provider itself
    ...(cfg.has('secureClientPort') && cfg.text('ssl.authProvider') === 'x509' ? ['x509'] : []),
    ...classes.map((name) => SCHEMES[name]),
  ];
}

function fourLetterWords(cfg: ZooCfg): readonly string[] {
  return (cfg.text(WHITELIST) ?? '').split(',').map((word) => word.trim());
}
