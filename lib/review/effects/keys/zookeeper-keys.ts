import { thenWait } from '../../steps';
import { ZOOKEEPER_ADMIN, ZOOKEEPER_TLS } from '../sources';
import type { KeyRow, ServerCondition } from './key-row';
import { changedTo, OTHER_DIRECTORY, OTHER_OR_NONE } from './value-changes';

const WITH_SECURE_PORT: ServerCondition = {
  name: 'a server that has a secureClientPort already',
  holds: (entries) => entries.has('secureClientPort'),
  example: ['secureClientPort', '2182'],
};

const WITH_BOTH: ServerCondition = {
  name: 'a server with portUnification',
  holds: (entries) => entries.get('portUnification') === 'true',
  example: ['portUnification', 'true'],
};

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
    // a port that is opened beside the other one cuts no one off
    change: OTHER_OR_NONE,
    example: ['2181', '2182'],
    effect: 'OUTAGE',
    why: 'clients connect to the old port',
    steps: ['keep the port'],
    source: ZOOKEEPER_ADMIN,
  },
  {
    keys: ['clientPortAddress'],
    change: changedTo('127.0.0.1'),
    example: [undefined, '127.0.0.1'],
    effect: 'OUTAGE',
    why: 'the port without TLS is closed: clients that still use it are cut off',
    steps: [thenWait('let all clients use secureClientPort first'), 'then close the port'],
    source: ZOOKEEPER_TLS,
  },
  {
    keys: ['clientPortAddress'],
    change: changedTo('127.0.0.1'),
    of: WITH_SECURE_PORT,
    example: [undefined, '127.0.0.1'],
    effect: 'ROLL',
    why: 'the port without TLS is closed: a client that still uses it is cut off',
    steps: ['check that all clients use secureClientPort'],
    source: ZOOKEEPER_TLS,
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
    keys: ['sslQuorum'],
    of: WITH_BOTH,
    example: ['false', 'true'],
    effect: 'ROLL',
    why: 'servers that have restarted use TLS among themselves, and accept both as the others do',
    steps: ['remove portUnification once all have restarted'],
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
