/** Certificates and authorities that are replaced while a cluster runs, in the steps of docs/recipes.md. */
import { X509Certificate } from 'node:crypto';
import { App, Chart } from 'cdk8s';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import {
  Authentication,
  Certificate,
  KafkaCluster,
  type KafkaClusterProps,
  KafkaImage,
  Listener,
  NodeSecurity,
} from '../../../lib';
import { applyObjects, pods, restarts, roll } from '../cluster';
import { progress } from '../eventually';
import { allRolledOut } from '../reliability/actions';
import { expectNothingLost } from '../reliability/bench';
import { Rig } from '../reliability/rig';
import type { Variant } from '../reliability/variant';
import type { Connection, Load } from '../reliability/witness';
import { KRAFT } from '../stack';
import { Authority, type Identity, secret } from './pki';
import { type Renewal, renew, served } from './renewal';

const run = inject('run');
const LOAD: Load = { topics: 1, partitions: 12, rate: 100, bytes: 2048, replication: 3, minInSync: 2 };
const NODES = 'kafka-tls';
const WITNESS = 'witness-tls';

/** A cluster that renews its certificates, with a client that shows one. */
class Renewing {
  public rig!: Rig;
  private jobs = 0;

  public constructor(private readonly image: string) {}

  public async start(
    purpose: string,
    ofNodes: Authority,
    authorities: string,
    variant = this.variant(),
  ): Promise<void> {
    this.rig = await Rig.start(KRAFT, {
      run,
      purpose,
      variant,
      load: LOAD,
      connection: this.connection('witness'),
      prepare: async (namespace) => {
        await this.give(namespace, NODES, this.certificate(namespace, ofNodes), authorities);
        await this.give(namespace, WITNESS, ofNodes.issue({ commonName: 'witness' }), authorities);
      },
    });
  }

  /** For the nodes, with all names or others. */
  public certificate(namespace: string, authority: Authority, dnsNames?: readonly string[]): Identity {
    const names = dnsNames ?? this.cluster().certificateNames(namespace);
    return authority.issue({ commonName: 'kafka', dnsNames: names });
  }

  public async give(namespace: string, name: string, { key, certificate }: Identity, ca: string): Promise<void> {
    await applyObjects(namespace, [secret(name, { 'tls.key': key, 'tls.crt': certificate, 'ca.crt': ca })]);
  }

  /** Replaces what the nodes have, lets the CronJob run, and returns what it said. */
  public async replace(identity: Identity, authorities: string, patience?: number): Promise<Renewal> {
    await this.give(this.rig.namespace, NODES, identity, authorities);
    this.jobs += 1;
    const renewal = await renew(this.rig.namespace, `renewal-${this.jobs}`, patience);
    progress(`${renewal.succeeded ? 'succeeded' : 'failed'}: ${renewal.log.trim().replaceAll('\n', '; ')}`);
    return renewal;
  }

  public connection(name: string): Connection {
    const properties = this.cluster().clientConfig('clients');
    return { name, bootstrap: 'kafka-svc:9092', client: { properties, secret: WITNESS } };
  }

  public variant(authentication = Authentication.mutualTls(), more: KafkaClusterProps['listeners'] = {}): Variant {
    return {
      kafka: {
        image: KafkaImage.official(this.image),
        nodeSecurity: NodeSecurity.mutualTls(Certificate.fromSecret(NODES)),
        listeners: { clients: Listener.inCluster({ port: 9092, authentication }), ...more },
      },
    };
  }

  private cluster(): KafkaCluster {
    return new KafkaCluster(new Chart(new App(), 'kafka'), 'kafka', this.variant().kafka);
  }
}

async function expectServed(namespace: string, { certificate }: Identity): Promise<void> {
  const { serialNumber } = new X509Certificate(certificate);
  const all = await served(namespace);
  expect(all).toEqual(Object.fromEntries(Object.keys(all).map((port) => [port, serialNumber])));
  expect(Object.keys(all)).toHaveLength(9);
}

const IMAGES = ['apache/kafka:4.3.1', 'apache/kafka:3.9.2'];

