import { expect, test } from 'vitest';
import { heapFit, heapOptions } from '../../lib/java/heap';

test.each([
  ['-Xmx4G -Xms4G', 4 * 2 ** 30],
  ['-Xms1g -Xmx512m', 512 * 2 ** 20],
  ['-Xmx1073741824', 2 ** 30],
  ['-Xmx1G -Xmx2G', 2 * 2 ** 30],
  ['-XX:MaxHeapSize=1g', 2 ** 30],
  ['export KAFKA_HEAP_OPTS="-Xmx2G"', 2 * 2 ** 30],
  ['-Xms1g', undefined],
  ['-XX:MaxRAMPercentage=50', undefined],
  ['-Dx=-Xmxabc', undefined],
])('%s has a heap of %s bytes', (options, max) => {
  expect(heapOptions(options).max).toBe(max);
});

test('a percentage', () => {
  expect(heapOptions('-XX:MaxRAMPercentage=50 -XX:MaxRAMPercentage=75.5').maxPercentage).toBe(75.5);
});

test.each([
  [3, 'fits'],
  [3.5, 'near'],
  [4, 'above'],
  [5, 'above'],
])('a heap of %s of 4: %s', (heap, fit) => {
  expect(heapFit(heap, 4)).toBe(fit);
});
