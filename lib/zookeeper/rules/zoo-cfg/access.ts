import { nearest } from '../../../rules/nearest';
import { type Rule, unless } from '../../../rules/rule';
import type { ZooCfg } from '../../zoo-cfg';
import { ADMIN_GUIDE, PARSER } from '../sources';
import type { ZooCfgExample } from './example';

const WORDS = 'conf cons crst dirs dump envi gtmk hash isro mntr ruok srst srvr stat stmk wchc wchp wchs'.split(' ');
const WHITELIST = '4lw.commands.whitelist';

/** Who may do what. */
export const ACCESS_RULES: readonly Rule<ZooCfg, ZooCfgExample>[] = [
  {
    id: 'zookeeper-sasl-half-on',
    severity: 'error',
    about: ['quorum.auth.enableSasl'],
    check: (cfg) => [
      ...['quorum.auth.serverRequireSasl', 'quorum.auth.learnerRequireSasl'].flatMap((key) =>
        unless(
          !cfg.isTrue(key) || cfg.isTrue('quorum.auth.enableSasl'),
          `${key} is true, and quorum.auth.enableSasl is not`,
          'add quorum.auth.enableSasl=true',
          key,
        ),
      ),
      ...unless(
        !cfg.isTrue('quorum.auth.serverRequireSasl') || cfg.isTrue('quorum.auth.learnerRequireSasl'),
        'quorum.auth.serverRequireSasl is true, and quorum.auth.learnerRequireSasl is not',
        'add quorum.auth.learnerRequireSasl=true',
        'quorum.auth.serverRequireSasl',
      ),
    ],
    why: 'the server refuses to start',
    source: PARSER,
    server: 'refuses',
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
    id: 'zookeeper-acl-skipped',
    severity: 'warning',
    about: ['skipACL'],
    check: (cfg) => unless(cfg.text('skipACL') !== 'yes', 'skipACL is yes', 'leave it out', 'skipACL'),
    why: 'everybody who reaches the client port may read and change everything',
    source: `${ADMIN_GUIDE}#Unsafe+Options`,
    server: 'accepts',
    examples: { good: [{ skipACL: 'no' }], bad: [{ skipACL: 'yes' }] },
  },
  {
    id: 'zookeeper-reconfig-for-everybody',
    severity: 'warning',
    about: ['reconfigEnabled', 'skipACL'],
    check: (cfg) =>
      unless(
        !cfg.isTrue('reconfigEnabled') || cfg.text('skipACL') !== 'yes',
        'reconfigEnabled is true, and skipACL is yes',
        'leave one of them out',
        'reconfigEnabled',
      ),
    why: 'everybody who reaches the client port may replace the servers of the ensemble',
    source: `${ADMIN_GUIDE}#sc_advancedConfiguration`,
    server: 'accepts',
    examples: { good: [{ reconfigEnabled: 'true' }], bad: [{ reconfigEnabled: 'true', skipACL: 'yes' }] },
  },
  {
    id: 'zookeeper-every-four-letter-word',
    severity: 'warning',
    about: [WHITELIST],
    check: (cfg) =>
      unless(
        !fourLetterWords(cfg).includes('*'),
        `${WHITELIST} has *`,
        'list those that are used: srvr,mntr',
        WHITELIST,
      ),
    why: 'everybody who reaches the client port may ask for watches and sessions, which is costly, and reset statistics',
    source: `${ADMIN_GUIDE}#sc_4lw`,
    server: 'accepts',
    examples: { good: [{ [WHITELIST]: 'srvr, mntr' }], bad: [{ [WHITELIST]: '*' }] },
  },
  {
    id: 'zookeeper-unknown-four-letter-word',
    severity: 'error',
    about: [WHITELIST],
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
    server: 'accepts',
    examples: { good: [{ [WHITELIST]: 'ruok,stat' }], bad: [{ [WHITELIST]: 'rouk' }, { [WHITELIST]: 'srvr mntr' }] },
  },
];

function fourLetterWords(cfg: ZooCfg): readonly string[] {
  return (cfg.text(WHITELIST) ?? '').split(',').map((word) => word.trim());
}
