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

/** The schemes of ZooKeeper's own authentication providers. */
const SCHEMES: Readonly<Record<string, string>> = {
  [`${AUTH}.DigestAuthenticationProvider`]: 'digest',
  [`${AUTH}.EnsembleAuthenticationProvider`]: 'ensemble',
  [`${AUTH}.IPAuthenticationProvider`]: 'ip',
  [`${AUTH}.SASLAuthenticationProvider`]: 'sasl',
  [`${AUTH}.X509AuthenticationProvider`]: 'x509',
};

/** Authentication, ACLs and administrative commands. */
export const ACCESS_RULES: readonly Rule<ZooCfg, ZooCfgExample>[] = [
  {
    id: 'zookeeper-incomplete-quorum-sasl',
    severity: 'error',
    about: ['quorum.auth.enableSasl'],
    server: 'refuses',
    check: (cfg) => [
      ...['quorum.auth.serverRequireSasl', 'quorum.auth.learnerRequireSasl'].flatMap((key) =>
        findingIf(cfg.isTrue(key) && !cfg.isTrue('quorum.auth.enableSasl'), {
          problem: `${key} is true, but quorum.auth.enableSasl is not`,
          fix: 'add quorum.auth.enableSasl=true',
          key,
        }),
      ),
      ...findingIf(cfg.isTrue('quorum.auth.serverRequireSasl') && !cfg.isTrue('quorum.auth.learnerRequireSasl'), {
        problem: 'quorum.auth.serverRequireSasl is true, but quorum.auth.learnerRequireSasl is not',
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
      const available = availableSchemes(cfg);
      if (key === undefined || available === undefined) return [];
      return [
        ...findingIf(schemes.length === 0, {
          problem: `${key} is true, but enforce.auth.schemes is empty`,
          fix: 'add enforce.auth.schemes=sasl, or another scheme',
          key,
        }),
        ...schemes.flatMap((scheme) =>
          findingIf(!available.includes(scheme), {
            problem: `${key} is true, but there is no provider for the scheme ${JSON.stringify(scheme)}`,
            fix:
              scheme === 'sasl'
                ? `add authProvider.sasl=${AUTH}.SASLAuthenticationProvider`
                : 'add authProvider.<name>=<class of the provider>, or use an available scheme',
            key,
          }),
        ),
      ];
    },
    why: 'the server exits at startup, unless JVM options provide what is missing',
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
      findingIf(cfg.text('skipACL') === 'yes', { problem: 'skipACL is yes', fix: 'remove it', key: 'skipACL' }),
    why: 'anyone who can reach the client port may read and change everything',
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
        problem: 'reconfigEnabled is true and skipACL is yes',
        fix: 'remove one of them',
        key: 'reconfigEnabled',
      }),
    why: 'anyone who can reach the client port may replace the servers of the ensemble',
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
        problem: `${WHITELIST} contains *`,
        fix: 'list the commands that you use, such as srvr,mntr',
        key: WHITELIST,
      }),
    why: 'anyone who can reach the client port may list watches and sessions, which is expensive, and reset statistics',
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
          const fix = meant === undefined ? `list some of ${WORDS.join(', ')}, separated by commas` : `write ${meant}`;
          return { problem: `${WHITELIST} contains ${JSON.stringify(word)}`, fix, key: WHITELIST };
        }),
    why: 'ZooKeeper has no such command, and does not answer the intended one',
    source: 'org.apache.zookeeper.server.command.FourLetterCommands',
    examples: { good: [{ [WHITELIST]: 'ruok,stat' }], bad: [{ [WHITELIST]: 'rouk' }, { [WHITELIST]: 'srvr mntr' }] },
  },
];

/** The key that requires authentication, and the schemes it allows. */
function enforced(cfg: ZooCfg): { readonly key?: string; readonly schemes: readonly string[] } {
  if (cfg.isTrue('sessionRequireClientSASLAuth')) return { key: 'sessionRequireClientSASLAuth', schemes: ['sasl'] };
  const listed = cfg.text('enforce.auth.schemes');
  const schemes = listed === undefined ? [] : javaSplit(listed, ',').map(javaTrim);
  return cfg.isTrue('enforce.auth.enabled') ? { key: 'enforce.auth.enabled', schemes } : { schemes };
}

/** The schemes that have a provider in this file; undefined if it names an unknown class, which may provide any scheme. */
function availableSchemes(cfg: ZooCfg): readonly string[] | undefined {
  const classes = [...cfg.texts].flatMap(([key, name]) => (key.startsWith('authProvider.') ? [name] : []));
  if (classes.some((name) => SCHEMES[name] === undefined)) return undefined;
  return [
    'ip',
    ...(cfg.isTrue('DigestAuthenticationProvider.enabled') ? ['digest'] : []),
    // added by the parser itself
    ...(cfg.has('secureClientPort') && cfg.text('ssl.authProvider') === 'x509' ? ['x509'] : []),
    ...classes.map((name) => SCHEMES[name]),
  ];
}

function fourLetterWords(cfg: ZooCfg): readonly string[] {
  return (cfg.text(WHITELIST) ?? '').split(',').map((word) => word.trim());
}
