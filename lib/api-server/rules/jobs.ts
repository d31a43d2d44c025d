import { member } from '../../manifests/fields';
import type { ApiRule } from '../problem';
import { BATCH_VALIDATION } from '../sources';

export const JOB_REJECTIONS: readonly ApiRule[] = [
  {
    types: ['JobSpec'],
    what: 'a Job whose pods restart forever',
    fix: 'add restartPolicy: OnFailure or Never to the template',
    source: BATCH_VALIDATION,
    find: ({ template }) => {
      const policy = member(template, 'spec', 'restartPolicy') ?? 'Always';
      return policy === 'Always'
        ? [
            {
              at: ['template', 'spec', 'restartPolicy'],
              problem: 'a Job takes only OnFailure or Never, and Always is the default',
            },
          ]
        : [];
    },
    bad: [
      ['Job', { '/spec/template/spec/restartPolicy': undefined }],
      ['Job', { '/spec/template/spec/restartPolicy': 'Always' }],
      ['CronJob', { '/spec/jobTemplate/spec/template/spec/restartPolicy': undefined }],
    ],
    good: [['new Job', { '/spec/template/spec/restartPolicy': 'OnFailure' }]],
  },
  {
    types: ['JobSpec'],
    what: 'an indexed Job without a number of completions',
    fix: 'add completions',
    source: BATCH_VALIDATION,
    find: ({ completionMode, completions }) =>
      completionMode === 'Indexed' && completions === undefined
        ? [{ at: ['completions'], problem: 'completions is required if completionMode is Indexed' }]
        : [],
    bad: [['Job', { '/spec/completionMode': 'Indexed' }]],
    good: [['new Job', { '/spec/completionMode': 'Indexed', '/spec/completions': 1 }]],
  },
  {
    types: ['JobSpec'],
    what: 'a Job with a selector of its own',
    fix: 'remove the selector, which the API server makes up, or set manualSelector: true',
    source: BATCH_VALIDATION,
    find: ({ selector, manualSelector }) => {
      const labels = member(selector, 'matchLabels');
      // the API server's own, in a dump
      const isGenerated =
        member(labels, 'batch.kubernetes.io/controller-uid') !== undefined ||
        member(labels, 'controller-uid') !== undefined;
      return selector === undefined || manualSelector === true || isGenerated
        ? []
        : [{ at: ['selector'], problem: 'the selector of a Job is generated' }];
    },
    bad: [['Job', { '/spec/selector': { matchLabels: { app: 'x' } } }]],
    good: [['new Job', { '/spec/selector': { matchLabels: { app: 'x' } }, '/spec/manualSelector': true }]],
  },
  {
    types: ['JobSpec'],
    what: 'a podReplacementPolicy other than Failed, with a podFailurePolicy',
    fix: 'remove podReplacementPolicy, or set it to Failed',
    source: BATCH_VALIDATION,
    find: ({ podFailurePolicy, podReplacementPolicy = 'Failed' }) =>
      podFailurePolicy !== undefined && podReplacementPolicy !== 'Failed'
        ? [{ at: ['podReplacementPolicy'], problem: 'with a podFailurePolicy, it must be Failed' }]
        : [],
    bad: [['CronJob', { '/spec/jobTemplate/spec/podReplacementPolicy': 'TerminatingOrFailed' }]],
    good: [['CronJob', { '/spec/jobTemplate/spec/podReplacementPolicy': undefined }]],
  },
  {
    types: ['CronJobSpec'],
    what: 'a schedule that cannot be read',
    fix: 'write five fields (minute hour day month weekday), or @daily; the time zone belongs to timeZone',
    source: BATCH_VALIDATION,
    find: ({ schedule }) => {
      if (typeof schedule !== 'string' || schedule === '' || isSchedule(schedule)) return [];
      return [{ at: ['schedule'], problem: `${schedule} is not a schedule` }];
    },
    bad: [
      ['CronJob', { '/spec/schedule': '0 3 * *' }],
      ['CronJob', { '/spec/schedule': '0 0 3 * * *' }],
      ['CronJob', { '/spec/schedule': '60 3 * * *' }],
      ['CronJob', { '/spec/schedule': '@often' }],
      ['CronJob', { '/spec/schedule': 'TZ=UTC 0 3 * * *' }],
    ],
    good: [
      ['CronJob', { '/spec/schedule': '*/5 0-6,22 * JAN-mar sun' }],
      ['CronJob', { '/spec/schedule': '@hourly' }],
      ['CronJob', { '/spec/schedule': '@every 1h30m' }],
    ],
  },
];

const BOUNDS: readonly (readonly [min: number, max: number])[] = [
  [0, 59],
  [0, 23],
  [1, 31],
  [1, 12],
  [0, 6],
];
const SCHEDULE_WORDS = 'jan feb mar apr may jun jul aug sep oct nov dec sun mon tue wed thu fri sat';
const MACROS = ['@yearly', '@annually', '@monthly', '@weekly', '@daily', '@midnight', '@hourly'];

function isSchedule(text: string): boolean {
  if (text.startsWith('@')) return MACROS.includes(text) || /^@every (\d+(\.\d+)?(h|m|s|ms))+$/.test(text);
  const fields = text.trim().split(/\s+/);
  return (
    fields.length === 5 &&
    fields.every((field, index) => field.split(',').every((part) => isRange(part, BOUNDS[index])))
  );
}

function isRange(part: string, [min, max]: readonly [number, number]): boolean {
  const match = /^(\*|\?|[A-Za-z]{3}|\d+)(?:-([A-Za-z]{3}|\d+))?(?:\/(\d+))?$/.exec(part);
  if (match === null) return false;
  return [match[1], match[2]].every((value) => {
    if (value === undefined || value === '*' || value === '?') return true;
    if (/^[a-z]+$/i.test(value)) return SCHEDULE_WORDS.split(' ').includes(value.toLowerCase());
    return Number(value) >= min && Number(value) <= max;
  });
}
