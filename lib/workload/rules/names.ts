import { APP_LABEL, isDnsLabel, isDnsSubdomain, isHostLabel, LONGEST_NAME } from '../../kubernetes/names';
import { findingIf, type Rule } from '../../lint/rule';
import type { WorkloadProps } from '../workload-props';
import type { WorkloadModel } from './model';

/** Names that become host names, and the label by which pods are selected. */
export const NAME_RULES: readonly Rule<WorkloadModel, WorkloadProps>[] = [
  {
    id: 'name-not-a-dns-label',
    severity: 'error',
    about: ['name'],
    check: ({ workload: { name } }) =>
      findingIf(!isDnsLabel(name) && name.length <= 63, {
        problem: `name is ${JSON.stringify(name)}`,
        fix: 'use lower-case letters, digits and hyphens, beginning with a letter and not ending with a hyphen',
      }),
    why: 'the name becomes the host name of pods and part of the name of a Service, which Kubernetes would refuse',
    source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#rfc-1035-label-names',
    examples: { good: [{ name: 'a-1' }], bad: [{ name: 'Events' }, { name: '1st' }, { name: 'a_b' }, { name: '' }] },
  },
  {
    id: 'name-too-long',
    severity: 'error',
    about: ['name'],
    check: ({ workload: { name } }) =>
      findingIf(name.length > LONGEST_NAME, {
        problem: `name has ${name.length} characters: ${JSON.stringify(name)}`,
        fix: `use at most ${LONGEST_NAME}`,
      }),
    why: 'the controller labels each pod with the name and a hash of ten characters; a longer label makes no pod at all',
    source: 'https://github.com/kubernetes/kubernetes/issues/64023',
    examples: { good: [{ name: 'a'.repeat(52) }], bad: [{ name: 'a'.repeat(53) }] },
  },
  {
    id: 'namespace-not-a-dns-label',
    severity: 'error',
    about: ['chart.namespace'],
    check: ({ workload: { namespace } }) =>
      findingIf(namespace !== undefined && !isHostLabel(namespace), {
        problem: `the chart's namespace is ${JSON.stringify(namespace)}`,
        fix: 'use lower-case letters, digits and hyphens, at most 63',
      }),
    why: 'Kubernetes has no such namespace, and no host name can be made of it',
    source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/',
    examples: { good: [{}], bad: [] },
  },
  {
    id: 'invalid-cluster-domain',
    severity: 'error',
    about: ['clusterDomain'],
    check: ({ workload: { clusterDomain } }) =>
      findingIf(!isDnsSubdomain(clusterDomain), {
        problem: `clusterDomain is ${JSON.stringify(clusterDomain)}`,
        fix: 'write the domain without a dot at either end: cluster.local',
      }),
    why: 'servers could not be found from another namespace',
    source: 'https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/',
    examples: { good: [{ clusterDomain: 'k8s.example' }], bad: [{ clusterDomain: '.cluster.local' }] },
  },
  {
    id: 'app-label-reserved',
    severity: 'error',
    about: ['labels', 'podLabels', 'name'],
    check: ({ workload: { labels, podLabels, name } }) =>
      findingIf(labels[APP_LABEL] !== name || podLabels[APP_LABEL] !== name, {
        problem: `label ${APP_LABEL} is ${JSON.stringify(podLabels[APP_LABEL])}`,
        fix: `leave ${APP_LABEL} out of labels and podLabels; it is the name, ${JSON.stringify(name)}`,
      }),
    why: 'the StatefulSet, its Service and its budget select the pods by this label',
    source: 'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#pod-selector',
    examples: { good: [{ podLabels: { team: 'events' } }], bad: [{ podLabels: { app: 'other' } }] },
  },
];
