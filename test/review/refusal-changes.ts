import type { Example } from '../../lib/api-server/problem';
import { API_RULES } from '../../lib/api-server/rules';
import { FIELD_FORMATS } from '../../lib/api-server/values';
import { fieldsOfType } from '../../lib/kubernetes/schemas/schemas';
import { isRecord } from '../../lib/manifests/fields';
import type { Manifest } from '../../lib/manifests/manifest';
import { SAMPLE_NAMES, sample, sampleChange } from './api-samples';

/** A change that breaks a rule of the API server, or nearly does; a real API server is shown each. */
export interface RefusalChange {
  /** The key of its recorded result. */
  readonly name: string;
  readonly before: Manifest | undefined;
  readonly after: Manifest;
  readonly isRefused: boolean;
  /** A server-side dry run does not look at it. */
  readonly notInDryRun: boolean;
}

function fromExample(what: string, example: Example, isRefused: boolean, notInDryRun = false): RefusalChange {
  const edits = JSON.stringify(example[1], (_, value) => (value === undefined ? null : value));
  const short = edits.length > 200 ? `${edits.slice(0, 100)}… ${edits.length}` : edits;
  return { name: `${what}: ${example[0]} ${short}`, ...sampleChange(example), isRefused, notInDryRun };
}

/** Where samples have a field, such as `ContainerPort.name`, by sample and pointer. */
const PLACES: ReadonlyMap<string, readonly [sample: string, pointer: string]> = (() => {
  const found = new Map<string, readonly [string, string]>();
  const visit = (name: string, value: unknown, type: string, pointer: string): void => {
    if (!isRecord(value)) return;
    for (const [member, inner] of Object.entries(value)) {
      const field = fieldsOfType(type)?.get(member);
      if (field === undefined) continue;
      const at = `${pointer}/${member}`;
      if (!found.has(`${type}.${member}`)) found.set(`${type}.${member}`, [name, at]);
      if (field.of === 'list' && Array.isArray(inner)) {
        for (const [index, item] of inner.entries()) visit(name, item, field.type, `${at}/${index}`);
      } else if (field.of === 'one') visit(name, inner, field.type, at);
    }
  };
  for (const name of SAMPLE_NAMES) {
    const object = sample(name);
    visit(name, object, `${object.apiVersion}/${object.kind}`, '');
  }
  return found;
})();

/** Fields of rows that no sample has: they are proven by a field of the same row. */
export const FIELDS_WITHOUT_SAMPLE = FIELD_FORMATS.flatMap(({ fields }) =>
  fields.filter((field) => !PLACES.has(field)),
);

/** A value at its field: of a list as its only item, of a map as one more value or key. */
function valueAt(field: string, value: unknown, ofKeys: boolean): Example | undefined {
  const place = PLACES.get(field);
  if (place === undefined) return undefined;
  const [type, member] = [field.slice(0, field.lastIndexOf('.')), field.slice(field.lastIndexOf('.') + 1)];
  const [name, at] = place;
  const { of } = fieldsOfType(type)?.get(member) ?? { of: 'one' };
  const escaped = String(value).replaceAll('~', '~0').replaceAll('/', '~1');
  if (of === 'list') return [name, { [at]: [value] }];
  if (of === 'map')
    return [name, ofKeys ? { [`${at}/${escaped}`]: keyValue(field) } : { [`${at}/${mapKey(field)}`]: value }];
  return [name, { [at]: value }];
}

/** A value that goes with any key. */
function keyValue(field: string): string {
  return field.endsWith('binaryData') || field === 'v1/Secret.data' ? 'AAAA' : 'x';
}

/** A key that goes with any value. */
function mapKey(field: string): string {
  return /Requirements\./.test(field) ? (field.startsWith('Volume') ? 'storage' : 'memory') : 'other';
}

const FORMAT_CHANGES = FIELD_FORMATS.flatMap(({ fields, ofKeys = false, bad, good, notInDryRun }) =>
  fields.flatMap((field, index) =>
    (
      [
        [index === 0 ? bad : bad.slice(0, 1), true],
        [index === 0 ? good : [], false],
      ] as const
    ).flatMap(([values, isRefused]) =>
      values.flatMap((value) => {
        const example = valueAt(field, value, ofKeys);
        return example === undefined
          ? []
          : [fromExample(`${field}${ofKeys ? ' (key)' : ''}`, example, isRefused, notInDryRun)];
      }),
    ),
  ),
);

const RULE_CHANGES = API_RULES.flatMap(({ what, bad, good }) => [
  ...bad.map((example) => fromExample(what, example, true)),
  ...good.map((example) => fromExample(what, example, false)),
]);

/** What the schema alone knows: fields that there are not, or are missing, wrong types, and kinds that are not served. */
const SCHEMA_EXAMPLES: Readonly<
  Record<string, { readonly bad: readonly Example[]; readonly good: readonly Example[] }>
