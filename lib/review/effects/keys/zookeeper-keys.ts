import type { KeyRow } from './key-row';
import { folderOf } from './value-changes';

const ADMIN = 'https://zookeeper.apache.org/doc/r3.9.4/zookeeperAdmin.html#sc_configuration';

/** Keys of zoo.cfg that are dangerous to change. */
export const ZOOKEEPER_KEYS: readonly KeyRow[] = [
  {
    key: /^data(Log)?Dir$/,
    when: (from, to) => folderOf(from) !== folderOf(to),
    which: 'another folder',
    effect: 'DATA',
    why: 'each server starts empty; once most have, the tree is gone, and with it the topics of the brokers',
    steps: ['keep the folder'],
    source: ADMIN,
  },
  {
    key: /^(secureC|c)lientPort$/,
    effect: 'OUTAGE',
    why: 'clients look for the ensemble at the old port',
    steps: ['keep the port'],
    source: ADMIN,
  },
  {
    key: /^(sslQuorum|quorum\.auth\.(server|learner)RequireSasl)$/,
    effect: 'OUTAGE',
    why: 'servers that have restarted and those that have not refuse each other',
    steps: [
      'let both ways pass first, by portUnification or quorum.auth.enableSasl, and await kubectl rollout status SET',
      'require the new way then',
    ],
    source: 'https://zookeeper.apache.org/doc/r3.9.4/zookeeperAdmin.html#Quorum+TLS',
  },
  {
    key: /^(weight|group)\.\d+$/,
    effect: 'OUTAGE',
    why: 'servers that have restarted and those that have not count a quorum in different ways',
    steps: ['keep the weights of a running ensemble'],
    source: ADMIN,
  },
];
