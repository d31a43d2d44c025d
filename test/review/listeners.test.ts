import { describe, expect, test } from 'vitest';
import type { Effect } from '../../lib/lint/effect';
import { keyRow } from '../../lib/review/effects';
import { review } from '../../lib/review/review';
import { serverSet, votersOf } from '../support/kraft-pair';
import { manifestsOf } from './kraft-objects';

type Settings = Readonly<Record<string, string | undefined>>;

/** A broker with a listener for brokers, one for clients, and access control. */
const SECURED: Settings = {
  listeners: 'BROKERS://:9095,CLIENTS://:9092',
  'advertised.listeners': 'BROKERS://a:9095,CLIENTS://a:9092',
  'listener.security.protocol.map': 'BROKERS:SSL,CLIENTS:SSL',
  'inter.broker.listener.name': 'BROKERS',
  'listener.name.clients.ssl.client.auth': 'required',
  'authorizer.class.name': 'org.apache.kafka.metadata.authorizer.StandardAuthorizer',
  'super.users': 'User:kafka;User:admin',
};

const PLAIN: Settings = { listeners: 'PLAINTEXT://:9093', 'advertised.listeners': 'PLAINTEXT://a:9093' };

const entriesOf = (settings: Settings) =>
  new Map(Object.entries(settings).flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const])));

type Case = readonly [name: string, before: Settings, change: Settings, key: string, effect: Effect, words: string];

