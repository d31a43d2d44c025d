import { isHostLabel } from '../../kubernetes/names';
import { repeated } from '../../lint/duplicates';
import { findingIf, type Rule, type Violation } from '../../lint/rule';
import { environment, podVolumes, volumeMounts } from '../objects/stateful-set';
import type { WorkloadProps } from '../workload-props';
import type { WorkloadModel } from './model';

/** Names that must be unique, or known, within the pod. */
export const POD_RULES: readonly Rule<WorkloadModel, WorkloadProps>[] = [
  {
    id: 'duplicate-name-in-pod',
    severity: 'error',
    about: ['containers', 'initContainers', 'volumes', 'volumeMounts', 'env'],
    evenIfRejected: true,
    check: (model) => [
      ...takenTwice('container', containerNames(model), 'containers or initContainers'),
      ...takenTwice('volume', volumeNames(model), 'volumes'),
      ...takenTwice(
        'variable',
        environment(model.workload, model.container).map(({ name }) => name),
        'env',
      ),
      ...takenTwice(
        'mount path',
        volumeMounts(model.workload, model.container).map(({ mountPath }) => folder(mountPath)),
        'volumeMounts',
      ),
    ],
    why: 'the API server refuses a pod with two of one name; of two variables one hides the other',
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
    about: ['containers', 'initContainers', 'volumes'],
    evenIfRejected: true,
    check: (model) => [
      ...containerNames(model).flatMap((name) => partName('container', name)),
      ...volumeNames(model).flatMap((name) => partName('volume', name)),
    ],
    why: 'the API server refuses the pod',
    source: 'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/',
    examples: {
      good: [{ volumes: [{ name: '1-x', emptyDir: {} }] }],
      bad: [{ volumes: [{ name: 'A_b', emptyDir: {} }] }, { containers: [{ name: 'Side_Car', image: 'x' }] }],
    },
  },
  {
    id: 'mount-without-volume',
    severity: 'error',
    about: ['volumeMounts'],
    check: (model) => {
      const known = new Set(volumeNames(model));
      return (model.workload.volumeMounts ?? []).flatMap(({ name }) =>
        findingIf(!known.has(name), {
          problem: `volumeMounts names the volume ${JSON.stringify(name)}`,
          fix: `add it to volumes`,
        }),
      );
    },
    why: 'there is no such volume in the pod: the API server refuses it',
    source: 'https://kubernetes.io/docs/concepts/storage/volumes/',
    examples: { good: [], bad: [{ volumeMounts: [{ name: 'nowhere', mountPath: '/nowhere' }] }] },
  },
  {
    id: 'mount-overlaps-data',
    severity: 'error',
    about: ['volumeMounts'],
    check: ({ workload, container }) => {
      const data = workload.storages.flatMap(({ path }) => container[path] ?? []);
      return (workload.volumeMounts ?? []).flatMap(({ mountPath }) =>
        data.flatMap((path) =>
          findingIf(isBelow(mountPath, path) || isBelow(path, mountPath), {
            problem: `volumeMounts has ${mountPath}, and the data is mounted on ${path}`,
            fix: 'mount it on another path, neither above nor below',
          }),
        ),
      );
    },
    why: 'one of the two hides the other: servers would start empty, or write beside their claim',
    source: 'https://kubernetes.io/docs/concepts/storage/volumes/',
    examples: {
      good: [{ volumes: [{ name: 'x', emptyDir: {} }], volumeMounts: [{ name: 'x', mountPath: '/database' }] }],
      bad: [{ volumes: [{ name: 'x', emptyDir: {} }], volumeMounts: [{ name: 'x', mountPath: '/' }] }],
    },
  },
  {
    id: 'reserved-env-variable',
    severity: 'error',
    about: ['env'],
    check: ({ workload, container }) =>
      (workload.env ?? []).flatMap(({ name }) => {
        const prop = new Map(Object.entries(container.ownedEnv ?? {})).get(name);
        return prop === undefined ? [] : [{ problem: `env sets ${name}`, fix: `use the ${prop} prop` }];
      }),
    why: 'the start script sets it itself, so what is given here would have no effect on the server',
    source: 'ServerContainer.ownedEnv',
    examples: { good: [{ env: [{ name: 'TZ', value: 'UTC' }] }], bad: [] },
  },
  {
    id: 'env-variable-with-two-sources',
    severity: 'error',
    about: ['env'],
    check: ({ workload: { env = [] } }) =>
      env
        .filter(({ value, valueFrom }) => (value ?? '') !== '' && (valueFrom ?? undefined) !== undefined)
        .map(({ name }) => ({ problem: `env has ${name} with value and valueFrom`, fix: 'leave one of the two' })),
    why: 'the API server refuses the StatefulSet',
    source: 'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#environment-variables',
    examples: {
      good: [{ env: [{ name: 'A', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } }] }],
      bad: [{ env: [{ name: 'A', value: 'b', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } }] }],
    },
  },
];

function containerNames({ workload, container }: WorkloadModel): string[] {
  const more = [...(workload.initContainers ?? []), ...(workload.containers ?? [])];
  return [container.name, ...more.map(({ name }) => name)];
}

function volumeNames({ workload, container }: WorkloadModel): string[] {
  const claims = workload.storages.flatMap(({ name, storage }) => (storage._volume(name) === undefined ? [name] : []));
  return [...claims, ...podVolumes(workload, container).map(({ name }) => name)];
}

function partName(what: string, name: string): readonly Violation[] {
  return findingIf(!isHostLabel(name), {
    problem: `a ${what} is called ${JSON.stringify(name)}`,
    fix: 'use lower-case letters, digits and hyphens, at most 63',
  });
}

function takenTwice(what: string, names: readonly string[], about: string): Violation[] {
  return repeated(names).map((name) => ({
    problem: `${what} ${JSON.stringify(name)} exists twice in the pod`,
    fix: `use another one in ${about}`,
  }));
}

/** A path without slashes at its end. */
function folder(path: string): string {
  return path.replace(/(?<=.)\/+$/, '');
}

function isBelow(path: string, above: string): boolean {
  return `${folder(path)}/`.startsWith(folder(above) === '/' ? '/' : `${folder(above)}/`);
}
