import { withoutTrailingSlash } from '../../../java/directories';
import { findingIf, type Rule } from '../../../lint/rule';
import { ADMIN_GUIDE } from '../documentation';
import type { ZooCfg } from '../zoo-cfg';
import type { ZooCfgExample } from './example-servers';

const DIRECTORIES = ['dataDir', 'dataLogDir'];

/** The directories of the data, and settings that put it at risk. */
export const DIRECTORY_RULES: readonly Rule<ZooCfg, ZooCfgExample>[] = [
  {
    id: 'zookeeper-path-too-short',
    severity: 'error',
    about: DIRECTORIES,
    server: 'refuses',
    check: (cfg) => directoriesThat(cfg, isTooShort, 'write an absolute path, such as /data/zookeeper'),
    why: 'the server refuses to start: it reads the first two characters of a relative path',
    source: 'org.apache.zookeeper.server.util.VerifyingFileFactory',
    examples: { good: [{ dataDir: '/d' }], bad: [{ dataDir: 'd' }, { dataDir: '' }, { dataLogDir: '.' }] },
  },
  {
    id: 'zookeeper-relative-path',
    severity: 'warning',
    about: DIRECTORIES,
    server: 'accepts',
    check: (cfg) =>
      directoriesThat(
        cfg,
        (path) => !isAbsolute(path) && !path.startsWith('./') && !isTooShort(path),
        'write an absolute path, or start the path with ./ if a relative one is intended',
      ),
    why: 'the location of the data depends on the directory in which the server is started',
    source: 'org.apache.zookeeper.server.util.VerifyingFileFactory',
    examples: {
      good: [{ dataDir: './data' }, { dataDir: '/var/lib/zookeeper' }],
      bad: [{ dataDir: 'data' }, { dataLogDir: 'var/lib/zookeeper' }],
    },
  },
  {
    id: 'zookeeper-data-in-tmp',
    severity: 'warning',
    about: DIRECTORIES,
    server: 'accepts',
    check: (cfg) =>
      directoriesThat(cfg, (path) => /^\/(var\/)?tmp(\/|$)/.test(path), 'use a directory that is not cleaned up'),
    why: 'the directory is emptied at a reboot or earlier, and a server without its data may vote against those that have it',
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
      findingIf(cfg.has('dataLogDir') && directoryIn(cfg, 'dataLogDir') === directoryIn(cfg, 'dataDir'), {
        problem: `dataLogDir and dataDir are both ${cfg.text('dataDir')}`,
        fix: 'remove dataLogDir, or set it to a directory on a separate disk',
        key: 'dataLogDir',
      }),
    why: 'it has no effect: every write still waits for the disk of the snapshots',
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
          : 'autopurge.purgeInterval is not set',
        fix: 'use a whole number of hours, such as 1 or 24',
        key: 'autopurge.purgeInterval',
      }),
    why: 'ZooKeeper never deletes snapshots and logs, so the disk fills up unless something else deletes them',
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
      findingIf(cfg.text('forceSync') === 'no', { problem: 'forceSync is no', fix: 'remove it', key: 'forceSync' }),
    why: 'a power failure loses acknowledged writes',
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
        fix: 'remove it once the first snapshot after the upgrade from 3.4 is written',
        key: 'snapshot.trust.empty',
      }),
    why: 'a server that lost its snapshots starts with the content of its log, and treats that as the complete state',
    source: `${ADMIN_GUIDE}#sc_advancedConfiguration`,
    examples: { good: [{ 'snapshot.trust.empty': 'false' }], bad: [{ 'snapshot.trust.empty': 'true' }] },
  },
];

function directoriesThat(cfg: ZooCfg, isWrong: (path: string) => boolean, fix: string) {
  return DIRECTORIES.flatMap((key) => {
    const path = cfg.text(key);
    return findingIf(path !== undefined && isWrong(path), {
      problem: `${key} is ${JSON.stringify(path)}`,
      fix,
      key,
    });
  });
}

function isAbsolute(path: string): boolean {
  return /^(\/|[a-z]:[\\/])/i.test(path);
}

function isTooShort(path: string): boolean {
  return !isAbsolute(path) && withoutTrailingSlash(path).length < 2;
}

function directoryIn(cfg: ZooCfg, key: string): string {
  return withoutTrailingSlash(cfg.text(key) ?? '');
}