const CASES: readonly Case[] = [
  [
    'a listener added',
    PLAIN,
    { listeners: 'PLAINTEXT://:9093,MORE://:9094' },
    'listeners',
    'ROLL',
    'clients keep working',
  ],
  ['a listener removed', SECURED, { listeners: 'BROKERS://:9095' }, 'listeners', 'OUTAGE', 'no longer exists'],
  [
    'a listener that is no longer advertised',
    SECURED,
    { 'advertised.listeners': 'BROKERS://a:9095' },
    'advertised.listeners',
    'OUTAGE',
    'no longer exists',
  ],
  [
    'a listener renamed',
    SECURED,
    { listeners: 'BROKERS://:9095,USERS://:9092' },
    'listeners',
    'OUTAGE',
    'no longer exists',
  ],
  ['another port', SECURED, { listeners: 'BROKERS://:9095,CLIENTS://:9192' }, 'listeners', 'OUTAGE', 'the old port'],
  [
    'another host',
    SECURED,
    { 'advertised.listeners': 'BROKERS://a:9095,CLIENTS://b:9092' },
    'advertised.listeners',
    'ROLL',
    'cannot resolve it',
  ],
  [
    'localhost advertised',
    SECURED,
    { 'advertised.listeners': 'BROKERS://a:9095,CLIENTS://localhost:9092' },
    'advertised.listeners',
    'OUTAGE',
    'their own host',
  ],
  [
    'the listener of brokers in plain text',
    SECURED,
    { 'listener.security.protocol.map': 'BROKERS:PLAINTEXT,CLIENTS:SSL' },
    'listener.security.protocol.map',
    'OUTAGE',
    'the old protocol',
  ],
  [
    'a protocol of a listener that is not there',
    { ...SECURED, 'listener.security.protocol.map': 'BROKERS:SSL,CLIENTS:SSL,OLD:PLAINTEXT' },
    { 'listener.security.protocol.map': 'BROKERS:SSL,CLIENTS:SSL' },
    'listener.security.protocol.map',
    'ROLL',
    'keeps its protocol',
  ],
  [
    'another listener of brokers, which all have',
    SECURED,
    { 'inter.broker.listener.name': 'CLIENTS' },
    'inter.broker.listener.name',
    'ROLL',
    'find each other',
  ],
  [
    'another listener of brokers, which is added in the same step',
    PLAIN,
    {
      listeners: 'PLAINTEXT://:9093,BROKERS://:9095',
      'inter.broker.listener.name': 'BROKERS',
      'listener.security.protocol.map': 'PLAINTEXT:PLAINTEXT,BROKERS:SSL',
    },
    'inter.broker.listener.name',
    'OUTAGE',
    'do not have yet',
  ],
  [
    'another listener of brokers, which is not advertised',
    { ...SECURED, 'advertised.listeners': 'BROKERS://a:9095' },
    { 'inter.broker.listener.name': 'CLIENTS' },
    'inter.broker.listener.name',
    'OUTAGE',
    'do not have yet',
  ],
  [
    'another listener of brokers, and the old one removed',
    SECURED,
    { 'inter.broker.listener.name': 'CLIENTS', listeners: 'CLIENTS://:9092' },
    'inter.broker.listener.name',
    'OUTAGE',
    'do not have yet',
  ],
  [
    'certificates of clients required on one listener',
    { ...SECURED, 'listener.name.clients.ssl.client.auth': 'none' },
    { 'listener.name.clients.ssl.client.auth': 'required' },
    'listener.name.clients.ssl.client.auth',
    'OUTAGE',
    'without a certificate',
  ],
  [
    'certificates of clients required on a new listener',
    PLAIN,
    { listeners: 'PLAINTEXT://:9093,CLIENTS://:9092', 'listener.name.clients.ssl.client.auth': 'required' },
    'listener.name.clients.ssl.client.auth',
    'ROLL',
    'together with its listener',
  ],
  [
    'certificates of clients no longer asked for',
    { ...SECURED, 'authorizer.class.name': undefined },
    { 'listener.name.clients.ssl.client.auth': 'none' },
    'listener.name.clients.ssl.client.auth',
    'ROLL',
    'User:ANONYMOUS',
  ],
  [
    'certificates of clients no longer asked for, with ACLs',
    SECURED,
    { 'listener.name.clients.ssl.client.auth': 'none' },
    'listener.name.clients.ssl.client.auth',
    'OUTAGE',
    'User:ANONYMOUS',
  ],
  [
    'a mechanism removed from one listener',
    { ...SECURED, 'listener.name.clients.sasl.enabled.mechanisms': 'PLAIN,SCRAM-SHA-512' },
    { 'listener.name.clients.sasl.enabled.mechanisms': 'SCRAM-SHA-512' },
    'listener.name.clients.sasl.enabled.mechanisms',
    'OUTAGE',
    'are rejected',
  ],
  [
    'another mechanism among brokers, which all have',
    { ...SECURED, 'sasl.enabled.mechanisms': 'PLAIN,SCRAM-SHA-512', 'sasl.mechanism.inter.broker.protocol': 'PLAIN' },
    { 'sasl.mechanism.inter.broker.protocol': 'SCRAM-SHA-512' },
    'sasl.mechanism.inter.broker.protocol',
    'ROLL',
    'accepts the old and the new mechanism',
  ],
  [
    'another mechanism among brokers, which is added in the same step',
    { ...SECURED, 'sasl.enabled.mechanisms': 'PLAIN', 'sasl.mechanism.inter.broker.protocol': 'PLAIN' },
    { 'sasl.enabled.mechanisms': 'PLAIN,SCRAM-SHA-512', 'sasl.mechanism.inter.broker.protocol': 'SCRAM-SHA-512' },
    'sasl.mechanism.inter.broker.protocol',
    'OUTAGE',
    'reject each other',
  ],
  [
    'an authorizer without super users',
    PLAIN,
    { 'authorizer.class.name': 'x' },
    'authorizer.class.name',
    'OUTAGE',
    'the brokers themselves included',
  ],
  [
    'an authorizer with super users',
    PLAIN,
    { 'authorizer.class.name': 'x', 'super.users': 'User:kafka' },
    'authorizer.class.name',
    'OUTAGE',
    'neither a super user nor has an ACL',
  ],
  [
    'an authorizer that lets everyone in',
    PLAIN,
    { 'authorizer.class.name': 'x', 'super.users': 'User:kafka', 'allow.everyone.if.no.acl.found': 'true' },
    'authorizer.class.name',
    'ROLL',
    'may still do everything',
  ],
  ['no authorizer', SECURED, { 'authorizer.class.name': undefined }, 'authorizer.class.name', 'ROLL', 'control ends'],
  [
    'super users removed with the authorizer',
    SECURED,
    { 'authorizer.class.name': undefined, 'super.users': undefined },
    'super.users',
    'ROLL',
    'no authorizer reads it',
  ],
  ['a super user removed', SECURED, { 'super.users': 'User:admin' }, 'super.users', 'OUTAGE', 'follow its leaders'],
  [
    'a super user added',
    SECURED,
    { 'super.users': 'User:kafka;User:admin;User:x' },
    'super.users',
    'ROLL',
    'added user',
  ],
  [
    'other names of users, with ACLs',
    SECURED,
    { 'ssl.principal.mapping.rules': 'RULE:^CN=(.*)$/$1/' },
    'ssl.principal.mapping.rules',
    'OUTAGE',
    'no longer match',
  ],
  [
    'other names of users, without ACLs',
    PLAIN,
    { 'listener.name.plaintext.ssl.principal.mapping.rules': 'DEFAULT' },
    'listener.name.plaintext.ssl.principal.mapping.rules',
    'ROLL',
    'other names',
  ],
  [
    'TLS 1.3 alone',
    SECURED,
    { 'ssl.enabled.protocols': 'TLSv1.3' },
    'ssl.enabled.protocols',
    'OUTAGE',
    'this version of TLS',
  ],
];

