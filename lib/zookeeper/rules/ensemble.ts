import { lastValues, readProperties } from '../../java/read-properties';
import { unwritableValues } from '../../lint/props/config-values';
import { type GivenProps, propRuleSet } from '../../lint/props/given-props';
import { describe } from '../../lint/props/prop-types';
import { isSameValue } from '../../lint/props/same-value';
import { findingIf, type Rule, type RuleSet } from '../../lint/rule';
import { ADMIN_GUIDE, EVEN_ENSEMBLE, PARSER } from '../../server-config/zookeeper/documentation';
import { toleratedVoterLosses } from '../../server-config/zookeeper/tolerated-losses';
import { DisruptionBudget, maxUnavailableOf } from '../../workload/disruption-budget';
import { Probes } from '../../workload/probes';
import { Storage } from '../../workload/storage';
import { PodManagement } from '../../workload/workload-props';
import { ZOOKEEPER_IMAGE_RULES } from '../image/image-rules';
import { ZOO_CFG_FILE } from '../image/zookeeper-server';
import { insteadOfOwned } from '../owned-keys';
import type { ZookeeperEnsembleProps } from '../zookeeper-ensemble-props';
import { ENSEMBLE_CERTIFICATE_RULES } from './certificates';
import type { EnsembleModel } from './model';

/** The largest server id (administrator's guide, myid). */
const MAX_SERVERS = 255;

/** ZooKeeper's own defaults of owned keys that are not written. */
const UNWRITTEN_DEFAULTS: Readonly<Record<string, string>> = { reconfigEnabled: 'false', standaloneEnabled: 'true' };

