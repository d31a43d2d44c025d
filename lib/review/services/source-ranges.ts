import { isIpv4Within } from '../../kubernetes/addresses';
import { member } from '../../manifests/fields';
import type { Manifest } from '../../manifests/manifest';

/** An older way to write spec.loadBalancerSourceRanges, which wins only if the field is not set. */
const ANNOTATION = 'service.beta.kubernetes.io/load-balancer-source-ranges';

const EVERYWHERE: readonly string[] = ['0.0.0.0/0'];

/** The addresses that a load balancer lets in, as ranges: all if none are listed. */
export function sourceRangesOf(service: Manifest): readonly string[] {
  const field = member(service, 'spec', 'loadBalancerSourceRanges');
  if (Array.isArray(field) && field.length > 0) return field.map(String).map((range) => range.trim());
  const text = member(service.metadata.annotations, ANNOTATION);
  const listed = typeof text === 'string' ? text.split(',').map((range) => range.trim()) : [];
  const ranges = listed.filter((range) => range !== '');
  return ranges.length === 0 ? EVERYWHERE : ranges;
}

/** Ranges with addresses that no range of another list has. */
export function rangesOutside(ranges: readonly string[], others: readonly string[]): readonly string[] {
  return ranges.filter((range) => !others.some((other) => isWithin(range, other)));
}

/** Whether a range is part of another one; IPv6 is compared as text, except that `::/0` has all. */
function isWithin(range: string, other: string): boolean {
  return range === other || (other === '::/0' && range.includes(':')) || isIpv4Within(range, other) === true;
}
