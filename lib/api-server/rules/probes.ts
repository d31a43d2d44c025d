import { member } from '../../manifests/fields';
import type { ApiRule, ApiViolation } from '../problem';
import { CORE_VALIDATION } from '../sources';
import { exactlyOne, type Part } from './parts';

const PROBES = 'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/';

/** Handlers in which the API server needs something that the schema does not require. */
function withCommand(handler: Part): readonly ApiViolation[] {
  const command = member(handler.exec, 'command');
  const isMissing = handler.exec !== undefined && (!Array.isArray(command) || command.length === 0);
  return isMissing ? [{ at: ['exec', 'command'], problem: 'the command is empty', fix: 'add command' }] : [];
}

export const PROBE_REJECTIONS: readonly ApiRule[] = [
  {
    types: ['Probe'],
    what: 'a probe that asks nothing, or in several ways',
    fix: 'keep one of exec, httpGet, tcpSocket and grpc',
    source: PROBES,
    find: (probe) => [...exactlyOne(probe, ['exec', 'httpGet', 'tcpSocket', 'grpc'], 'handler'), ...withCommand(probe)],
    bad: [
      ['container', { '/readinessProbe': { periodSeconds: 5 } }],
      ['container', { '/readinessProbe': { tcpSocket: { port: 1 }, exec: { command: ['true'] } } }],
      ['container', { '/livenessProbe': { exec: {} } }],
    ],
    good: [['container', { '/readinessProbe': { grpc: { port: 1 } } }]],
  },
  {
    types: ['LifecycleHandler'],
    what: 'a hook that does nothing, or several things',
    fix: 'keep one of exec, httpGet, tcpSocket and sleep',
    source: CORE_VALIDATION,
    find: (handler) => [
      ...exactlyOne(handler, ['exec', 'httpGet', 'tcpSocket', 'sleep'], 'handler'),
      ...withCommand(handler),
    ],
    bad: [
      ['container', { '/lifecycle': { preStop: {} } }],
      ['container', { '/lifecycle': { preStop: { exec: { command: ['true'] }, sleep: { seconds: 1 } } } }],
    ],
    good: [['container', { '/lifecycle': { preStop: { sleep: { seconds: 1 } } } }]],
  },
  {
    types: ['Container'],
    what: 'a successThreshold of a liveness or startup probe other than 1',
    fix: 'remove successThreshold; only readiness probes have it',
    source: PROBES,
    find: (container) =>
      ['livenessProbe', 'startupProbe'].flatMap((name) => {
        const threshold = member(container[name], 'successThreshold');
        const isOther = typeof threshold === 'number' && threshold > 1;
        return isOther ? [{ at: [name, 'successThreshold'], problem: `it is ${threshold}, and must be 1` }] : [];
      }),
    bad: [
      ['container', { '/livenessProbe': { tcpSocket: { port: 1 }, successThreshold: 2 } }],
      ['container', { '/startupProbe': { tcpSocket: { port: 1 }, successThreshold: 2 } }],
    ],
    good: [
      ['container', { '/readinessProbe/successThreshold': 2 }],
      ['container', { '/livenessProbe': { tcpSocket: { port: 1 }, successThreshold: 0 } }],
    ],
  },
  {
    types: ['Container'],
    what: 'a readiness probe with a grace period',
    fix: 'remove it; a readiness probe stops nothing',
    source: PROBES,
    find: ({ readinessProbe }) =>
      member(readinessProbe, 'terminationGracePeriodSeconds') === undefined
        ? []
        : [
            {
              at: ['readinessProbe', 'terminationGracePeriodSeconds'],
              problem: 'a readiness probe has no terminationGracePeriodSeconds',
            },
          ],
    bad: [['container', { '/readinessProbe/terminationGracePeriodSeconds': 10 }]],
    good: [['container', { '/livenessProbe': { tcpSocket: { port: 1 }, terminationGracePeriodSeconds: 10 } }]],
  },
  {
    types: ['PodSpec'],
    what: 'a hook that sleeps longer than the pod may take to stop',
    fix: 'sleep less, or give the pod a longer terminationGracePeriodSeconds',
    source: CORE_VALIDATION,
    find: (spec) => {
      const grace = typeof spec.terminationGracePeriodSeconds === 'number' ? spec.terminationGracePeriodSeconds : 30;
      return (Array.isArray(spec.containers) ? spec.containers : []).flatMap((container: unknown, index) => {
        const seconds = member(container, 'lifecycle', 'preStop', 'sleep', 'seconds');
        if (typeof seconds !== 'number' || (seconds >= 0 && seconds <= grace)) return [];
        const at = ['containers', index, 'lifecycle', 'preStop', 'sleep', 'seconds'];
        return [{ at, problem: `it sleeps ${seconds} s, and the pod has ${grace} s to stop` }];
      });
    },
    bad: [['container', { '/lifecycle': { preStop: { sleep: { seconds: 100 } } } }]],
    good: [['container', { '/lifecycle': { preStop: { sleep: { seconds: 60 } } } }]],
  },
];
