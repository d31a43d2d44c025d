import { isRecord, member } from './fields';
import { fileNameOf } from './paths';

/** A document that is known to be no object: what it is, and how it is recognised. */
export interface OtherDocument {
  /** In a note: `is …`. */
  readonly what: string;
  /** Whether a tool makes objects of it, or changes objects by it. */
  readonly isRendered?: boolean;
  /** What its text has if it may look like an object; undefined if it never does. Texts with no sign are not parsed for this. */
  readonly sign?: RegExp;
  /** Whether a value is such a document; the name of its file, without directories. */
  isMeant(value: unknown, name: string): boolean;
  /** Documents that are meant, as YAML, each with the name of its file. */
  readonly examples: readonly (readonly [name: string, yaml: string])[];
}

/** API groups, or what is in their place, of files that tools read, and that no cluster is given. */
const TOOL_GROUPS: readonly string[] = [
  'kustomize.config.k8s.io',
  'builtin',
  'kind.x-k8s.io',
  'k3d.io',
  'minikube.k8s.io',
  'ctlptl.dev',
  'eksctl.io',
  'kubeadm.k8s.io',
  'kubelet.config.k8s.io',
  'kubeproxy.config.k8s.io',
  'kubescheduler.config.k8s.io',
  'apiserver.config.k8s.io',
  'audit.k8s.io',
  'client.authentication.k8s.io',
  'backstage.io',
  'kpt.dev',
  'skaffold',
  'garden.io',
];

/** Members of which every object has some, even a broken one: without case, because that may be what is broken. */
const OBJECT_MEMBERS: ReadonlySet<string> = new Set(['apiversion', 'kind', 'metadata', 'spec', 'stringdata']);

/** Documents in the files of a directory that are left out; all others are objects, or errors. */
export const OTHER_DOCUMENTS: readonly OtherDocument[] = [
  {
    what: 'a JSON patch',
    isRendered: true,
    isMeant: (value) =>
      Array.isArray(value) &&
      value.length > 0 &&
      value.every((item) => isRecord(item) && 'op' in item && 'path' in item),
    examples: [['patch.yaml', '[{op: replace, path: /spec/replicas, value: 3}]']],
  },
  {
    what: 'a strategic merge patch',
    isRendered: true,
    sign: /\$patch/,
    isMeant: (value) => hasPatchDirective(value),
    examples: [['x.yaml', '{apiVersion: apps/v1, kind: StatefulSet, metadata: {name: kafka}, $patch: delete}']],
  },
  {
    what: 'the configuration of a tool',
    sign: new RegExp(`^apiVersion:\\s*["']?([^\\s/]+\\.)?(${TOOL_GROUPS.join('|').replaceAll('.', '\\.')})/`, 'm'),
    isMeant: (value) => {
      const apiVersion = member(value, 'apiVersion');
      if (typeof apiVersion !== 'string') return false;
      const group = apiVersion.split('/')[0];
      return TOOL_GROUPS.some((each) => group === each || group.endsWith(`.${each}`));
    },
    examples: [
      ['component.yaml', '{apiVersion: kustomize.config.k8s.io/v1alpha1, kind: Component, resources: []}'],
      ['skaffold.yaml', '{apiVersion: skaffold/v4beta11, kind: Config, metadata: {name: x}}'],
      ['kind.yaml', '{apiVersion: kind.x-k8s.io/v1alpha4, kind: Cluster, nodes: [{role: worker}]}'],
    ],
  },
  {
    what: 'a kubeconfig',
    sign: /^kind:\s*["']?Config\b/m,
    isMeant: (value) =>
      member(value, 'kind') === 'Config' && isRecord(value) && 'clusters' in value && 'contexts' in value,
    examples: [['config.yaml', '{apiVersion: v1, kind: Config, clusters: [], contexts: [], users: []}']],
  },
  {
    what: 'local configuration by its annotation config.kubernetes.io/local-config',
    sign: /config\.kubernetes\.io\/local-config/,
    isMeant: (value) =>
      String(member(value, 'metadata', 'annotations', 'config.kubernetes.io/local-config')) === 'true',
    examples: [
      [
        'setters.yaml',
        '{apiVersion: v1, kind: ConfigMap, metadata: {name: x, annotations: {config.kubernetes.io/local-config: "true"}}}',
      ],
    ],
  },
  {
    what: 'the description of a Helm chart',
    isRendered: true,
    isMeant: (value, name) => /^(Chart|requirements)\.ya?ml$/.test(name) && isRecord(value) && !('kind' in value),
    examples: [['Chart.yaml', '{apiVersion: v2, name: kafka, version: 1.0.0}']],
  },
  {
    what: 'a file of values',
    isRendered: true,
    isMeant: (value, name) =>
      /(^|[-_.])values([-_.].*)?\.(ya?ml|json)$/.test(name) &&
      isRecord(value) &&
      !('kind' in value && 'apiVersion' in value),
    examples: [
      ['values.yaml', '{replicas: 3, metadata: {labels: {a: b}}}'],
      ['values-prod.yaml', '{kind: StatefulSet}'],
      ['prod.values.yaml', '{spec: {}}'],
    ],
  },
  {
    what: 'no object: it has neither apiVersion nor kind, metadata or spec',
    isMeant: (value) =>
      Array.isArray(value)
        ? value.every((item) => isRecord(item) && hasNoObjectMember(item))
        : isRecord(value) && hasNoObjectMember(value),
    examples: [
      ['docker-compose.yml', '{version: "3", services: {kafka: {image: apache/kafka:3.9.0}}}'],
      ['package.json', '{"name": "x", "version": "1.0.0"}'],
      ['cdk8s.yaml', '{language: typescript, app: node main.js}'],
      ['playbook.yml', '[{hosts: all, tasks: []}]'],
    ],
  },
];

/** What a document is, if it is known to be no object. */
export function otherDocument(value: unknown, path: string): OtherDocument | undefined {
  const name = fileNameOf(path);
  return OTHER_DOCUMENTS.find(({ isMeant }) => isMeant(value, name));
}

/** Whether a text that begins as an object does may be something else. */
export function hasSignOfOther(text: string): boolean {
  return OTHER_DOCUMENTS.some(({ sign }) => sign?.test(text));
}

function hasNoObjectMember(value: Record<string, unknown>): boolean {
  return Object.keys(value).every((name) => !OBJECT_MEMBERS.has(name.toLowerCase().replace(/[^a-z]/g, '')));
}

function hasPatchDirective(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(hasPatchDirective);
  if (!isRecord(value)) return false;
  return Object.entries(value).some(([name, inner]) => name === '$patch' || hasPatchDirective(inner));
}
