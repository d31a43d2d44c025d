import { thenWait } from '../../steps';
import { ZOOKEEPER_ADMIN, ZOOKEEPER_TLS } from '../sources';
import type { KeyRow } from './key-row';
import { OTHER_DIRECTORY } from './value-changes';

/** Keys of zoo.cfg that are dangerous to change. */
export const ZOOKEEPER_KEYS: readonly KeyRow[] = [
  {
    keys: ['dataDir', 'dataLogDir'],
    change: OTHER_DIRECTORY,
    example: ['/a', '/b'],
    effect: 'DATA',
    why: 'each server starts empty; once a majority has restarted, all znodes are lost, and all topics of the brokers with them',
    steps: ['keep the directory'],
    source: ZOOKEEPER_ADMIN,
  },
  {
    keys: ['clientPort', 'secureClientPort'],
    example: ['2181', '2182'],
    effect: 'OUTAGE',
    why: 'clients connect to the old port',
    steps: ['keep the port'],
    source: ZOOKEEPER_ADMIN,
  },
  {
    // not a key of zoo.cfg: the file beside the data, which variables and start scripts write
    keys: ['myid'],
    example: ['{ordinal}+1', '{ordinal}+2'],
    effect: 'OUTAGE',
    why: 'the members of the ensemble know a server by its id: with another one it is rejected, or has the id of another server',
    steps: ['keep the ids'],
    source: ZOOKEEPER_ADMIN,
  },
  {
    keys: ['sslQuorum', 'quorum.auth.serverRequireSasl', 'quorum.auth.learnerRequireSasl'],
    example: ['false', 'true'],
    effect: 'OUTAGE',
    why: 'servers that have restarted and those that have not reject each other',
    steps: [thenWait('allow both first, with portUnification or quorum.auth.enableSasl'), 'then require the new one'],
    source: ZOOKEEPER_TLS,
  },
  {
    keys: ['weight.*', 'group.*'],
    example: ['1', '2'],
    effect: 'OUTAGE',
    why: 'servers that have restarted and those that have not count votes in different ways',
    steps: ['keep the weights of a running ensemble'],
    source: ZOOKEEPER_ADMIN,
  },
];
