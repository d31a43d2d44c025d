import { describe, expect, test } from 'vitest';
import type { Manifest } from '../../lib/manifests/manifest';
import { review } from '../../lib/review/review';
import { ADDRESS_CUTS } from '../../lib/review/services/address-cuts';
import { REACH_CUTS } from '../../lib/review/services/reach-cuts';
import type { Fields, ServiceExample } from '../../lib/review/services/service-cut';

const service = ({ annotations, ...spec }: Fields): Manifest => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'x', annotations },
  spec: { selector: { app: 'x' }, ...spec },
});

const workload = (image: string): Manifest => ({
  apiVersion: 'apps/v1',
  kind: 'StatefulSet',
  metadata: { name: 'x' },
  spec: { template: { metadata: { labels: { app: 'x' } }, spec: { containers: [{ name: 'x', image }] } } },
});

const whysOf = ([before, after]: ServiceExample, others: readonly Manifest[] = []) =>
  review([service(before), ...others], [service(after), ...others])
    .changes.filter(({ effect }) => effect === 'OUTAGE')
    .map(({ why }) => why);

describe.each([...REACH_CUTS, ...ADDRESS_CUTS].map((cut) => [cut.what, cut] as const))('%s', (_, { why, examples }) => {
  test.each(examples.cut.map((example) => [example] as const))('%j', (example) => {
    expect(whysOf(example)).toContain(why);
    expect(whysOf(example, [workload('apache/kafka:3.9.0')])).toContain(why);
    // of another application: as any Service
    expect(whysOf(example, [workload('grafana/grafana:11.0.0')])).not.toContain(why);
  });

  test.each(examples.harmless.map((example) => [example] as const))('harmless: %j', (example) => {
    expect(whysOf(example)).not.toContain(why);
  });
});