> = {
  'an unknown field': {
    bad: [
      ['container', { '/readinessProbe': { exec: { command: ['true'], timeoutSeconds: 2 } } }],
      ['container', { '/surprise': 1 }],
      ['pod', { '/securitycontext': {} }],
      ['StatefulSet', { '/spec/strategy': { type: 'RollingUpdate' } }],
      ['StatefulSet', { '/spec/template/spec/containers/0/volumeMounts/0/readonly': true }],
      ['Deployment', { '/spec/updateStrategy': { type: 'RollingUpdate' } }],
      ['Service', { '/spec/port': 9092 }],
      ['Service', { '/spec/ports/0/containerPort': 9092 }],
      ['ConfigMap', { '/spec': { data: {} } }],
      ['ConfigMap', { '/metadata/label': { a: 'b' } }],
      ['PodDisruptionBudget', { '/spec/minUnavailable': 1 }],
      ['container', { '/resources/request': { cpu: 1 } }],
      ['Ingress', { '/spec/rules/0/http/paths/0/backend/serviceName': 'x' }],
    ],
    good: [],
  },
  'a missing field': {
    bad: [
      ['container', { '/name': undefined }],
      ['container', { '/volumeMounts/0/mountPath': undefined }],
      ['container', { '/env/-': { value: 'a' } }],
      ['container', { '/readinessProbe': { tcpSocket: {} } }],
      ['StatefulSet', { '/spec/selector': undefined }],
      ['Deployment', { '/spec/selector': undefined }],
      ['Deployment', { '/spec/template': undefined }],
      ['pod', { '/containers': undefined }],
      ['pod', { '/volumes/-': { emptyDir: {} } }],
      ['pod', { '/volumes/-': { name: 'x', persistentVolumeClaim: {} } }],
      ['pod', { '/topologySpreadConstraints/0/maxSkew': undefined }],
      ['Service', { '/spec/ports/0/port': undefined }],
      ['CronJob', { '/spec/schedule': undefined }],
      ['HorizontalPodAutoscaler', { '/spec/maxReplicas': undefined }],
      ['Ingress', { '/spec/rules/0/http/paths/0/pathType': undefined }],
    ],
    good: [
      ['new StatefulSet', { '/spec/serviceName': undefined }],
      ['NetworkPolicy', { '/spec/podSelector': undefined }],
      ['container', { '/readinessProbe': { httpGet: { port: 1, httpHeaders: [{ name: 'A', value: '' }] } } }],
    ],
  },
  'a value of the wrong type': {
    bad: [
      ['StatefulSet', { '/spec/replicas': '3' }],
      ['StatefulSet', { '/spec/replicas': 1.5 }],
      ['container', { '/env/0/value': 1 }],
      ['container', { '/env/0/value': true }],
      ['container', { '/command': 'run' }],
      ['container', { '/args': [1] }],
      ['container', { '/env': { A: 'a' } }],
      ['container', { '/securityContext/runAsUser': '1000' }],
      ['container', { '/ports/0/containerPort': '9093' }],
      ['pod', { '/hostNetwork': 'true' }],
      ['ConfigMap', { '/data/a': 1 }],
      ['ConfigMap', { '/data/a': { b: 'c' } }],
      ['ConfigMap', { '/binaryData/b': 'not base64!' }],
      ['StatefulSet', { '/spec/template/metadata/annotations': { a: true } }],
      ['ConfigMap', { '/metadata/labels/a': 1 }],
      ['Secret', { '/data/a': 'plain text' }],
      ['Service', { '/spec/selector/app': 1 }],
      ['pod', { '/nodeSelector/a': true }],
    ],
    good: [['container', { '/resources/limits/cpu': 1 }]],
  },
  'a quantity': {
    bad: [
      ['container', { '/resources/limits/memory': '2GB' }],
      ['container', { '/resources/limits/memory': '2 Gi' }],
      ['container', { '/resources/limits/memory': '2gi' }],
      ['container', { '/resources/limits/memory': '2g' }],
      ['container', { '/resources/limits/memory': '2GiB' }],
      ['container', { '/resources/requests/cpu': '500 m' }],
      ['container', { '/resources/requests/cpu': '1,5' }],
      ['container', { '/resources/requests/cpu': '1 core' }],
      ['container', { '/resources/limits/memory': '' }],
      ['pod', { '/volumes/2/emptyDir/sizeLimit': '1K' }],
      ['new PersistentVolumeClaim', { '/spec/resources/requests/storage': '100GB' }],
    ],
    good: [
      ['container', { '/resources/limits/memory': '2G' }],
      ['container', { '/resources/limits/memory': '1.5Gi' }],
      ['container', { '/resources/limits/memory': 2147483648 }],
      ['container', { '/resources/limits/memory': '2e9' }],
      ['container', { '/resources/requests/cpu': 0.5 }],
      ['container', { '/resources/requests/cpu': '.5' }],
      ['container', { '/resources/requests/memory': '100m' }],
    ],
  },
  'a kind that is not served': {
    bad: [
      ['new StatefulSet', { '/apiVersion': 'apps/v1beta1' }],
      ['new StatefulSet', { '/apiVersion': 'v1' }],
      ['new StatefulSet', { '/apiVersion': 'apps/v2' }],
      ['Deployment', { '/apiVersion': 'extensions/v1beta1' }],
      ['PodDisruptionBudget', { '/apiVersion': 'policy/v1beta1' }],
      ['CronJob', { '/apiVersion': 'batch/v1beta1' }],
      ['HorizontalPodAutoscaler', { '/apiVersion': 'autoscaling/v2beta2' }],
      ['Ingress', { '/apiVersion': 'networking.k8s.io/v1beta1' }],
      ['Role', { '/apiVersion': 'rbac.authorization.k8s.io/v1beta1' }],
      ['Service', { '/apiVersion': 'apps/v1' }],
      ['new StatefulSet', { '/kind': 'Statefulset' }],
    ],
    good: [],
  },
};

const SCHEMA_CHANGES = Object.entries(SCHEMA_EXAMPLES).flatMap(([what, { bad, good }]) => [
  ...bad.map((example) => fromExample(what, example, true)),
  ...good.map((example) => fromExample(what, example, false)),
]);

export const REFUSAL_CHANGES: readonly RefusalChange[] = [...SCHEMA_CHANGES, ...RULE_CHANGES, ...FORMAT_CHANGES];
