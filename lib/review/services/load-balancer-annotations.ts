import { isRecord } from '../../manifests/fields';
import type { Manifest } from '../../manifests/manifest';

/** Annotations by which cloud providers choose the load balancer: another value gets clients another address, or none. */
const CHOOSE_THE_LOAD_BALANCER: readonly string[] = [
  'service.beta.kubernetes.io/aws-load-balancer-internal',
  'service.beta.kubernetes.io/aws-load-balancer-scheme',
  'service.beta.kubernetes.io/aws-load-balancer-type',
  'service.beta.kubernetes.io/aws-load-balancer-subnets',
  'service.beta.kubernetes.io/azure-load-balancer-internal',
  'service.beta.kubernetes.io/azure-load-balancer-internal-subnet',
  'service.beta.kubernetes.io/azure-load-balancer-resource-group',
  'networking.gke.io/load-balancer-type',
  'cloud.google.com/load-balancer-type',
  'service.beta.kubernetes.io/oci-load-balancer-internal',
  'service.beta.kubernetes.io/openstack-internal-load-balancer',
  'service.beta.kubernetes.io/alibaba-cloud-loadbalancer-address-type',
  'service.beta.kubernetes.io/do-loadbalancer-network',
  'service.kubernetes.io/qcloud-loadbalancer-internal-subnetid',
  'service.kubernetes.io/ibm-load-balancer-cloud-provider-ip-type',
  'load-balancer.hetzner.cloud/use-private-ip',
];

/** Annotations with an address or a name that clients use: lost when they change, harmless when they are added. */
const NAME_AN_ADDRESS: readonly string[] = [
  'external-dns.alpha.kubernetes.io/hostname',
  'external-dns.alpha.kubernetes.io/internal-hostname',
  'service.beta.kubernetes.io/aws-load-balancer-eip-allocations',
  'service.beta.kubernetes.io/aws-load-balancer-private-ipv4-addresses',
  'service.beta.kubernetes.io/azure-load-balancer-ipv4',
  'service.beta.kubernetes.io/azure-pip-name',
  'service.beta.kubernetes.io/azure-dns-label-name',
  'networking.gke.io/load-balancer-ip-addresses',
  'metallb.universe.tf/loadBalancerIPs',
  'metallb.io/loadBalancerIPs',
  'metallb.universe.tf/address-pool',
  'metallb.io/address-pool',
  'lbipam.cilium.io/ips',
];

/** Values that say the same as no annotation. */
const SAME_AS_NONE: ReadonlySet<string> = new Set([
  '',
  'false',
  'External',
  'external',
  'PUBLIC',
  'public',
  'internet',
]);

/** The annotation that moves clients to another address: its name, and both values. */
export function movedAnnotations(
  before: Manifest,
  after: Manifest,
): readonly (readonly [name: string, from: string | undefined, to: string | undefined])[] {
  const [old, desired] = [before, after].map(({ metadata }) =>
    isRecord(metadata.annotations) ? metadata.annotations : {},
  );
  const changed = (names: readonly string[]) =>
    names
      .map((name) => [name, textOfAnnotation(old[name]), textOfAnnotation(desired[name])] as const)
      .filter(([, from, to]) => meaningOfAnnotation(from) !== meaningOfAnnotation(to));
  return [...changed(CHOOSE_THE_LOAD_BALANCER), ...changed(NAME_AN_ADDRESS).filter(([, from]) => from !== undefined)];
}

function textOfAnnotation(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function meaningOfAnnotation(value: string | undefined): string | undefined {
  return value === undefined || SAME_AS_NONE.has(value) ? undefined : value;
}
