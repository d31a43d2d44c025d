import { isLabelKey, isLabelValue } from '../../kubernetes/api-names';
import { findingIf, type Rule } from '../../lint/rule';
import { APP_LABEL } from '../../workload/pod-addresses';
import type { KafkaExample, KafkaModel } from '../rules/model';
import { DynamicConfig } from './dynamic-config';

/** Labels and annotations that ask for a sidecar, and the value that asks for none. */
const INJECTORS: readonly { readonly key: string; readonly asks: RegExp; readonly off: string }[] = [
  { key: 'sidecar.istio.io/inject', asks: /^(true|yes|on|y)$/, off: 'false' },
  { key: 'linkerd.io/inject', asks: /^(enabled|ingress)$/, off: 'disabled' },
  { key: 'kuma.io/sidecar-injection', asks: /^(enabled|true)$/, off: 'disabled' },
  { key: 'consul.hashicorp.com/connect-inject', asks: /^true$/, off: 'false' },
  { key: 'openservicemesh.io/sidecar-injection', asks: /^(enabled|yes|true)$/, off: 'disabled' },
  { key: 'vault.hashicorp.com/agent-inject', asks: /^true$/, off: 'false' },
  { key: 'dapr.io/enabled', asks: /^(true|yes|on|1)$/, off: 'false' },
  { key: 'sidecar.opentelemetry.io/inject', asks: /^(?!false$)./, off: 'false' },
  { key: 'sidecar.jaegertracing.io/inject', asks: /^(?!false$)./, off: 'false' },
];

/** The Job that applies dynamic properties. */
export const JOB_RULES: readonly Rule<KafkaModel, KafkaExample>[] = [
  {
    id: 'kafka-invalid-dynamic-config-options',
    severity: 'error',
    about: ['dynamicConfig'],
    check: ({ chosen }) => chosen.dynamicConfig?._render().rejected ?? [],
    why: 'it would be silently ignored',
    source: 'DynamicConfig.applied',
    examples: {
      good: [{ dynamicConfig: DynamicConfig.applied({ podLabels: { team: 'events' } }) }],
      bad: [
        { dynamicConfig: DynamicConfig.applied({ ttlSecondsAfterFinished: 60 } as never) },
        { dynamicConfig: DynamicConfig.applied({ deployTool: 'argo' as never }) },
        { dynamicConfig: DynamicConfig.applied({ podLabels: { inject: false } as never }) },
      ],
    },
  },
  {
    id: 'kafka-invalid-job-label',
    severity: 'error',
    about: ['dynamicConfig'],
    check: ({ chosen }) => {
      const { podLabels = {}, podAnnotations = {} } = chosen.dynamicConfig?._render().job ?? {};
      return [
        ...findingIf(Object.hasOwn(podLabels, APP_LABEL), {
          problem: `podLabels of dynamicConfig has ${APP_LABEL}`,
          fix: 'remove it: with the label of the brokers, their Service and their budget would count the pod of the Job',
        }),
        ...Object.entries(podLabels).flatMap(([key, value]) =>
          findingIf(key !== APP_LABEL && !(isLabelKey(key) && isLabelValue(value)), {
            problem: `in dynamicConfig, the label ${JSON.stringify(key)}: ${JSON.stringify(value)} is not valid`,
            fix: 'use letters, digits, hyphens, dots and underscores, at most 63 characters',
          }),
        ),
        ...Object.keys(podAnnotations).flatMap((key) =>
          findingIf(!isLabelKey(key), {
            problem: `in dynamicConfig, the annotation key ${JSON.stringify(key)} is not valid`,
            fix: 'use letters, digits, hyphens, dots and underscores; a key may start with a domain and a slash',
          }),
        ),
      ];
    },
    why: 'the API server rejects the Job, or takes its pod for a broker',
    source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/',
    examples: {
      good: [{ dynamicConfig: DynamicConfig.applied({ podAnnotations: { 'example.com/note': 'two words' } }) }],
      bad: [
        { dynamicConfig: DynamicConfig.applied({ podLabels: { app: 'kafka' } }) },
        { dynamicConfig: DynamicConfig.applied({ podLabels: { note: 'two words' } }) },
        { dynamicConfig: DynamicConfig.applied({ podAnnotations: { 'a b': 'x' } }) },
      ],
    },
  },
  {
    id: 'kafka-job-with-sidecar',
    severity: 'warning',
    about: ['podLabels', 'podAnnotations', 'dynamicConfig'],
    check: ({ workload, chosen, dynamic }) => {
      if (dynamic.toolsPath === undefined) return [];
      const job = chosen.dynamicConfig?._render().job ?? {};
      const metadata = {
        podLabels: { ...workload.podLabels, ...job.podLabels },
        podAnnotations: { ...workload.podAnnotations, ...job.podAnnotations },
      };
      return Object.entries(metadata).flatMap(([prop, map]) =>
        INJECTORS.flatMap(({ key, asks, off }) =>
          findingIf(asks.test(map[key] ?? ''), {
            problem: `the pod of the Job has ${key}: ${JSON.stringify(map[key])}`,
            fix: `use dynamicConfig: DynamicConfig.applied({ ${prop}: { '${key}': '${off}' } })`,
          }),
        ),
      );
    },
    why: 'the Job never completes if a sidecar beside it keeps running, except one that Kubernetes itself stops (an init container with restartPolicy Always)',
    source: 'https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/',
    examples: {
      good: [
        { podAnnotations: { 'sidecar.istio.io/inject': 'false' } },
        {
          podLabels: { 'sidecar.istio.io/inject': 'true' },
          dynamicConfig: DynamicConfig.applied({ podLabels: { 'sidecar.istio.io/inject': 'false' } }),
        },
        { podAnnotations: { 'linkerd.io/inject': 'enabled' }, dynamicConfig: DynamicConfig.rollingRestart() },
      ],
      bad: [
        { podLabels: { 'sidecar.istio.io/inject': 'true' } },
        { podAnnotations: { 'linkerd.io/inject': 'enabled' } },
        { dynamicConfig: DynamicConfig.applied({ podAnnotations: { 'vault.hashicorp.com/agent-inject': 'true' } }) },
      ],
    },
  },
];
