import { findingIf, type Rule } from '../../../lint/rule';
import { ADMIN_GUIDE } from '../documentation';
import type { ZooCfg } from '../zoo-cfg';
import type { ZooCfgExample } from './example-servers';

const FOLDERS = ['dataDir', 'dataLogDir'];

/** Where the data lies, and whether it is safe there. */
export const DIRECTORY_RULES: readonly Rule<ZooCfg, ZooCfgExample>[] = [
  {
    id: 'zookeeper-path-too-short',
    severity: 'error',
    about: FOLDERS,
    server: 'refuses',
    check: (cfg) => folders(cfg, isTooShort, 'write the whole path, such as /data/zookeeper'),
    why: 'the server refuses to start: it looks at the first two characters of a relative path',
    source: 'org.apache.zookeeper.server.util.VerifyingFileFactory',
    examples: { good: [{ dataDir: '/d' }], bad: [{ dataDir: 'd' }, { dataDir: '' }, { dataLogDir: '.' }] },
  },
  {
    id: 'zookeeper-relative-path',
    severity: 'warning',
    about: FOLDERS,
    server: 'accepts',
    check: (cfg) =>
      folders(
        cfg,
        (path) => !isAbsolute(path) && !path.startsWith('./') && !isTooShort(path),
        'write the whole path, or put ./ before it if it is meant',
      ),
    why: 'where the data lies depends on the folder that the server is started in',
    source: 'org.apache.zookeeper.server.util.VerifyingFileFactory',
    examples: {
      good: [{ dataDir: './data' }, { dataDir: '/var/lib/zookeeper' }],
      bad: [{ dataDir: 'data' }, { dataLogDir: 'var/lib/zookeeper' }],
    },
  },
  {
    id: 'zookeeper-data-in-tmp',
    severity: 'warning',
    about: FOLDERS,
    server: 'accepts',
    check: (cfg) => folders(cfg, (path) => /^\/(var\/)?tmp(\/|$)/.test(path), 'take a folder that is kept'),
    why: 'the folder is emptied at a reboot, or sooner, and a server that lost its data can vote against those that have it',
    source: 'conf/zoo_sample.cfg',
    examples: {
      good: [{ dataDir: '/data/tmp' }],
      bad: [{ dataDir: '/tmp/zookeeper' }, { dataLogDir: '/var/tmp/log' }],
    },
  },
  {
    id: 'zookeeper-log-dir-is-data-dir',
    severity: 'warning',
    about: ['dataLogDir'],
    server: 'accepts',
    check: (cfg) =>
      findingIf(cfg.has('dataLogDir') && withoutSlash(cfg.text('dataLogDir')) === withoutSlash(cfg.text('dataDir')), {
        problem: `dataLogDir is dataDir, ${cfg.text('dataDir')}`,
        fix: 'leave dataLogDir out, or give it a folder on a disk of its own',
        key: 'dataLogDir',
      }),
    why: 'it changes nothing: every write still waits for the disk that snapshots are written to',
    source: `${ADMIN_GUIDE}#sc_advancedConfiguration`,
    examples: { good: [{ dataLogDir: '/datalog' }], bad: [{ dataLogDir: '/data/zookeeper/' }] },
  },
  {
    id: 'zookeeper-autopurge-disabled',
    severity: 'warning',
    about: ['autopurge.purgeInterval'],
    server: 'accepts',
    check: (cfg) =>
      findingIf(cfg.number('autopurge.purgeInterval') === 0, {
        problem: cfg.has('autopurge.purgeInterval')
          ? 'autopurge.purgeInterval is 0'
          : 'autopurge.purgeInterval is not given',
        fix: 'use a whole number of hours, such as 1 or 24',
        key: 'autopurge.purgeInterval',
      }),
    why: 'ZooKeeper then never deletes a snapshot or a log, and the disk fills unless something else does',
    source: `${ADMIN_GUIDE}#sc_advancedConfiguration`,
    examples: {
      good: [{ 'autopurge.purgeInterval': '1' }],
      bad: [{ 'autopurge.purgeInterval': '0' }, { 'autopurge.purgeInterval': undefined }],
    },
  },
  {
    id: 'zookeeper-fsync-disabled',
    severity: 'warning',
    about: ['forceSync'],
    server: 'accepts',
    check: (cfg) =>
      findingIf(cfg.text('forceSync') === 'no', { problem: 'forceSync is no', fix: 'leave it out', key: 'forceSync' }),
    why: 'a power cut loses writes that were acknowledged',
    source: `${ADMIN_GUIDE}#Unsafe+Options`,
    examples: { good: [{ forceSync: 'yes' }], bad: [{ forceSync: 'no' }] },
  },
  {
    id: 'zookeeper-empty-snapshot-trusted',
    severity: 'warning',
    about: ['snapshot.trust.empty'],
    server: 'accepts',
    check: (cfg) =>
      findingIf(cfg.isTrue('snapshot.trust.empty'), {
        problem: 'snapshot.trust.empty is true',
        fix: 'leave it out, once the first snapshot after the upgrade from 3.4 is written',
        key: 'snapshot.trust.empty',
      }),
    why: 'a server whose snapshots are lost starts with what its log holds, and takes that for the whole state',
    source: `${ADMIN_GUIDE}#sc_advancedConfiguration`,
    examples: { good: [{ 'snapshot.trust.empty': 'false' }], bad: [{ 'snapshot.trust.empty': 'true' }] },
  },
];

function folders(cfg: ZooCfg, isWrong: (path: string) => boolean, fix: string) {
  return FOLDERS.flatMap((key) => {
    const path = cfg.text(key);
    return findingIf(path !== undefined && isWrong(path), {
      problem: `${key} is ${JSON.stringify(path)}`,
      fix: fix,
      key,
    });
  });
}

function isAbsolute(path: string): boolean {
  return /^(\/|[a-z]:[\\/])/i.test(path);
}

function isTooShort(path: string): boolean {
  return !isAbsolute(path) && path.replace(/\/+$/, '').length < 2;
}

function withoutSlash(path = ''): string {
  return path.replace(/(?<=.)\/+$/, '');
}
