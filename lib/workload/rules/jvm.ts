import { heapFit } from '../../java/heap';
import { MEBIBYTE, parseQuantity } from '../../kubernetes/quantity';
import { findingIf, type Rule } from '../../lint/rule';
import type { WorkloadProps } from '../workload-props';
import { CONFIGURE_POD, type WorkloadModel } from './model';
import { quantityOf } from './quantities';

/** The heap from which on the JVM cannot compress pointers, unless objects are aligned more coarsely. */
const COMPRESSED_POINTERS = 32 * 1024 * MEBIBYTE;

/** Heap and options of the JVM. */
export const JVM_RULES: readonly Rule<WorkloadModel, WorkloadProps>[] = [
  {
    id: 'heap-not-a-quantity',
    severity: 'error',
    about: ['heap'],
    invalidates: ['heap'],
    check: ({ workload: { heap } }) => quantityOf(MEBIBYTE, 'heap', heap, '1Gi'),
    why: 'the JVM would not start',
    source: `${CONFIGURE_POD}/assign-memory-resource/`,
    examples: { good: [{ heap: '768Mi' }], bad: [{ heap: '1GB' }, { heap: '0' }, { heap: '512m' }] },
  },
  {
    id: 'heap-above-memory-limit',
    severity: 'error',
    about: ['heap', 'resources'],
    check: ({ workload: { heap, resources } }) =>
      findingIf(fitOf(heap, resources.memoryLimit) === 'above', {
        problem: `heap is ${heap}, resources.memoryLimit is ${resources.memoryLimit}`,
        fix: 'raise the limit, or lower the heap to about half of it',
      }),
    why: 'the JVM needs memory besides its heap: the container would be killed as soon as the heap is used',
    source: `${CONFIGURE_POD}/assign-memory-resource/#exceed-a-container-s-memory-limit`,
    examples: {
      good: [{ heap: '1Gi', resources: { memoryLimit: '1.5Gi' } }, { heap: '8Gi' }],
      bad: [
        { heap: '2Gi', resources: { memoryLimit: '1Gi' } },
        { heap: '2Gi', resources: { memoryLimit: '2048Mi' } },
      ],
    },
  },
  {
    id: 'heap-near-memory-limit',
    severity: 'warning',
    about: ['heap', 'resources'],
    check: ({ workload: { heap, resources } }) =>
      findingIf(fitOf(heap, resources.memoryLimit) === 'near', {
        problem: `heap is ${heap}, resources.memoryLimit is ${resources.memoryLimit}`,
        fix: 'leave at least a quarter of the limit to the JVM itself, its threads and buffers; half is usual',
      }),
    why: 'the JVM needs memory besides its heap: the container may be killed under load',
    source: `${CONFIGURE_POD}/assign-memory-resource/#exceed-a-container-s-memory-limit`,
    examples: {
      good: [{ heap: '3Gi', resources: { memoryLimit: '4Gi' } }],
      bad: [{ heap: '3500Mi', resources: { memoryLimit: '4Gi' } }],
    },
  },
  {
    id: 'heap-without-compressed-pointers',
    severity: 'warning',
    about: ['heap'],
    check: ({ workload: { heap } }) => {
      const bytes = parseQuantity(heap);
      return findingIf(bytes !== undefined && bytes >= COMPRESSED_POINTERS, {
        problem: `heap is ${heap}`,
        fix: 'use 31Gi or less; brokers rarely need more than 6Gi, because the rest of the memory is page cache',
      });
    },
    why: 'from 32 GiB on, the JVM uses pointers of twice the size: the heap has room for less, and pauses are longer',
    source: 'https://docs.oracle.com/en/java/javase/17/vm/java-hotspot-virtual-machine-performance-enhancements.html',
    examples: {
      good: [{ heap: '31Gi' }],
      bad: [{ heap: '32Gi' }, { heap: '64Gi', jvmOptions: ['-XX:+UseG1GC'] }],
    },
  },
  {
    id: 'heap-in-jvm-options',
    severity: 'error',
    about: ['jvmOptions'],
    check: ({ workload: { jvmOptions } }) =>
      jvmOptions
        .filter((option) => /^-(Xm[sx]|m[sx]|XX:(Max|Initial)(HeapSize|RAMPercentage)=)/.test(option))
        .map((option) => ({ problem: `jvmOptions contains ${option}`, fix: 'use the heap prop' })),
    why: 'it has no effect or overrides the heap prop, and it is not compared with the memory limit',
    source: 'https://docs.oracle.com/en/java/javase/17/docs/specs/man/java.html',
    examples: {
      good: [{ jvmOptions: ['-Xss512k'] }],
      bad: [{ jvmOptions: ['-Xmx9g'] }, { jvmOptions: ['-XX:MaxRAMPercentage=75'] }],
    },
  },
  {
    id: 'invalid-jvm-option',
    severity: 'error',
    about: ['jvmOptions'],
    check: ({ workload: { jvmOptions } }) =>
      jvmOptions.flatMap((option) =>
        findingIf(!/^[-@][^\s'"`$\\]+$/.test(option), {
          problem: `jvmOptions contains ${JSON.stringify(option)}`,
          fix: 'write one option per item, starting with a hyphen, without spaces, quotes, dollar signs or backslashes',
        }),
      ),
    why: "the servers' start scripts split options at spaces, even inside quotes, and the JVM would not start",
    source: 'bin/kafka-run-class.sh, bin/zkServer.sh',
    examples: {
      good: [{ jvmOptions: ['-XX:MaxGCPauseMillis=20', '@/opt/jvm.options', '-Dcom.example.list=a,b'] }],
      bad: [{ jvmOptions: ['-Dx=a b'] }, { jvmOptions: ['-Xlog:gc -Xlog:safepoint'] }, { jvmOptions: ["-Dx='y'"] }],
    },
  },
];

/** Undefined if one of the two is missing or is not a quantity, which another rule reports. */
function fitOf(heap: string, memoryLimit: string | undefined): ReturnType<typeof heapFit> | undefined {
  const [used, limit] = [heap, memoryLimit ?? ''].map(parseQuantity);
  return used === undefined || limit === undefined ? undefined : heapFit(used, limit);
}
