/** What the options of a JVM say of its heap. */
export interface HeapOptions {
  /** In bytes; undefined if no option sets it. */
  readonly max: number | undefined;
  /** Of the memory of the container, if there is no maximum. */
  readonly maxPercentage: number | undefined;
}

const BYTES: Readonly<Record<string, number>> = { '': 1, k: 2 ** 10, m: 2 ** 20, g: 2 ** 30, t: 2 ** 40 };

const MAX_HEAP = /(?:^|[\s"'=,])-(?:Xmx|XX:MaxHeapSize=|mx)(\d+)([kmgt]?)(?![\w.])/gi;
const PERCENTAGE = /-XX:MaxRAMPercentage=(\d+(?:\.\d+)?)/g;

/** The heap in the options of a JVM: of several, the last one counts. */
export function heapOptions(options: string): HeapOptions {
  const [, amount, unit = ''] = [...options.matchAll(MAX_HEAP)].at(-1) ?? [];
  const [, percentage] = [...options.matchAll(PERCENTAGE)].at(-1) ?? [];
  return {
    max: amount === undefined ? undefined : Number(amount) * BYTES[unit.toLowerCase()],
    maxPercentage: percentage === undefined ? undefined : Number(percentage),
  };
}

/** How much of the memory limit of its container a heap may use. */
const MAX_SHARE_OF_LIMIT = 0.75;

/** Whether a heap fits into a memory limit, both in bytes: the JVM needs memory besides its heap. */
export function heapFit(heap: number, limit: number): 'fits' | 'near' | 'above' {
  if (heap >= limit) return 'above';
  return heap > limit * MAX_SHARE_OF_LIMIT ? 'near' : 'fits';
}
