/** A running cluster moves from plain text to TLS and access control, and back, under load, in the steps of docs/recipes.md. */
import { writeFileSync } from 'node:fs';
import { App, Chart } from 'cdk8s';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { Authentication, Authorization, Certificate, KafkaCluster, Listener, NodeSecurity } from '../../../lib';
import { securityPage } from '../../../scripts/security/page';
import { applyObjects, rolledOut } from '../cluster';
import { kubernetesVersion } from '../kubectl';
import { allRolledOut } from '../reliability/actions';
import { expectNothingLost } from '../reliability/bench';
import type { Observation } from '../reliability/observation';
import { Rig } from '../reliability/rig';
import type { Variant } from '../reliability/variant';
import { type Connection, type Load, PLAIN } from '../reliability/witness';
import { KRAFT, ZOOKEEPER } from '../stack';
import { Authority, tlsSecret } from './pki';
import { keepMoves } from './results';

const run = inject('run');
const LOAD: Load = { topics: 2, partitions: 30, rate: 200, bytes: 2048, replication: 3, minInSync: 2 };
const LONGEST_STALL = 3;

const certificate = Certificate.fromSecret('kafka-tls');
const listeners = { clients: Listener.inCluster({ port: 9092, authentication: Authentication.mutualTls() }) };

const PLAIN_TEXT: Variant = {};
const OFFERING: Variant = { kafka: { nodeSecurity: NodeSecurity.offeringTls(certificate), listeners } };
const ACCEPTING: Variant = { kafka: { nodeSecurity: NodeSecurity.acceptingPlaintext(certificate), listeners } };
const TLS: Variant = { kafka: { nodeSecurity: NodeSecurity.mutualTls(certificate), listeners } };
const ACLS: Variant = {
  kafka: { ...TLS.kafka, authorization: Authorization.acls({ superUsers: ['User:witness'] }) },
};

/** In the order in which a cluster goes through them; the witness connects by TLS from the first listener for clients on. */
const STEPS: readonly (readonly [step: string, variant: Variant, connects: 'plain' | 'tls'])[] = [
  ['1: offering TLS, with a listener for clients', OFFERING, 'plain'],
  ['2: accepting plain text', ACCEPTING, 'tls'],
  ['3: TLS alone', TLS, 'tls'],
  ['4: ACLs', ACLS, 'tls'],
  ['back to 3: TLS alone', TLS, 'tls'],
  ['back to 2: accepting plain text', ACCEPTING, 'tls'],
  ['back to 1: offering TLS', OFFERING, 'tls'],
  ['back to plain text', PLAIN_TEXT, 'plain'],
];

describe.each([KRAFT, ZOOKEEPER])('from plain text to TLS under load: $name', (stack) => {
  const moves: Observation[] = [];
  let rig: Rig;
  let connected: 'plain' | 'tls' = 'plain';
  let turn = 0;

  beforeAll(async () => {
    rig = await Rig.start(stack, {
      run,
      purpose: `moving-${stack.name}`,
      variant: PLAIN_TEXT,
      load: LOAD,
      prepare: secrets,
    });
  });

  afterAll(async () => {
    await rig?.end();
    if (moves.length === 0) return;
    keepMoves(stack.name, { kubernetes: await kubernetesVersion(), images: stack.images, load: LOAD, moves });
    writeFileSync('docs/security.md', securityPage());
  });

  it.each(STEPS)('%s', async (step, variant, connects) => {
    if (connects !== connected) {
      turn += 1;
      await rig.connect({ ...CONNECTIONS[connects](), name: `witness-${turn}` }, LOAD);
      connected = connects;
    }
    const observation = await rig.observe(step, async () => {
      await rig.apply(variant, stack.keeperSet);
      await rolledOut(rig.namespace, stack.keeperSet);
      await rig.apply(variant);
      await allRolledOut(rig);
    });
    moves.push(observation);
    expectNothingLost(observation);
    expect(observation.belowMin, 'seconds with partitions below min in-sync').toBe(0);
    expect(observation.longestStall, 'longest stall in seconds').toBeLessThan(LONGEST_STALL);
    expect(observation.restarts, 'restarts').toBe(0);
  });
});

const CONNECTIONS: Readonly<Record<'plain' | 'tls', () => Omit<Connection, 'name'>>> = {
  plain: () => PLAIN,
  tls: () => ({
    bootstrap: 'kafka-svc:9092',
    client: { properties: cluster().clientConfig('clients'), secret: 'witness-tls' },
  }),
};

/** A cluster like those of the steps, for what it says of itself. */
function cluster(): KafkaCluster {
  return new KafkaCluster(new Chart(new App(), 'kafka'), 'kafka', TLS.kafka);
}

async function secrets(namespace: string): Promise<void> {
  const authority = new Authority('nodes-and-clients');
  const nodes = authority.issue({ commonName: 'kafka', dnsNames: cluster().certificateNames(namespace) });
  await applyObjects(namespace, [
    tlsSecret('kafka-tls', nodes, authority),
    tlsSecret('witness-tls', authority.issue({ commonName: 'witness' }), authority),
  ]);
}