/** Rules on props, for what the resulting zoo.cfg does not show. */
export const ZOOKEEPER_RULES: readonly Rule<EnsembleModel, ZookeeperEnsembleProps>[] = [
  ...ZOOKEEPER_IMAGE_RULES,
  ...ENSEMBLE_CERTIFICATE_RULES,
  {
    id: 'zookeeper-invalid-replicas',
    severity: 'error',
    about: ['replicas'],
    invalidates: ['replicas'],
    check: ({ workload: { replicas } }) =>
      findingIf(!Number.isInteger(replicas) || replicas < 1 || replicas > MAX_SERVERS, {
        problem: `replicas is ${describe(replicas)}`,
        fix: 'use 3, 5 or 7, or 1 for a throw-away ensemble',
      }),
    why: 'an ensemble needs a positive whole number of servers, and the largest server id is 255',
    source: `${ADMIN_GUIDE}#sc_zkMulitServerSetup`,
    examples: {
      good: [{ replicas: 1 }, { replicas: 7 }],
      bad: [
        { replicas: 0 },
        { replicas: -1 },
        { replicas: 2.5 },
        { replicas: Number.POSITIVE_INFINITY },
        { replicas: 257 },
      ],
    },
  },
  {
    ...EVEN_ENSEMBLE,
    id: 'zookeeper-even-ensemble',
    severity: 'error',
    about: ['replicas'],
    check: ({ workload: { replicas } }) =>
      findingIf(Number.isInteger(replicas) && replicas >= 1 && replicas % 2 === 0, {
        problem: `replicas is ${replicas}`,
        fix: replicas < MAX_SERVERS ? `use ${replicas - 1} or ${replicas + 1}` : `use ${MAX_SERVERS} or fewer`,
      }),
    examples: { good: [{ replicas: 5 }], bad: [{ replicas: 2 }, { replicas: 4 }] },
  },
  {
    id: 'zookeeper-budget-breaks-quorum',
    severity: 'error',
    about: ['disruptionBudget', 'replicas'],
    check: ({ workload: { disruptionBudget, replicas } }) => {
      const spared = toleratedVoterLosses(replicas);
      const evictable = maxUnavailableOf(disruptionBudget, replicas) ?? 0;
      return findingIf(replicas >= 3 && evictable > spared, {
        problem: `disruptionBudget allows ${describe(evictable)} of ${replicas} servers to be evicted`,
        fix: `remove it, or use DisruptionBudget.maxUnavailable(${spared})`,
      });
    },
    why: 'a drain could evict so many servers that the quorum is lost, and with it all clients',
    source: 'https://kubernetes.io/docs/tasks/run-application/configure-pdb/',
    examples: {
      good: [
        { disruptionBudget: DisruptionBudget.minAvailable(2) },
        { disruptionBudget: DisruptionBudget.maxUnavailable(2), replicas: 5 },
        { disruptionBudget: DisruptionBudget.maxUnavailable(1), replicas: 1 },
        { disruptionBudget: DisruptionBudget.none() },
      ],
      bad: [
        { disruptionBudget: DisruptionBudget.maxUnavailable(2) },
        { disruptionBudget: DisruptionBudget.minAvailable(2), replicas: 5 },
      ],
    },
  },
  {
    id: 'zookeeper-ordered-ready-deadlock',
    severity: 'error',
    about: ['podManagement', 'replicas', 'probes'],
    check: ({ workload: { podManagement, replicas, probes }, container }) => {
      const own = container.probes?.readiness;
      const asked = probes._render(container.probes).readiness;
      const waitsForOthers = container.readinessNeedsQuorum === true && asked !== undefined && asked.exec === own?.exec;
      return findingIf(podManagement !== PodManagement.PARALLEL && replicas !== 1 && waitsForOthers, {
        problem: `podManagement is ${podManagement}`,
        fix: 'remove it, or use a readiness probe that does not need a quorum',
      });
    },
    why: 'the first server is not ready without a quorum, and the second is only created when the first is ready',
    source: `${ADMIN_GUIDE}#sc_CrossMachineRequirements`,
    examples: {
      good: [
        { podManagement: PodManagement.ORDERED_READY, replicas: 1 },
        { podManagement: PodManagement.ORDERED_READY, probes: Probes.none() },
      ],
      bad: [
        { podManagement: PodManagement.ORDERED_READY },
        {
          podManagement: PodManagement.ORDERED_READY,
          probes: Probes.withOverrides({ liveness: { periodSeconds: 20 } }),
        },
      ],
    },
  },
  {
    id: 'zookeeper-owned-key',
    severity: 'error',
    about: ['config'],
    check: ({ userConfig, container }) => {
      const inFile = lastValues(readProperties(container.config?.[ZOO_CFG_FILE] ?? '').entries);
      return Object.entries(userConfig).flatMap(([key, value]) => {
        const owner = insteadOfOwned(key);
        return owner === undefined || isSameValue(value, inFile.get(key) ?? UNWRITTEN_DEFAULTS[key])
          ? []
          : [{ problem: `config contains ${key}`, fix: owner }];
      });
    },
    why: 'the construct sets this key itself, and the servers would not get this value',
    source: PARSER,
    examples: {
      good: [
        { config: { 'snapshot.compression.method': 'gz' } },
        // what is written anyway
        { config: { quorumListenOnAllIPs: 'True', clientPort: 2181, tickTime: '2000', reconfigEnabled: false } },
      ],
      bad: [
        { config: { tickTime: '3000' } },
        { config: { 'server.4': 'zk-3:2888:3888' } },
        { config: { dataDir: '/x' } },
        { config: { quorumListenOnAllIPs: false, reconfigEnabled: true } },
      ],
    },
  },
  {
    id: 'zookeeper-unwritable-value',
    severity: 'error',
    about: ['config'],
    check: ({ userConfig }) => unwritableValues(userConfig),
    why: 'the value cannot be written to zoo.cfg',
    source: 'ZookeeperEnsembleProps.config',
    examples: {
      good: [{ config: { enforceQuota: false, commitLogCount: 500 } }],
      bad: [{ config: { skipACL: ['no'] } } as unknown as ZookeeperEnsembleProps],
    },
  },
  {
    id: 'zookeeper-transaction-log-unsupported',
    severity: 'error',
    about: ['transactionLogStorage'],
    check: ({ server, container }) =>
      findingIf(server.separateTransactionLog && container.transactionLogPath === undefined, {
        problem: `transactionLogStorage is set, but the image ${container.image} has no path for it`,
        fix: "give the image's contract a transactionLogPath, or remove transactionLogStorage",
      }),
    why: 'the volume would be claimed but never used',
    source: 'ServerContainer.transactionLogPath',
    examples: { good: [{ transactionLogStorage: Storage.persistent('5Gi') }], bad: [] },
  },
];

/** The same, for one ensemble. */
export function ensemblePropRules(model: EnsembleModel, given: GivenProps): RuleSet {
  return propRuleSet(ZOOKEEPER_RULES, model, given);
}
