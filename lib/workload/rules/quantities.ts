import { MEBIBYTE, parseQuantity } from '../../kubernetes/quantity';
import { findingIf, type Violation } from '../../lint/rule';

/**
 * What is wrong with a prop that must be a Kubernetes quantity of at least `min`. Less than a mebibyte of memory is a mistake:
 * `512m` is half a byte to Kubernetes, although half a gigabyte to the JVM.
 */
export function quantityOf(min: number, prop: string, value: string, example: string): readonly Violation[] {
  const amount = parseQuantity(value);
  const unit = min === MEBIBYTE ? ' (bytes end with Mi, Gi or Ti, not MB or GB; 500m is half a CPU)' : '';
  return findingIf(amount === undefined || amount < min, {
    problem: `${prop} is ${JSON.stringify(value)}`,
    fix: `write a Kubernetes quantity such as ${example}${unit}`,
  });
}

/** False as well if one of the two is missing or is not a quantity, which another rule reports. */
export function exceeds(a: string | undefined, b: string | undefined): boolean {
  const [x, y] = [a, b].map((text) => (text === undefined ? undefined : parseQuantity(text)));
  return x !== undefined && y !== undefined && x > y;
}
