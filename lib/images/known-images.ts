import { type ImageReference, imageReference } from './image-reference';
import { KAFKA_IMAGES } from './kafka-images';
import type { KnownImage } from './known-image';
import { type Product, type ReleaseNumbers, versionInTag } from './version-schemes';
import { ZOOKEEPER_IMAGES } from './zookeeper-images';

/** All images that are known, in the order in which they are looked for. */
export const KNOWN_IMAGES: readonly KnownImage[] = [...KAFKA_IMAGES, ...ZOOKEEPER_IMAGES];

/** By the last part of their names, which every name that is recognised ends with. */
const BY_LAST_PART: ReadonlyMap<string, readonly (readonly [name: string, image: KnownImage])[]> = byLastPart();

function byLastPart(): ReadonlyMap<string, (readonly [string, KnownImage])[]> {
  const found = new Map<string, (readonly [string, KnownImage])[]>();
  for (const image of KNOWN_IMAGES) {
    for (const name of image.names) {
      const last = name.slice(name.lastIndexOf('/') + 1);
      found.set(last, [...(found.get(last) ?? []), [name, image]]);
    }
  }
  return found;
}

const DOCKER_HUB: ReadonlySet<string | undefined> = new Set([undefined, 'docker.io', 'index.docker.io']);

/** What is known about an image by the name of its repository; undefined if anybody could have built it. */
export function knownImage(image: string): KnownImage | undefined {
  return imageOfReference(imageReference(image));
}

function imageOfReference(reference: ImageReference): KnownImage | undefined {
  const repository = fullRepository(reference);
  const candidates = BY_LAST_PART.get(repository.slice(repository.lastIndexOf('/') + 1)) ?? [];
  return candidates.find(([name]) => repository === name || repository.endsWith(`/${name}`))?.[1];
}

/** Docker Hub calls its own images `library/…`, also where that is left out. */
function fullRepository({ registry, repository }: ImageReference): string {
  return DOCKER_HUB.has(registry) && !repository.includes('/') ? `library/${repository}` : repository;
}

/** Names of images that run something else beside, or for, a server. */
const OTHER =
  /exporter|jmx|connect|proxy|operator|manager|agent|redpanda|cruise|registry|bridge|mirror|kafkacat|akhq|kafdrop|minion|lag|(^|[-_])(ui|rest|cli|clients?|tools|init|topics?|tests?)($|[-_])/i;

/** Whether an image is something beside a server, by its name. */
export function isToolImage(image: string): boolean {
  return knownImage(image) === undefined && OTHER.test(lastPartOf(imageReference(image)));
}

function lastPartOf({ repository }: ImageReference): string {
  return repository.slice(repository.lastIndexOf('/') + 1);
}

/** The products that an image runs, by its name; none if it names neither, or something beside a server. */
export function productsOf(image: string): readonly Product[] {
  const reference = imageReference(image);
  const known = imageOfReference(reference);
  if (known !== undefined) return known.products;
  const name = lastPartOf(reference);
  if (OTHER.test(name)) return [];
  if (/zookeeper|^zk/i.test(name)) return ['zookeeper'];
  return /kafka/i.test(name) ? ['kafka'] : [];
}

/** The version of its server that an image's tag states; undefined if it states none. A digest states none either. */
export function versionOf(image: string | undefined): ReleaseNumbers | undefined {
  if (image === undefined) return undefined;
  const reference = imageReference(image);
  const known = imageOfReference(reference);
  const [product = 'kafka'] = productsOf(image);
  return versionInTag(reference.tag, product, known?.versions);
}

/** `3.9`; undefined if the minor number is not known either. */
export function versionText(version: ReleaseNumbers | undefined): string | undefined {
  return version?.minor === undefined ? undefined : `${version.major}.${version.minor}`;
}
