import { withoutTrailingSlash } from '../../java/directories';
import { isHostLabel } from '../../kubernetes/names';
import { findingIf, type Rule, repeated, type Violation } from '../../lint/rule';
import { volumeMounts } from '../objects/volumes';
import { startVariables } from '../script-variables';
import type { WorkloadProps } from '../workload-props';
import type { WorkloadModel } from './model';
import { volumeNames } from './volumes';

/** The parts of the pod: containers, volumes, variables, the image. */
export const POD_RULES: readonly Rule<WorkloadModel, WorkloadProps>[] = [
  {
    id: 'duplicate-name-in-pod',
    severity: 'error',
    about: ['containers', 'initContainers', 'volumes', 'volumeMounts', 'env', 'image', 'transactionLogStorage'],
    evenIfRejected: true,
    check: (model) => [
      ...repeatedNames('container', containerNames(model), 'containers or initContainers'),
      ...repeatedNames('volume', volumeNames(model), 'volumes'),
      ...repeatedNames(
        'variable',
        // one of the container itself is what its start script needs, which another rule reports
        model.workload.env.map(({ name }) => name),
        'env',
      ),
      ...repeatedNames(
        'mount path',
        volumeMounts(model.workload, model.container).map(({ mountPath }) => withoutTrailingSlash(mountPath)),
        'volumeMounts',
      ),
    ],
    why: 'the API server rejects duplicate names; of two variables with one name, one hides the other',
    source: 'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/',
    examples: {
      good: [{ volumes: [{ name: 'mine', emptyDir: {} }], volumeMounts: [{ name: 'mine', mountPath: '/mine' }] }],
      bad: [
        { volumes: [{ name: 'datadir', emptyDir: {} }] },
        { volumes: [{ name: 'mine', emptyDir: {} }], volumeMounts: [{ name: 'mine', mountPath: '/tmp' }] },
      ],
    },
  },
  {
    id: 'invalid-name-in-pod',
    severity: 'error',
    about: ['containers', 'initContainers', 'volumes', 'image'],
    evenIfRejected: true,
    check: (model) => [
      ...containerNames(model).flatMap((name) => partName('container', name)),
      ...volumeNames(model).flatMap((name) => partName('volume', name)),
    ],
    why: 'the API server rejects the pod',
    source: 'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/',
    examples: {
      good: [{ volumes: [{ name: '1-x', emptyDir: {} }] }],
      bad: [{ volumes: [{ name: 'A_b', emptyDir: {} }] }, { containers: [{ name: 'Side_Car', image: 'x' }] }],
    },
  },
  {
    id: 'reserved-env-variable',
    severity: 'error',
    about: ['env'],
    check: ({ workload, container }) =>
      (workload.env ?? []).flatMap(({ name }) => {
        const prop = new Map(Object.entries(container.reservedEnv ?? {})).get(name);
        return prop === undefined ? [] : [{ problem: `env sets ${name}`, fix: `use the ${prop} prop` }];
      }),
    why: 'the start script sets it itself, so this value would have no effect',
    source: 'ServerContainer.reservedEnv',
    examples: { good: [{ env: [{ name: 'TZ', value: 'UTC' }] }], bad: [] },
  },
  {
    id: 'env-of-start-script',
    severity: 'error',
    about: ['env'],
    check: ({ workload, container }) => {
      const own = new Set((container.env ?? []).map(({ name }) => name));
      const reserved = new Set(Object.keys(container.reservedEnv ?? {}));
      const { needed, set } = startVariables(container);
      // the script of another contract may read settings from variables on purpose
      const isKnown = container.reservedEnv !== undefined;
      const isTaken = (name: string) => own.has(name) || (needed.has(name) && (isKnown || name === 'HOSTNAME'));
      return workload.env.flatMap(({ name }) => [
        ...findingIf(isTaken(name), {
          problem: `env sets ${name}, which the start script takes from the pod`,
          fix: `remove ${name} from env`,
        }),
        ...findingIf(isKnown && set.has(name) && !reserved.has(name) && !isTaken(name), {
          problem: `env sets ${name}, which the start script sets itself`,
          fix: `remove ${name} from env, or use another name`,
        }),
      ]);
    },
    why: 'every server would take itself for the same one, or the value would have no effect',
    source: 'ServerContainer.command',
    examples: {
      good: [{ env: [{ name: 'MY_HOSTNAME', value: 'x' }] }, { env: [{ name: 'POD_NAME', value: 'x' }] }],
      bad: [{ env: [{ name: 'HOSTNAME', value: 'x' }] }],
    },
  },
  {
    id: 'env-variable-with-two-sources',
    severity: 'error',
    about: ['env'],
    check: ({ workload: { env = [] } }) =>
      env
        .filter(({ value, valueFrom }) => (value ?? '') !== '' && (valueFrom ?? undefined) !== undefined)
        .map(({ name }) => ({ problem: `env has ${name} with both value and valueFrom`, fix: 'keep one of the two' })),
    why: 'the API server rejects the StatefulSet',
    source: 'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#environment-variables',
    examples: {
      good: [{ env: [{ name: 'A', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } }] }],
      bad: [{ env: [{ name: 'A', value: 'b', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } }] }],
    },
  },
  {
    id: 'invalid-image',
    severity: 'error',
    about: ['image'],
    check: ({ container: { image } }) =>
      findingIf(typeof image !== 'string' || !/^[^\s]+$/.test(image), {
        problem: `the image is ${JSON.stringify(image)}`,
        fix: 'write registry/name:tag, or registry/name@sha256:digest',
      }),
    why: 'the image cannot be pulled, or the API server rejects the pod',
    source: 'https://kubernetes.io/docs/concepts/containers/images/#image-names',
    examples: { good: [{}], bad: [] },
  },
];

function containerNames({ workload, container }: WorkloadModel): string[] {
  const more = [...(workload.initContainers ?? []), ...(workload.containers ?? [])];
  return [container.name, ...more.map(({ name }) => name)];
}

function partName(what: string, name: string): readonly Violation[] {
  return findingIf(!isHostLabel(name), {
    problem: `a ${what} is named ${JSON.stringify(name)}`,
    fix: 'use lower-case letters, digits and hyphens, at most 63 characters',
  });
}

function repeatedNames(what: string, names: readonly string[], props: string): Violation[] {
  return repeated(names).map((name) => ({
    problem: `${what} ${JSON.stringify(name)} exists twice in the pod`,
    fix: `change one of the two in ${props}`,
  }));
}