describe.each(IMAGES)('a renewed certificate: %s', (image) => {
  const authority = new Authority('first');
  const renewing = new Renewing(image);
  let current: Identity;

  beforeAll(() => renewing.start(`renewed-${image.replace(/\D+/g, '')}`, authority, authority.certificate));

  afterAll(() => renewing.rig?.end());

  it('is served by all listeners of all nodes, without a restart or a failed request', async () => {
    const { rig } = renewing;
    current = renewing.certificate(rig.namespace, authority);
    const observation = await rig.observe('a renewed certificate', async () => {
      const { succeeded, log } = await renewing.replace(current, authority.certificate);
      expect(succeeded, log).toBe(true);
    });
    await expectServed(rig.namespace, current);
    expectNothingLost(observation);
    expect(observation.restarts, 'restarts').toBe(0);
  });

  it('is refused if nodes could not use it, and the one before stays', async () => {
    const { rig } = renewing;
    const { namespace } = rig;
    const unfit = renewing.certificate(namespace, authority, ['elsewhere.example']);
    const ofStrangers = renewing.certificate(namespace, new Authority('strangers'));
    const observation = await rig.observe('certificates that do not fit', async () => {
      const named = await renewing.replace(unfit, authority.certificate, 20);
      expect(named.log).toContain('tls.crt is not for the name kafka-0.kafka-svc');
      const paired = await renewing.replace({ ...current, key: unfit.key }, authority.certificate, 20);
      expect(paired.log).toContain('tls.key is not the key of tls.crt');
      const strange = await renewing.replace(ofStrangers, authority.certificate, 20);
      expect([named, paired, strange].map(({ succeeded }) => succeeded)).toEqual([false, false, false]);
    });
    await expectServed(namespace, current);
    expectNothingLost(observation);
    expect(observation.restarts, 'restarts').toBe(0);
  });
});

describe.each(IMAGES)('listeners that change after a renewal: %s', (image) => {
  const authority = new Authority('only');
  const renewing = new Renewing(image);

  beforeAll(() => {
    const passing = { passing: Listener.inCluster({ port: 9097, authentication: Authentication.mutualTls() }) };
    const variant = renewing.variant(Authentication.mutualTls(), passing);
    return renewing.start(`listeners-${image.replace(/\D+/g, '')}`, authority, authority.certificate, variant);
  });

  afterAll(() => renewing.rig?.end());

  it('hinder no start, and no later renewal', async () => {
    const { rig } = renewing;
    const { namespace } = rig;
    const first = await renewing.replace(renewing.certificate(namespace, authority), authority.certificate);
    expect(first.succeeded, first.log).toBe(true);
    // one needs no certificate of clients any more, the other is gone
    await rig.apply(renewing.variant(Authentication.none()));
    await allRolledOut(rig);
    const renewed = renewing.certificate(namespace, authority);
    const second = await renewing.replace(renewed, authority.certificate);
    expect(second.succeeded, second.log).toBe(true);
    await expectServed(namespace, renewed);
    expect(restarts(await pods(namespace))).toBe(0);
  });
});

describe.each(IMAGES)('a replaced authority: %s', (image) => {
  const [former, latter] = ['former', 'latter'].map((name) => new Authority(name));
  const both = former.certificate + latter.certificate;
  const renewing = new Renewing(image);
  let before: Identity;
  let after: Identity;

  beforeAll(() => renewing.start(`authority-${image.replace(/\D+/g, '')}`, former, former.certificate));

  afterAll(() => renewing.rig?.end());

  async function step(name: string, identity: Identity, authorities: string, rolls: boolean): Promise<void> {
    const { rig } = renewing;
    const observation = await rig.observe(name, async () => {
      const { succeeded, log } = await renewing.replace(identity, authorities);
      expect(succeeded, log).toBe(true);
      if (!rolls) return;
      await roll(rig.namespace, KRAFT.keeperSet);
      await roll(rig.namespace, 'kafka');
    });
    await expectServed(rig.namespace, identity);
    expectNothingLost(observation);
  }

  it('1: both are trusted', async () => {
    before = renewing.certificate(renewing.rig.namespace, former);
    await step('both authorities', before, both, true);
  });

  it('2: the nodes, and then clients, have certificates of the new one', async () => {
    const { rig } = renewing;
    after = renewing.certificate(rig.namespace, latter);
    await step('certificates of the new authority', after, both, true);
    await renewing.give(rig.namespace, WITNESS, latter.issue({ commonName: 'witness' }), both);
    await rig.connect(renewing.connection('witness-2'), LOAD);
  });

  it('3: the old one is not trusted any more', async () => {
    await step('the old authority is gone', after, latter.certificate, false);
  });
});
