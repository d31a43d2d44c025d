/** Certificates that are renewed while a cluster runs. */
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { allReady, pods, restarts } from '../cluster';
import { progress } from '../eventually';
import { kubectl } from '../kubectl';
import { createNamespace, removeNamespace } from '../namespace';
import { Witness } from '../reliability/witness';
import { KRAFT } from '../stack';
import { Authority, type KeyAndCertificate, serialOf } from './authority';
import { OF_CLIENT, OF_NODES, SecuredCluster } from './secured';

const run = inject('run');
const LOAD = { topics: 1, partitions: 12, rate: 50, bytes: 1024, replication: 3, minInSync: 2 };
const MINUTES = 60;

describe.each(['apache/kafka:4.3.1', 'apache/kafka:3.9.2'])('a renewed certificate, with %s', (image) => {
  const authority = new Authority('first');
  let namespace: string;
  let cluster: SecuredCluster;
  let witness: Witness;
  let first: KeyAndCertificate;
  let second: KeyAndCertificate;

  beforeAll(async () => {
    namespace = await createNamespace(run, `renewal-${image.replace(/\D+/g, '')}`);
    cluster = new SecuredCluster(namespace, image);
    first = authority.sign({ cn: 'kafka', names: cluster.names });
    await cluster.give(OF_NODES, first, authority.certificate);
    await cluster.give(OF_CLIENT, authority.sign({ cn: 'witness', names: ['witness'] }), authority.certificate);
    await cluster.apply();
    await allReady(namespace, { servers: KRAFT.servers });
    const node = await kubectl(['get', 'pod', 'kafka-2', '--namespace', namespace, '-o', 'jsonpath={.spec.nodeName}']);
    witness = await Witness.start(namespace, MINUTES, LOAD, node, {
      bootstrap: cluster.bootstrap,
      properties: cluster.clientProperties,
      secret: OF_CLIENT,
    });
  });

  afterAll(async () => {
    await witness?.stop();
    if (namespace) await removeNamespace(namespace);
  });

  it('is served by every node, without a restart and without a failed request', async () => {
    expect(new Set(Object.values(await cluster.served()))).toEqual(new Set([serialOf(first.certificate)]));
    second = authority.sign({ cn: 'kafka', names: cluster.names });
    await cluster.give(OF_NODES, second, authority.certificate);
    const before = witness.last;
    const { succeeded, log } = await cluster.renew('second');
    progress(log.trim().split('\n').join('; '));
    expect(succeeded, log).toBe(true);
    const served = await cluster.served();
    progress(JSON.stringify(served));
    expect(new Set(Object.values(served))).toEqual(new Set([serialOf(second.certificate)]));
    expect(restarts(await pods(namespace)), 'restarts').toBe(0);
    const { acked, failed, missing } = witness.last;
    progress(`${acked - before.acked} acknowledged, ${failed} failed`);
    expect(acked).toBeGreaterThan(before.acked);
    expect({ failed, missing }).toEqual({ failed: 0, missing: 0 });
  });
});
