/** The servers that images run. */
export type Product = 'kafka' | 'zookeeper';

/** A version of Kafka or ZooKeeper; the minor number is undefined if a tag such as `3` leaves it open. */
export interface ReleaseNumbers {
  readonly major: number;
  readonly minor: number | undefined;
}

/**
 * How a tag gives the version:
 *
 * - `plain`: it begins with the version, as in `3.9.0-debian-12-r1`.
 * - `scala`: a version of Scala comes first, as in `2.13-3.8.1`.
 * - `named`: the name of the product comes first, as in `0.45.0-kafka-3.9.0`.
 * - `second`: a version of the image comes first, as in `1.0-3.4.10`.
 * - `confluent`: it begins with the version of Confluent Platform.
 * - `none`: numbers of its own.
 */
export type VersionScheme = 'plain' | 'scala' | 'named' | 'second' | 'confluent' | 'none';

const NUMBERS = '(\\d+)(?:\\.(\\d+))?';

/** What follows the numbers: `3.9.0`, `3.9.0-jre-17`, but not the hash `3f8a2b1`. */
const END = '(?:[.\\d]*(?:$|[-_+.]))';

const PATTERNS: Readonly<Record<Exclude<VersionScheme, 'none'>, RegExp>> = {
  plain: new RegExp(`^v?${NUMBERS}${END}`),
  confluent: new RegExp(`^v?${NUMBERS}${END}`),
  scala: new RegExp(`^2\\.\\d+(?:\\.\\d+)?[-_]${NUMBERS}${END}`),
  named: new RegExp(`(?:kafka|zookeeper)-${NUMBERS}${END}`),
  second: new RegExp(`^v?[\\d.]+-${NUMBERS}${END}`),
};

/** The schemes of images that are not known, in the order in which they are tried. */
const GUESSES: readonly VersionScheme[] = ['named', 'scala', 'plain'];

/** The last minor number of each major one; Kafka 4 and ZooKeeper 3 go on. */
const RELEASES: Readonly<Record<Product, ReadonlyMap<number, number>>> = {
  kafka: new Map([
    [0, 11],
    [1, 1],
    [2, 8],
    [3, 9],
    [4, 99],
  ]),
  zookeeper: new Map([[3, 99]]),
};

/** Whether a version is this one or a newer one; a minor number that is open could be any. */
export function isAtLeastVersion(
  { major, minor }: ReleaseNumbers,
  [otherMajor, otherMinor]: readonly [number, number],
): boolean {
  return major > otherMajor || (major === otherMajor && (minor ?? otherMinor) >= otherMinor);
}

/** The version of a product that a tag states; undefined if it states none that exists. */
export function versionInTag(
  tag: string | undefined,
  product: Product,
  scheme: VersionScheme | undefined,
): ReleaseNumbers | undefined {
  if (tag === undefined || scheme === 'none') return undefined;
  if (scheme === undefined) {
    return GUESSES.map((guess) => versionInTag(tag, product, guess)).find((version) => version !== undefined);
  }
  const [, major, minor] = PATTERNS[scheme].exec(tag) ?? [];
  if (major === undefined) return undefined;
  const stated = { major: Number(major), minor: minor === undefined ? undefined : Number(minor) };
  return existing(scheme === 'confluent' ? ofConfluentPlatform(stated, product) : stated, product);
}

function existing(version: ReleaseNumbers | undefined, product: Product): ReleaseNumbers | undefined {
  const lastMinor = version === undefined ? undefined : RELEASES[product].get(version.major);
  return lastMinor === undefined || (version?.minor ?? 0) > lastMinor ? undefined : version;
}

/** @see https://docs.confluent.io/platform/current/installation/versions-interoperability.html */
const CONFLUENT_PLATFORM: ReadonlyMap<string, Readonly<Record<Product, string>>> = new Map([
  ['3.0', { kafka: '0.10', zookeeper: '3.4' }],
  ['3.1', { kafka: '0.10', zookeeper: '3.4' }],
  ['3.2', { kafka: '0.10', zookeeper: '3.4' }],
  ['3.3', { kafka: '0.11', zookeeper: '3.4' }],
  ['4.0', { kafka: '1.0', zookeeper: '3.4' }],
  ['4.1', { kafka: '1.1', zookeeper: '3.4' }],
  ['5.0', { kafka: '2.0', zookeeper: '3.4' }],
  ['5.1', { kafka: '2.1', zookeeper: '3.4' }],
  ['5.2', { kafka: '2.2', zookeeper: '3.4' }],
  ['5.3', { kafka: '2.3', zookeeper: '3.4' }],
  ['5.4', { kafka: '2.4', zookeeper: '3.5' }],
  ['5.5', { kafka: '2.5', zookeeper: '3.5' }],
  ['6.0', { kafka: '2.6', zookeeper: '3.5' }],
  ['6.1', { kafka: '2.7', zookeeper: '3.5' }],
  ['6.2', { kafka: '2.8', zookeeper: '3.5' }],
  ['7.0', { kafka: '3.0', zookeeper: '3.6' }],
  ['7.1', { kafka: '3.1', zookeeper: '3.6' }],
  ['7.2', { kafka: '3.2', zookeeper: '3.6' }],
  ['7.3', { kafka: '3.3', zookeeper: '3.6' }],
  ['7.4', { kafka: '3.4', zookeeper: '3.6' }],
  ['7.5', { kafka: '3.5', zookeeper: '3.6' }],
  ['7.6', { kafka: '3.6', zookeeper: '3.8' }],
  ['7.7', { kafka: '3.7', zookeeper: '3.8' }],
  ['7.8', { kafka: '3.8', zookeeper: '3.8' }],
  ['7.9', { kafka: '3.9', zookeeper: '3.8' }],
]);

/** The version in a release of Confluent Platform. From 8.0 on, it has no ZooKeeper, and 8.n has Kafka 4.n. */
function ofConfluentPlatform({ major, minor }: ReleaseNumbers, product: Product): ReleaseNumbers | undefined {
  if (major === 8) return product === 'kafka' ? { major: 4, minor } : undefined;
  const version = CONFLUENT_PLATFORM.get(`${major}.${minor}`)?.[product];
  if (version === undefined) return undefined;
  const [kafkaMajor, kafkaMinor] = version.split('.').map(Number);
  return { major: kafkaMajor, minor: kafkaMinor };
}
