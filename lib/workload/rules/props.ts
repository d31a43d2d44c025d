import type { Rule } from '../../rules/rule';
import type { WorkloadProps } from '../workload-props';
import type { WorkloadModel } from './model';

/** Names and kinds of the props themselves. */
export const PROP_RULES: readonly Rule<WorkloadModel, WorkloadProps>[] = [
  {
    id: 'unknown-prop',
    severity: 'error',
    about: [],
    check: ({ fitted }) => fitted.unknown,
    why: 'it would be ignored without a word',
    source: 'API.md',
    examples: { good: [{}], bad: [{ heep: '2Gi' } as WorkloadProps] },
  },
  {
    id: 'prop-of-wrong-kind',
    severity: 'error',
    about: [],
    check: ({ fitted }) => fitted.wrong,
    why: 'nothing sensible can be made of it',
    source: 'API.md',
    examples: {
      good: [{}],
      bad: [
        { storage: '10Gi' },
        { terminationGracePeriod: 300 },
        { resources: { memory: '1Gi' } },
        { labels: { version: 1 } },
        { jvmOptions: '-Dx=y' },
        { podManagement: 'Sometimes' },
      ] as unknown as WorkloadProps[],
    },
  },
];
