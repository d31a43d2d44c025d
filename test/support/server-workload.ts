import type { Effect } from '../../lib/lint/effect';
import type { Manifest } from '../../lib/manifests/manifest';
import { review } from '../../lib/review/review';
import type { Free } from './review';

/** What a workload of a test has, beside one server. */
export interface ServerWorkload {
  readonly kind?: 'StatefulSet' | 'Deployment' | 'DaemonSet';
  readonly name?: string;
  readonly replicas?: number;
  readonly image?: string;
  /** Plain values by names. */
  readonly env?: Readonly<Record<string, string>>;
  /** More fields of the container. */
  readonly container?: Free;
  /** More fields of the pod. */
  readonly pod?: Free;
  /** Claims by names. */
  readonly claims?: readonly string[];
  /** More fields of the specification. */
  readonly spec?: Free;
  /** Annotations of the pods. */
  readonly annotations?: Readonly<Record<string, string>>;
}

/** A workload of one container, as people write them by hand. */
export function serverWorkload(options: ServerWorkload): Manifest {
  const { kind = 'StatefulSet', name = 'kafka', replicas = 3, image = 'apache/kafka:3.9.0', env = {} } = options;
  const labels = { app: name };
  const { container = {}, pod = {}, claims = [], spec = {}, annotations } = options;
  return {
    apiVersion: 'apps/v1',
    kind,
    metadata: { name },
    spec: {
      ...(kind === 'StatefulSet' ? { serviceName: name } : {}),
      ...(kind === 'DaemonSet' ? {} : { replicas }),
      selector: { matchLabels: labels },
      template: {
        metadata: { labels, ...(annotations === undefined ? {} : { annotations }) },
        spec: {
          containers: [
            {
              name: 'server',
              image,
              env: Object.entries(env).map(([key, value]) => ({ name: key, value })),
              ...container,
            },
          ],
          ...pod,
        },
      },
      ...(claims.length === 0 ? {} : { volumeClaimTemplates: claims.map((claim) => ({ metadata: { name: claim } })) }),
      ...spec,
    },
  };
}

export function configMap(name: string, data: Readonly<Record<string, string>>): Manifest {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name }, data };
}

export function secret(name: string, data: Readonly<Record<string, string>>): Manifest {
  return { apiVersion: 'v1', kind: 'Secret', metadata: { name }, stringData: data };
}

/** The effects and paths of a change, worst first, as `DATA /spec/…`. */
export function effectsOf(before: readonly Manifest[], after: readonly Manifest[]): readonly string[] {
  return review(before, after).changes.map(({ effect, path }) => `${effect} ${path}`);
}

/** The worst effect of a change. */
export function worstOf(before: readonly Manifest[], after: readonly Manifest[]): Effect | 'NONE' {
  return review(before, after).worst;
}
