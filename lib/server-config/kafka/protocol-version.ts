/** The key of the inter-broker protocol version, such as `3.9` or `0.10.2-IV0`. */
export const INTER_BROKER_PROTOCOL = 'inter.broker.protocol.version';

/** Undefined for a text that is not a version. */
function parseVersion(text: string): readonly [number, number] | undefined {
  const match = /^(\d+)\.(\d+)/.exec(text);
  return match === null ? undefined : [Number(match[1]), Number(match[2])];
}

/** Whether a version is at least this one. */
export function isAtLeast(text: string, major: number, minor: number): boolean {
  const version = parseVersion(text);
  return version !== undefined && (version[0] > major || (version[0] === major && version[1] >= minor));
}

/** The message format of brokers with this protocol: 2 since 0.11, 1 since 0.10. */
export function recordVersion(text: string): number | undefined {
  if (parseVersion(text) === undefined) return undefined;
  if (isAtLeast(text, 0, 11)) return 2;
  return isAtLeast(text, 0, 10) ? 1 : 0;
}
