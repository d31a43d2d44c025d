import { isController, rolesIn } from '../../../servers/quorum-voters';
import type { Entries } from '../../../servers/server-files';
import { KRAFT_OPERATIONS } from '../sources';
import type { KeyRow, ServerCondition } from './key-row';
import type { SideCondition } from './side-conditions';

const FLAG = 'zookeeper.metadata.migration.enable';

const hasFlag = (entries: Entries) => entries.get(FLAG) === 'true';
const hasRoles = (entries: Entries) => rolesIn(entries).length > 0;

const WITH_ZOOKEEPER: ServerCondition = {
  name: 'brokers with ZooKeeper',
  holds: (entries) => !hasRoles(entries) && !hasFlag(entries),
  example: ['zookeeper.connect', 'a:2181'],
};

const IN_DUAL_WRITE: ServerCondition = {
  name: 'brokers with ZooKeeper that migrate',
  holds: (entries) => !hasRoles(entries) && hasFlag(entries),
  example: [FLAG, 'true'],
};

const BROKERS_IN_KRAFT: ServerCondition = {
  name: 'brokers with KRaft',
  holds: (entries) => hasRoles(entries) && !isController(entries),
  example: ['process.roles', 'broker'],
};

const MIGRATING_CONTROLLERS: ServerCondition = {
  name: 'controllers that migrate',
  holds: (entries) => isController(entries) && hasFlag(entries),
  example: ['process.roles', 'controller'],
};

const OTHER_CONTROLLERS: ServerCondition = {
  name: 'controllers that do not migrate',
  holds: (entries) => isController(entries) && !hasFlag(entries),
  example: ['process.roles', 'controller'],
};

const KEYS_OF_DUAL_WRITE = ['controller.quorum.voters', 'controller.listener.names', FLAG];
const STORE_KEYS = ['process.roles', 'zookeeper.connect', FLAG];

/** The steps from ZooKeeper to KRaft, and back. */
export const MIGRATION_KEYS: readonly KeyRow[] = [
  {
    keys: KEYS_OF_DUAL_WRITE,
    when: turns(WITH_ZOOKEEPER, IN_DUAL_WRITE),
    example: [undefined, '1@a:9093'],
    effect: 'ROLL',
    why: 'brokers register with the controllers, which copy the metadata once the last one has, and then write each change to ZooKeeper too',
    steps: [
      'first wait until the controllers wait for the brokers: kubectl wait --for=condition=complete for the Job of the step before',
      'after it, wait for the rollout and for the Job of this step',
    ],
    source: KRAFT_OPERATIONS,
  },
  {
    keys: KEYS_OF_DUAL_WRITE,
    when: turns(IN_DUAL_WRITE, WITH_ZOOKEEPER),
    example: ['1@a:9093', undefined],
    effect: 'OUTAGE',
    why: 'the controllers still lead the cluster: no topic changes and no leader moves until they are gone, and ZooKeeper must forget them, or the next attempt deletes all topics',
    steps: [
      'stop all controllers: kubectl scale statefulset --replicas=0',
      'delete /controller and /migration with zookeeper-shell.sh',
      'then apply, and acknowledge this change; delete the claims of the controllers',
    ],
    source: KRAFT_OPERATIONS,
  },
  {
    keys: STORE_KEYS,
    when: turns(IN_DUAL_WRITE, BROKERS_IN_KRAFT),
    example: [undefined, 'broker'],
    effect: 'ROLL',
    why: 'brokers leave ZooKeeper one by one; before the metadata is copied, the controllers admit none that has left',
    steps: [
      'first wait until the metadata is copied: kubectl wait --for=condition=complete for the Job of the step before',
      'after it, wait for the rollout and for the Job of this step',
    ],
    source: KRAFT_OPERATIONS,
  },
  {
    keys: STORE_KEYS,
    when: turns(BROKERS_IN_KRAFT, IN_DUAL_WRITE),
    example: ['broker', undefined],
    effect: 'ROLL',
    why: 'brokers go back to ZooKeeper one by one: that is possible as long as the controllers write to it',
    steps: ['keep the controllers as they are, with ZooKeeper, until all brokers are back'],
    source: KRAFT_OPERATIONS,
  },
  {
    keys: [FLAG, 'zookeeper.connect'],
    when: turns(MIGRATING_CONTROLLERS, OTHER_CONTROLLERS),
    example: ['true', undefined],
    effect: 'DATA',
    why: 'the migration ends with the last controller that restarts: nothing is written to ZooKeeper any more, there is no way back, and a broker that still uses ZooKeeper is left out',
    steps: [
      'first wait until no broker uses ZooKeeper: kubectl wait --for=condition=complete for the Job of the step before',
      'then apply, and acknowledge this change',
      'keep ZooKeeper until all controllers have restarted',
    ],
    source: KRAFT_OPERATIONS,
  },
  {
    keys: [FLAG, 'zookeeper.connect'],
    when: turns(OTHER_CONTROLLERS, MIGRATING_CONTROLLERS),
    example: [undefined, 'true'],
    effect: 'OUTAGE',
    why: 'a migration that has ended does not begin again: controllers wait for ZooKeeper when they start',
    steps: ['leave ZooKeeper out: there is no way back'],
    source: KRAFT_OPERATIONS,
  },
];

/** Servers of one kind become servers of another one. */
function turns(from: ServerCondition, to: ServerCondition): SideCondition {
  return {
    name: `${from.name} that become ${to.name}`,
    holds: (before, after) => from.holds(before) && to.holds(after),
    example: [Object.fromEntries([from.example]), Object.fromEntries([to.example])],
  };
}