test.each(CASES)('%s', (_, before, change, key, effect, words) => {
  const row = keyRow('broker', key, entriesOf(before), entriesOf({ ...before, ...change }));
  expect(row).toMatchObject({ effect, why: expect.stringContaining(words) });
});

const pem = (text: string) => `-----BEGIN CERTIFICATE-----\\n${text}\\n-----END CERTIFICATE-----`;

test.each([
  ['a second authority', pem('AAAA'), `${pem('AAAA')}\\n${pem('BBBB')}`, undefined],
  ['another authority', pem('AAAA'), pem('BBBB'), 'OUTAGE'],
  ['the old authority removed', `${pem('AAAA')}\\n${pem('BBBB')}`, pem('BBBB'), 'OUTAGE'],
])('authorities in the file of a server: %s', (_, from, to, effect) => {
  const key = 'listener.name.clients.ssl.truststore.certificates';
  const listeners = { listeners: 'CLIENTS://:9092' };
  const [before, after] = [from, to].map((value) => entriesOf({ ...listeners, [key]: value }));
  expect(keyRow('broker', key, before, after)?.effect).toBe(effect);
});

describe('how servers connect to controllers', () => {
  interface Quorum {
    readonly port: number;
    readonly names: string;
    readonly listeners: string;
    readonly protocols?: string;
  }
  const OLD: Quorum = { port: 9094, names: 'OLD', listeners: 'OLD://:9094' };
  const PROTOCOLS = 'PLAINTEXT:PLAINTEXT,OLD:PLAINTEXT,NEW:SSL';

  function objectsOf(brokers: Quorum, controllers = brokers) {
    const set = (name: string, roles: string, firstId: number, quorum: Quorum, listeners: string) =>
      serverSet({
        name,
        roles,
        firstId,
        replicas: 3,
        voters: votersOf('quorum', 1000, 3).replaceAll('9094', String(quorum.port)),
        more: [
          `controller.listener.names=${quorum.names}`,
          `listeners=${listeners}`,
          `listener.security.protocol.map=${quorum.protocols ?? PROTOCOLS}`,
        ],
      });
    return manifestsOf({
      ...set('quorum', 'controller', 1000, controllers, controllers.listeners),
      ...set('kafka', 'broker', 0, brokers, 'PLAINTEXT://:9093'),
    });
  }

  const OFFERED: Quorum = { ...OLD, names: 'OLD,NEW', listeners: 'OLD://:9094,NEW://:9096' };
  const SWITCHED: Quorum = { port: 9096, names: 'NEW,OLD', listeners: 'NEW://:9096,OLD://:9094' };
  const ALONE: Quorum = { port: 9096, names: 'NEW', listeners: 'NEW://:9096' };

  const lost = (before: readonly [Quorum, Quorum?], after: readonly [Quorum, Quorum?]) =>
    review(objectsOf(...before), objectsOf(...after)).changes.some(({ why }) => why.includes('do not find each other'));

  test.each<[string, Quorum, Quorum, boolean]>([
    ['a listener is offered', OLD, OFFERED, false],
    ['servers use it', OFFERED, SWITCHED, false],
    ['the old one is removed', SWITCHED, ALONE, false],
    ['offered and used at once', OLD, SWITCHED, true],
    ['used, and the old one removed at once', OFFERED, ALONE, true],
    ['replaced at once', OLD, ALONE, true],
    ['back at once', ALONE, OFFERED, true],
    ['another protocol', OLD, { ...OLD, protocols: PROTOCOLS.replace('OLD:PLAINTEXT', 'OLD:SSL') }, true],
    ['another port', OLD, { ...OLD, port: 9095, listeners: 'OLD://:9095' }, true],
    ['nothing', OLD, OLD, false],
  ])('%s', (_, before, after, isLost) => expect(lost([before], [after])).toBe(isLost));

  test('only the controllers change', () => {
    expect(lost([OLD, OFFERED], [OLD, SWITCHED])).toBe(false);
    expect(lost([OFFERED, OFFERED], [OFFERED, { ...OLD, listeners: 'OLD://:9194' }])).toBe(true);
  });

  test('controllers that are in no manifest', () => {
    const brokers = (quorum: Quorum) => objectsOf(quorum).filter(({ metadata }) => !metadata.name.includes('quorum'));
    const { changes } = review(brokers(OFFERED), brokers(SWITCHED));
    expect(changes.filter(({ why }) => why.includes('do not find each other'))).toHaveLength(1);
  });
});
