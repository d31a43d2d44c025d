import type { Rule, Violation } from '../../../lint/rule';
import { PARSER } from '../documentation';
import { isBoolean, isWord } from '../model/value-syntax';
import type { ZooCfg } from '../zoo-cfg';
import type { ZooCfgExample } from './example-servers';

/** Booleans, and values that are one of a few words. */
export const WORD_RULES: readonly Rule<ZooCfg, ZooCfgExample>[] = [
  {
    id: 'zookeeper-invalid-boolean',
    severity: 'error',
    about: 'all',
    server: 'refuses',
    check: (cfg) => neitherTrueNorFalse(cfg, 'boolean'),
    why: 'the server refuses to start',
    source: PARSER,
    examples: {
      good: [{ reconfigEnabled: 'True' }, { 'quorum.auth.enableSasl': 'false' }],
      bad: [{ reconfigEnabled: 'yes' }, { quorumListenOnAllIPs: '1' }, { standaloneEnabled: '' }],
    },
  },
  {
    id: 'zookeeper-invalid-boolean-ignored',
    severity: 'error',
    about: 'all',
    server: 'accepts',
    check: (cfg) => neitherTrueNorFalse(cfg, 'lenient boolean'),
    why: 'ZooKeeper silently takes everything but true for false',
    source: 'java.lang.Boolean.parseBoolean',
    examples: {
      good: [{ 'audit.enable': 'TRUE' }, { 'digest.enabled': 'false' }],
      bad: [{ 'audit.enable': 'yes' }, { 'digest.enabled': '1' }, { enforceQuota: 'on' }],
    },
  },
  {
    id: 'zookeeper-invalid-enum-ignored',
    severity: 'error',
    about: 'all',
    server: 'accepts',
    check: (cfg) => otherWords(cfg, 'lenient word'),
    why: 'ZooKeeper silently takes its default for every other spelling',
    source:
      'org.apache.zookeeper.server.persistence.FileTxnLog, Leader, ZooKeeperServer, AdminServerFactory, SnapStream',
    examples: {
      good: [
        { leaderServes: 'no' },
        { forceSync: 'yes' },
        { 'admin.enableServer': 'false' },
        { 'snapshot.compression.method': 'GZ' },
      ],
      bad: [
        { leaderServes: 'false' },
        { forceSync: 'No' },
        { skipACL: 'true' },
        { 'admin.enableServer': 'no' },
        { 'snapshot.compression.method': 'gzip' },
      ],
    },
  },
  {
    id: 'zookeeper-invalid-enum',
    severity: 'error',
    about: ['peerType'],
    server: 'refuses',
    check: (cfg) => otherWords(cfg, 'word'),
    why: 'the server refuses to start',
    source: PARSER,
    examples: { good: [{ peerType: 'Participant' }], bad: [{ peerType: 'voter' }] },
  },
];

function neitherTrueNorFalse(cfg: ZooCfg, read: string): readonly Violation[] {
  return cfg
    .known()
    .filter(({ key, text }) => key.read === read && !isBoolean(text))
    .map(({ name, text }) => ({
      problem: `${name} is ${JSON.stringify(text)}`,
      fix: 'write true or false',
      key: name,
    }));
}

function otherWords(cfg: ZooCfg, read: string): readonly Violation[] {
  return cfg
    .known()
    .filter(({ key, text }) => key.read === read && !isWord(key, text))
    .map(({ name, key: { words = [] }, text }) => ({
      problem: `${name} is ${JSON.stringify(text)}`,
      fix: `write ${words.filter((word) => word !== '').join(' or ')}`,
      key: name,
    }));
}
