import type { Rule } from '../../lint/rule';
import { Placement } from '../placement';
import { PodSecurity } from '../pod-security';
import { Probes } from '../probes';
import { Storage } from '../storage';
import type { WorkloadProps } from '../workload-props';
import type { WorkloadModel } from './model';

const API = 'node_modules/cdk8s-kafka/API.md';

/** The props themselves: their names, the types of their values, the options of choices. */
export const PROP_RULES: readonly Rule<WorkloadModel, WorkloadProps>[] = [
  {
    id: 'unknown-prop',
    severity: 'error',
    about: 'all',
    check: ({ validated }) => validated.unknown,
    why: 'unknown props would be silently ignored',
    source: API,
    examples: {
      good: [{}],
      bad: [{ heep: '2Gi' }, { resources: { memory: '1Gi' } }, { tolerations: [] }] as unknown as WorkloadProps[],
    },
  },
  {
    id: 'prop-wrong-type',
    severity: 'error',
    about: 'all',
    check: ({ validated }) => validated.wrongType,
    why: 'the value has the wrong type',
    source: API,
    examples: {
      good: [{}],
      bad: [
        { storage: '10Gi' },
        { terminationGracePeriod: 300 },
        { resources: { memoryLimit: 4 } },
        { labels: { version: 1 } },
        { jvmOptions: '-Dx=y' },
        { podManagement: 'Sometimes' },
      ] as unknown as WorkloadProps[],
    },
  },
  {
    id: 'invalid-image-contract',
    severity: 'error',
    about: ['image'],
    check: ({ contractProblems }) => contractProblems,
    why: 'the container of the server is rendered from what the contract of the image returns',
    source: 'ServerContainer',
    examples: { good: [{}], bad: [] },
  },
  {
    id: 'invalid-choice-options',
    severity: 'error',
    about: [
      'storage',
      'transactionLogStorage',
      'additionalStorages',
      'metadataStorage',
      'placement',
      'podSecurity',
      'probes',
      'networkPolicy',
    ],
    evenIfRejected: true,
    check: ({ workload: { storages, placement, podSecurity, probes, networkPolicy } }) =>
      [
        ...storages.map(({ about, storage }) => [about, storage._render().rejected] as const),
        ['placement', placement._render('').rejected] as const,
        ['podSecurity', podSecurity._render().rejected] as const,
        ['probes', probes._render().rejected] as const,
        ['networkPolicy', networkPolicy?._render().rejected ?? []] as const,
      ].flatMap(([prop, violations]) =>
        violations.map(({ problem, fix }) => ({ problem: `in ${prop}, ${problem}`, fix })),
      ),
    why: 'it would be silently ignored',
    source: API,
    examples: {
      good: [
        { storage: Storage.ephemeral(null as never) },
        { placement: Placement.anywhere().onNodes({ disk: 'ssd' }) },
      ],
      bad: [
        { storage: Storage.persistent('1Gi', { storageClassName: 'fast' } as never) },
        { storage: Storage.persistent('1Gi', 'fast' as never) },
        { placement: Placement.anywhere().onNodes({ ssd: true } as never) },
        { podSecurity: PodSecurity.custom({ runAsUser: 1000 } as never) },
        { probes: Probes.withOverrides({ readinessProbe: {} } as never) },
        { probes: Probes.only({ readiness: false } as never) },
      ],
    },
  },
];
