import { parseQuantity } from '../kubernetes/quantity';

const BINARY = /^(\d+)(Ki|Mi|Gi|Ti)$/;

/**
 * Writes a quantity as the JVM reads sizes: `1Gi` becomes `1g` (the JVM's letters are powers of 1024), anything else
 * becomes bytes.
 */
export function jvmSize(quantity: string): string {
  const binary = BINARY.exec(quantity);
  return binary === null
    ? String(Math.ceil(parseQuantity(quantity) ?? 0))
    : `${binary[1]}${binary[2][0].toLowerCase()}`;
}

/**
 * For how many seconds a server believes an address. A pod that was replaced has another one; with Java's own 30 s the others
 * call the old one for as long, and neither a broker nor a member of an ensemble is back before they have found it.
 *
 * @see https://docs.oracle.com/en/java/javase/17/docs/api/java.base/java/net/doc-files/net-properties.html#address-cache
 */
const ADDRESS_SECONDS = '-Dsun.net.inetaddr.ttl=5';

/** What every server's JVM is told. */
export const SERVER_FLAGS = ['-XX:+ExitOnOutOfMemoryError', ADDRESS_SECONDS];

/** Initial and greatest heap alike: a server's heap that grows later fails later. */
export function heapFlags(heap: string): string {
  return `-Xms${jvmSize(heap)} -Xmx${jvmSize(heap)}`;
}
