import { expect, test } from 'vitest';
import type { Manifest } from '../../lib/manifests/manifest';
import { review } from '../../lib/review/review';
import type { Free } from '../support/review';
import { configMap, type ServerWorkload, serverWorkload } from '../support/server-workload';

const limit = (memory: string | undefined, more: Free = {}) => ({
  container: { resources: { limits: { memory } }, ...more },
});

/** The effects of the change on the heap. */
function heapEffects(
  before: ServerWorkload,
  after: ServerWorkload,
  others: readonly (readonly Manifest[])[] = [[], []],
) {
  const { changes } = review([serverWorkload(before), ...others[0]], [serverWorkload(after), ...others[1]]);
  return changes.filter(({ to }) => String(to).startsWith('a heap of')).map(({ effect, to }) => `${effect}: ${to}`);
}

const heap = (name: string, value: string, memory = '2Gi', more: ServerWorkload = {}): ServerWorkload => ({
  ...limit(memory),
  env: { [name]: value },
  ...more,
});

const ABOVE = 'OUTAGE: a heap of 4Gi, a limit of 2Gi';
const ZOOKEEPER = { image: 'zookeeper:3.9.3' };

test.each<readonly [string, ServerWorkload, ServerWorkload, readonly string[]]>([
  ['raised above the limit', heap('KAFKA_HEAP_OPTS', '-Xmx1G'), heap('KAFKA_HEAP_OPTS', '-Xmx4G -Xms4G'), [ABOVE]],
  ['added', limit('2Gi'), heap('KAFKA_HEAP_OPTS', '-Xmx4G -Xms4G'), [ABOVE]],
  ['a lower limit', heap('KAFKA_HEAP_OPTS', '-Xmx4G', '8Gi'), heap('KAFKA_HEAP_OPTS', '-Xmx4G'), [ABOVE]],
  ['a new limit', { env: { KAFKA_HEAP_OPTS: '-Xmx4G' } }, heap('KAFKA_HEAP_OPTS', '-Xmx4G'), [ABOVE]],
  [
    'equal to the limit',
    limit('4Gi'),
    heap('KAFKA_HEAP_OPTS', '-Xmx4G', '4Gi'),
    ['OUTAGE: a heap of 4Gi, a limit of 4Gi'],
  ],
  ['the default of Kafka', limit('4Gi'), limit('512Mi'), ['OUTAGE: a heap of 1Gi, a limit of 512Mi']],
  [
    'the default of ZooKeeper',
    { ...limit('4Gi'), ...ZOOKEEPER },
    { ...limit('512Mi'), ...ZOOKEEPER },
    ['OUTAGE: a heap of 1000Mi, a limit of 512Mi'],
  ],
  ['of ZooKeeper', { ...limit('2Gi'), ...ZOOKEEPER }, heap('ZK_SERVER_HEAP', '4096', '2Gi', ZOOKEEPER), [ABOVE]],
  ['JVMFLAGS', { ...limit('2Gi'), ...ZOOKEEPER }, heap('JVMFLAGS', '-Xmx4g', '2Gi', ZOOKEEPER), [ABOVE]],
  [
    'ZOO_HEAP_SIZE',
    { ...limit('2Gi'), image: 'bitnami/zookeeper:3.9' },
    heap('ZOO_HEAP_SIZE', '4096', '2Gi', { image: 'bitnami/zookeeper:3.9' }),
    [ABOVE],
  ],
  ['KAFKA_OPTS, which comes later', limit('2Gi'), heap('KAFKA_OPTS', '-Xmx4g'), [ABOVE]],
  ['_JAVA_OPTIONS', limit('2Gi'), heap('_JAVA_OPTIONS', '-Xmx4g'), [ABOVE]],
  [
    'in the command',
    limit('2Gi'),
    limit('2Gi', { command: ['sh', '-c', 'KAFKA_HEAP_OPTS=-Xmx4G exec kafka-server-start.sh x'] }),
    [ABOVE],
  ],
  [
    'a percentage',
    limit('4Gi'),
    heap('KAFKA_HEAP_OPTS', '-XX:MaxRAMPercentage=100', '4Gi'),
    ['OUTAGE: a heap of 4Gi, a limit of 4Gi'],
  ],
  [
    'near the limit',
    limit('4Gi'),
    heap('KAFKA_HEAP_OPTS', '-Xmx3584m', '4Gi'),
    ['LATENT: a heap of 3584Mi, a limit of 4Gi'],
  ],
  [
    'replaced by deletion',
    { ...limit('2Gi'), spec: { updateStrategy: { type: 'OnDelete' } } },
    heap('KAFKA_HEAP_OPTS', '-Xmx4G', '2Gi', { spec: { updateStrategy: { type: 'OnDelete' } } }),
    ['LATENT: a heap of 4Gi, a limit of 2Gi'],
  ],
  [
    'of a Deployment',
    { ...limit('2Gi'), kind: 'Deployment' },
    heap('KAFKA_HEAP_OPTS', '-Xmx4G', '2Gi', { kind: 'Deployment' }),
    [ABOVE],
  ],
  [
    'of a sidecar',
    { ...limit('2Gi'), image: 'example/app:1' },
    heap('JAVA_TOOL_OPTIONS', '-Xmx4G', '2Gi', { image: 'example/app:1' }),
    [ABOVE],
  ],
])('%s', (_, before, after, effects) => {
  expect(heapEffects(before, after)).toEqual(effects);
});

test.each<readonly [string, ServerWorkload, ServerWorkload]>([
  ['a heap of half the limit', limit('4Gi'), heap('KAFKA_HEAP_OPTS', '-Xmx2G', '4Gi')],
  ['no limit', {}, { env: { KAFKA_HEAP_OPTS: '-Xmx64G' } }],
  ['a lower heap', heap('KAFKA_HEAP_OPTS', '-Xmx4G'), heap('KAFKA_HEAP_OPTS', '-Xmx3G')],
  [
    'another variable',
    heap('KAFKA_HEAP_OPTS', '-Xmx4G'),
    heap('KAFKA_HEAP_OPTS', '-Xmx4G', '2Gi', { annotations: { a: 'b' } }),
  ],
  ['a higher limit', heap('KAFKA_HEAP_OPTS', '-Xmx4G'), heap('KAFKA_HEAP_OPTS', '-Xmx4G', '8Gi')],
  ['JAVA_TOOL_OPTIONS, which the start script overrides', limit('2Gi'), heap('JAVA_TOOL_OPTIONS', '-Xmx4G')],
  ['a container without a JVM', { ...limit('2Gi'), image: 'busybox:1' }, { ...limit('1Mi'), image: 'busybox:1' }],
  ['the default of Kafka in enough memory', limit('4Gi'), limit('2Gi')],
])('harmless: %s', (_, before, after) => {
  expect(heapEffects(before, after)).toEqual([]);
});

test('a heap in a ConfigMap, which no pod is restarted for', () => {
  const workload: ServerWorkload = limit('2Gi', { envFrom: [{ configMapRef: { name: 'env' } }] });
  const sides = ['-Xmx1G', '-Xmx4G'].map((options) => [configMap('env', { KAFKA_HEAP_OPTS: options })]);
  expect(heapEffects(workload, workload, sides)).toEqual(['LATENT: a heap of 4Gi, a limit of 2Gi']);
});
