import { parseQuantity } from '../kubernetes/quantity';

const BINARY_QUANTITY = /^(\d+)(Ki|Mi|Gi|Ti)$/;

/**
 * Writes a quantity as the JVM reads sizes: `1Gi` becomes `1g` (the JVM's letters are powers of 1024), anything else
 * becomes bytes.
 */
export function jvmSize(quantity: string): string {
  const binary = BINARY_QUANTITY.exec(quantity);
  return binary === null
    ? String(Math.ceil(parseQuantity(quantity) ?? 0))
    : `${binary[1]}${binary[2][0].toLowerCase()}`;
}

/**
 * DNS cache lifetime, in seconds. A replaced pod has another address; with Java's default of 30 s the other servers keep
 * connecting to the old one, and neither a broker nor a member of an ensemble is back before they find the new one.
 *
 * @see https://docs.oracle.com/en/java/javase/17/docs/api/java.base/java/net/doc-files/net-properties.html#address-cache
 */
const DNS_CACHE_TTL = '-Dsun.net.inetaddr.ttl=5';

/** Options of every server's JVM. */
export const SERVER_FLAGS = ['-XX:+ExitOnOutOfMemoryError', DNS_CACHE_TTL];

/** The same initial and maximum size: a heap that has to grow fails later. */
export function heapFlags(heap: string): string {
  return `-Xms${jvmSize(heap)} -Xmx${jvmSize(heap)}`;
}

/**
 * Halves the start-up time, in which few methods run often enough to be compiled well. It costs peak throughput, of which
 * servers that only keep metadata have plenty: their writes wait for the disk.
 */
export const BRIEF_START = '-XX:TieredStopAtLevel=1';
