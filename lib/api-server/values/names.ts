import {
  isConfigKey,
  isLabelKey,
  isLabelValue,
  isPortName,
  isSubdomainName,
  isVariableName,
} from '../../kubernetes/api-names';
import { isHostLabel } from '../../kubernetes/names';
import type { FieldFormat } from '../problem';
import { CORE_VALIDATION, NAME_VALIDATION } from '../sources';

const MUST_BE_LABEL = 'at most 63 lower-case letters, digits and hyphens, with a letter or digit at both ends';
const MUST_BE_SUBDOMAIN =
  'at most 253 lower-case letters, digits, hyphens and dots, with a letter or digit at both ends';
const MUST_BE_QUALIFIED =
  'a name of at most 63 letters, digits, hyphens, dots and underscores, after a domain and a slash or without';
const MUST_BE_CONFIG_KEY = 'at most 253 letters, digits, hyphens, dots and underscores';

/** Names of parts of objects; those of objects are a matter of their kind. */
export const NAME_FIELD_FORMATS: readonly FieldFormat[] = [
  {
    fields: ['Container.name', 'EphemeralContainer.name', 'Volume.name', 'ObjectMeta.namespace'],
    must: MUST_BE_LABEL,
    source: NAME_VALIDATION,
    accepts: isHostLabel,
    bad: ['Main_1', 'a.b', '-a', 'a'.repeat(64)],
    good: ['main-1', '1'],
  },
  {
    fields: [
      'PodSpec.serviceAccountName',
      'PodSpec.nodeName',
      'PodSpec.priorityClassName',
      'PodSpec.runtimeClassName',
      'PersistentVolumeClaimSpec.storageClassName',
    ],
    must: MUST_BE_SUBDOMAIN,
    source: NAME_VALIDATION,
    accepts: isSubdomainName,
    bad: ['Not_A_Name', 'a..b', 'a'.repeat(254)],
    good: ['a.b-c'],
  },
  {
    fields: ['ContainerPort.name'],
    must: 'at most 15 lower-case letters, digits and single hyphens, with a letter',
    source: NAME_VALIDATION,
    accepts: isPortName,
    bad: ['Client', 'a-very-long-port', '9093', 'a--b', 'a_b'],
    good: ['client', 'tcp-9093', 'jmx'],
  },
  {
    fields: ['ServicePort.name'],
    must: MUST_BE_LABEL,
    source: CORE_VALIDATION,
    accepts: isHostLabel,
    bad: ['Client', 'a_b'],
    good: ['a-very-long-name-of-a-port', '9093'],
  },
  {
    fields: ['EnvVar.name', 'EnvFromSource.prefix'],
    must: 'printable characters without an equals sign',
    source: NAME_VALIDATION,
    accepts: isVariableName,
    bad: ['A=B', 'ä'],
    good: ['A', 'a.b-c', '1A'],
  },
  {
    fields: [
      'ObjectMeta.labels',
      'ObjectMeta.annotations',
      'LabelSelector.matchLabels',
      'PodSpec.nodeSelector',
      'ServiceSpec.selector',
    ],
    ofKeys: true,
    must: MUST_BE_QUALIFIED,
    source: NAME_VALIDATION,
    accepts: (key: string) => isLabelKey(key),
    bad: ['a b', 'a/b/c', '-a', 'a'.repeat(64)],
    good: ['app.kubernetes.io/name', 'a_b'],
  },
  {
    fields: [
      'ObjectMeta.labels',
      'LabelSelector.matchLabels',
      'LabelSelectorRequirement.values',
      'PodSpec.nodeSelector',
      'ServiceSpec.selector',
    ],
    must: 'at most 63 letters, digits, hyphens, dots and underscores, with a letter or digit at both ends',
    source: NAME_VALIDATION,
    accepts: isLabelValue,
    bad: ['a b', 'a/b', '-a', 'a'.repeat(64)],
    good: ['3.9.2', 'a_b', ''],
  },
  {
    fields: [
      'LabelSelectorRequirement.key',
      'PodAffinityTerm.topologyKey',
      'NodeSelectorRequirement.key',
      'Toleration.key',
    ],
    must: MUST_BE_QUALIFIED,
    source: NAME_VALIDATION,
    accepts: isLabelKey,
    bad: ['a b', 'kubernetes.io/'],
    good: ['topology.kubernetes.io/zone', 'a'],
  },
  {
    fields: ['v1/ConfigMap.data', 'v1/ConfigMap.binaryData', 'v1/Secret.data', 'v1/Secret.stringData'],
    ofKeys: true,
    must: MUST_BE_CONFIG_KEY,
    source: NAME_VALIDATION,
    accepts: isConfigKey,
    bad: ['a/b', 'a b', '..', '..a'],
    good: ['server.properties', '.a', '_a-B'],
  },
  {
    fields: ['ConfigMapKeySelector.key', 'SecretKeySelector.key'],
    must: MUST_BE_CONFIG_KEY,
    source: NAME_VALIDATION,
    accepts: isConfigKey,
    bad: ['a/b'],
    good: ['server.properties'],
  },
];
