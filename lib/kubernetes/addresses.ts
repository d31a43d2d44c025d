const IPV4_ADDRESS = /^(25[0-5]|2[0-4]\d|1?\d?\d)(\.(25[0-5]|2[0-4]\d|1?\d?\d)){3}$/;

/** 4 or 6; 0 if the text is not an address. */
function familyOf(text: string): number {
  if (IPV4_ADDRESS.test(text)) return 4;
  const [head, tail, ...more] = text.split('::');
  if (!text.includes(':') || more.length > 0) return 0;
  const groups = [head, tail ?? ''].flatMap((part) => (part === '' ? [] : part.split(':')));
  // the last 32 bits may be written as an IPv4 address
  const last = groups[groups.length - 1] ?? '';
  const count = groups.length + (IPV4_ADDRESS.test(last) ? 1 : 0);
  const areGroups = groups.every(
    (group, index) => /^[0-9a-f]{1,4}$/i.test(group) || (index === groups.length - 1 && IPV4_ADDRESS.test(group)),
  );
  return areGroups && (tail === undefined ? count === 8 : count < 8) ? 6 : 0;
}

/** A range of addresses, such as `10.0.0.0/8`. */
export function isCidr(text: string): boolean {
  const match = /^([^/]+)\/(\d{1,3})$/.exec(text);
  const family = familyOf(match?.[1] ?? '');
  if (match === null || family === 0) return false;
  // leading zeros could be octal
  if (match[2] !== String(Number(match[2]))) return false;
  return Number(match[2]) <= (family === 4 ? 32 : 128);
}

export function isAddress(text: string): boolean {
  return familyOf(text) !== 0;
}

/** Whether a range of addresses lies within another, and is smaller. IPv4 only; of IPv6, every range does. */
export function isCidrWithin(inner: string, outer: string): boolean {
  const isWithin = isIpv4Within(inner, outer);
  return isWithin === undefined || (isWithin && ipv4Range(inner)?.length !== ipv4Range(outer)?.length);
}

/** Whether an IPv4 range is part of another one, or the same; undefined if one of them is not IPv4. An address is a range of one. */
export function isIpv4Within(inner: string, outer: string): boolean | undefined {
  const [first, second] = [inner, outer].map(ipv4Range);
  if (first === undefined || second === undefined) return undefined;
  return (
    first.length >= second.length &&
    networkOf(first.address, second.length) === networkOf(second.address, second.length)
  );
}

/** A range of IPv4 addresses by its first one: `10.1.0.0/16` for `10.1.2.3/16`; undefined for IPv6. */
export function canonicalCidr(text: string): string | undefined {
  const range = ipv4Range(text);
  if (range === undefined) return undefined;
  const first = networkOf(range.address, range.length) * 2 ** (32 - range.length);
  return `${[24, 16, 8, 0].map((bits) => Math.floor(first / 2 ** bits) % 256).join('.')}/${range.length}`;
}

interface Ipv4Range {
  readonly address: number;
  /** Bits that all addresses of the range have in common. */
  readonly length: number;
}

function ipv4Range(text: string): Ipv4Range | undefined {
  const [, a, b, c, d, length = '32'] = /^(\d+)\.(\d+)\.(\d+)\.(\d+)(?:\/(\d+))?$/.exec(text) ?? [];
  if (d === undefined) return undefined;
  const address = [a, b, c, d].reduce((sum, part) => sum * 256 + Number(part), 0);
  return { address, length: Number(length) };
}

function networkOf(address: number, length: number): number {
  return Math.floor(address / 2 ** (32 - length));
}
