import type { Rule, Violation } from '../../../lint/rule';
import { PARSER } from '../documentation';
import { isAllowed, isBoolean, type Parsing } from '../model/value-syntax';
import type { ZooCfg } from '../zoo-cfg';
import type { ZooCfgExample } from './example-servers';

/** Booleans and enums. */
export const ENUM_RULES: readonly Rule<ZooCfg, ZooCfgExample>[] = [
  {
    id: 'zookeeper-invalid-boolean',
    severity: 'error',
    about: 'all',
    server: 'refuses',
    check: (cfg) => invalidBooleans(cfg, 'strict'),
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
    check: (cfg) => invalidBooleans(cfg, 'lenient'),
    why: 'ZooKeeper silently reads everything but true as false',
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
    check: (cfg) => invalidEnums(cfg, 'lenient'),
    why: 'ZooKeeper silently uses its default for any other spelling',
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
    check: (cfg) => invalidEnums(cfg, 'strict'),
    why: 'the server refuses to start',
    source: PARSER,
    examples: { good: [{ peerType: 'Participant' }], bad: [{ peerType: 'voter' }] },
  },
];

function invalidBooleans(cfg: ZooCfg, parsing: Parsing): readonly Violation[] {
  return cfg
    .known()
    .filter(({ key, text }) => key.type === 'boolean' && key.parsing === parsing && !isBoolean(text))
    .map(({ name, text }) => ({
      problem: `${name} is ${JSON.stringify(text)}`,
      fix: 'write true or false',
      key: name,
    }));
}

function invalidEnums(cfg: ZooCfg, parsing: Parsing): readonly Violation[] {
  return cfg
    .known()
    .filter(({ key, text }) => key.type === 'enum' && key.parsing === parsing && !isAllowed(key, text))
    .map(({ name, key: { allowed = [] }, text }) => ({
      problem: `${name} is ${JSON.stringify(text)}`,
      fix: `write ${allowed.filter((word) => word !== '').join(' or ')}`,
      key: name,
    }));
}
