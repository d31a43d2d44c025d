import { parseQuantity } from './quantity';

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

/** Initial and greatest heap alike: a server's heap that grows later fails later. */
export function heapFlags(heap: string): string {
  return `-Xms${jvmSize(heap)} -Xmx${jvmSize(heap)}`;
}
