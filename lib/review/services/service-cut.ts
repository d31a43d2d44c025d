import { member } from '../../manifests/fields';
import type { Manifest } from '../../manifests/manifest';

/** What a change of a Service takes from its clients: the path below the object, and both values. */
export interface Cut {
  readonly path: readonly string[];
  readonly from: string | undefined;
  readonly to: string | undefined;
}

/** Both sides of a Service, in an example: its specification, and its annotations. */
export type ServiceExample = readonly [before: Fields, after: Fields];

export type Fields = Readonly<Record<string, unknown>>;

/** A way in which a Service lets fewer clients in, or takes an address from them. */
export interface ServiceCut {
  readonly what: string;
  readonly why: string;
  readonly steps: readonly string[];
  cuts(before: Manifest, after: Manifest): readonly Cut[];
  readonly examples: { readonly cut: readonly ServiceExample[]; readonly harmless: readonly ServiceExample[] };
}

/** Services of the examples. */
export const PORTS: Fields = { ports: [{ name: 'client', port: 9092 }] };
export const BALANCER: Fields = { type: 'LoadBalancer', ...PORTS };
export const NODE_PORTS: Fields = { type: 'NodePort', ...PORTS };
export const HEADLESS: Fields = { clusterIP: 'None', ...PORTS };

/** An annotation, in an example: everything else of a Service is in its specification. */
export function annotated(spec: Fields, name: string, value: string): Fields {
  return { ...spec, annotations: { [name]: value } };
}

export function typeOf(service: Manifest): string {
  return String(member(service, 'spec', 'type') ?? 'ClusterIP');
}

export function isHeadless(service: Manifest): boolean {
  return member(service, 'spec', 'clusterIP') === 'None';
}
