import { commaItems } from '../../../java/parse';
import { WAIT_FOR_ROLLOUT } from '../../steps';
import { ACLS, BROKER_CONFIGS } from '../sources';
import type { KeyRow } from './key-row';
import {
  BOTH_MECHANISMS_ENABLED,
  OF_LISTENER_OF_ONE_SIDE,
  OPEN_WITHOUT_ACL,
  WITH_AUTHORIZER,
  WITH_SUPER_USERS,
  WITHOUT_AUTHORIZER,
} from './side-conditions';
import { addFirst, changedTo, itemRemoved, NO_LONGER_TRUE, type ValueChange } from './value-changes';

const OTHER_AUTHORIZER: ValueChange = {
  name: 'to another class',
  matches: (from, to) => (to ?? '') !== '' && from !== to,
};

const NO_AUTHORIZER: ValueChange = {
  name: 'removed',
  matches: (from, to) => (from ?? '') !== '' && (to ?? '') === '',
};

const CERTIFICATES_NO_LONGER_ASKED: ValueChange = {
  name: 'from required or requested to none',
  matches: (from, to) => ['required', 'requested'].includes(from ?? '') && (to ?? 'none') === 'none',
};

/** Kafka separates users by semicolons: names may have commas. */
const users = (list: string | undefined) => commaItems(list?.replaceAll(';', ','));

const USER_ADDED: ValueChange = {
  name: 'a user is added',
  matches: (from, to) => users(to).some((user) => !users(from).includes(user)),
};

/** PEM blocks of a value; the value itself if it has none, as a reference to a file does not. */
const certificatesOf = (value: string | undefined): readonly string[] =>
  value
    ?.match(/-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g)
    ?.map((text) => text.replace(/\s|\\n/g, '')) ?? (value === undefined ? [] : [value]);

const ROLLED = { effect: 'ROLL', steps: [WAIT_FOR_ROLLOUT] } as const;
const ofListeners = (key: string): KeyRow['keys'] => [key, `listener.name.*.${key}`];

/** Keys of brokers and controllers by which those who connect are known, and what they may do. */
export const BROKER_ACCESS_KEYS: readonly KeyRow[] = [
  {
    keys: ['sasl.mechanism.inter.broker.protocol', 'sasl.mechanism.controller.protocol'],
    example: ['PLAIN', 'SCRAM-SHA-512'],
    effect: 'OUTAGE',
    why: 'servers that have restarted and those that have not reject each other',
    steps: addFirst('sasl.enabled.mechanisms'),
    source: `${BROKER_CONFIGS}sasl.mechanism.inter.broker.protocol`,
  },
  {
    keys: ['sasl.mechanism.inter.broker.protocol'],
    when: BOTH_MECHANISMS_ENABLED,
    example: ['PLAIN', 'SCRAM-SHA-512'],
    ...ROLLED,
    why: 'every broker accepts the old and the new mechanism, before and after',
    source: `${BROKER_CONFIGS}sasl.mechanism.inter.broker.protocol`,
  },
  {
    keys: ofListeners('sasl.enabled.mechanisms'),
    change: itemRemoved('a mechanism is removed', (list) => commaItems(list ?? 'GSSAPI')),
    example: ['PLAIN,SCRAM-SHA-512', 'SCRAM-SHA-512'],
    effect: 'OUTAGE',
    why: 'clients that authenticate with it are rejected',
    steps: ['move every client to another mechanism first'],
    source: `${BROKER_CONFIGS}sasl.enabled.mechanisms`,
  },
  {
    keys: ofListeners('ssl.client.auth'),
    change: changedTo('required'),
    example: ['none', 'required'],
    effect: 'OUTAGE',
    why: 'clients without a certificate are rejected',
    steps: [
      'set it to requested, and restart the brokers one by one',
      'give every client a certificate',
      'then set it to required',
    ],
    source: `${BROKER_CONFIGS}ssl.client.auth`,
  },
  {
    keys: ofListeners('ssl.client.auth'),
    change: CERTIFICATES_NO_LONGER_ASKED,
    example: ['required', 'none'],
    ...ROLLED,
    why: 'the certificates of clients no longer count: all clients are User:ANONYMOUS, also those without one',
    source: `${BROKER_CONFIGS}ssl.client.auth`,
  },
  {
    keys: ofListeners('ssl.client.auth'),
    change: CERTIFICATES_NO_LONGER_ASKED,
    when: WITH_AUTHORIZER,
    example: ['required', 'none'],
    effect: 'OUTAGE',
    why: 'the certificates of clients no longer count: all clients are User:ANONYMOUS, which the authorizer rejects without an ACL',
    steps: ['keep it required; or add a listener with another authentication, and move the clients to it first'],
    source: `${BROKER_CONFIGS}ssl.client.auth`,
  },
  {
    keys: ofListeners('ssl.enabled.protocols'),
    change: itemRemoved('a version is removed', (list) => commaItems(list ?? 'TLSv1.2,TLSv1.3')),
    example: ['TLSv1.2,TLSv1.3', 'TLSv1.3'],
    effect: 'OUTAGE',
    why: 'clients that know only this version of TLS can no longer connect',
    steps: ['make sure that every client knows one that stays first'],
    source: `${BROKER_CONFIGS}ssl.enabled.protocols`,
  },
  {
    keys: ofListeners('ssl.truststore.certificates'),
    change: itemRemoved('an authority is removed', certificatesOf),
    example: ['one', 'other'],
    effect: 'OUTAGE',
    why: 'servers and clients with a certificate of the old authority are rejected: while it is rolled out, those that have restarted reject the others',
    steps: [
      'trust both authorities, and restart all servers and clients',
      'give all of them certificates of the new one',
      'then remove the old one',
    ],
    source: `${BROKER_CONFIGS}ssl.truststore.certificates`,
  },
  {
    keys: [...ofListeners('ssl.principal.mapping.rules'), ...ofListeners('principal.builder.class')],
    example: ['DEFAULT', 'RULE:^CN=(.*)$/$1/'],
    ...ROLLED,
    why: 'users that are known by their certificates have other names from now on: quotas, and the ACLs of an authorizer to come, are by these names',
    source: `${BROKER_CONFIGS}ssl.principal.mapping.rules`,
  },
  {
    keys: [...ofListeners('ssl.principal.mapping.rules'), ...ofListeners('principal.builder.class')],
    when: WITH_AUTHORIZER,
    example: ['DEFAULT', 'RULE:^CN=(.*)$/$1/'],
    effect: 'OUTAGE',
    why: 'users have other names from now on: ACLs and super.users that have the old names no longer match, those of the brokers included',
    steps: [
      'add ACLs and super.users with the new names, keep the old ones, and restart all servers',
      'change this key, and restart the servers one by one',
      'then remove the old names',
    ],
    source: ACLS,
  },
  {
    keys: ['authorizer.class.name'],
    change: OTHER_AUTHORIZER,
    example: [undefined, 'org.example.Authorizer'],
    effect: 'OUTAGE',
    why: 'the new authorizer rejects everyone without an ACL, the brokers themselves included: without super.users, they cannot even register, nor follow their leaders',
    steps: [
      'add the brokers to super.users, set allow.everyone.if.no.acl.found=true, and restart the brokers one by one',
      'add the ACLs of all clients, then remove allow.everyone.if.no.acl.found',
    ],
    source: `${BROKER_CONFIGS}authorizer.class.name`,
  },
  {
    keys: ['authorizer.class.name'],
    change: OTHER_AUTHORIZER,
    when: WITH_SUPER_USERS,
    example: [undefined, 'org.example.Authorizer'],
    effect: 'OUTAGE',
    why: 'the new authorizer rejects every client that is neither a super user nor has an ACL',
    steps: [
      'set allow.everyone.if.no.acl.found=true with it, and restart all servers',
      'add the ACLs of all clients, then remove allow.everyone.if.no.acl.found; if all clients are super users, acknowledge this change',
    ],
    source: ACLS,
  },
  {
    keys: ['authorizer.class.name'],
    change: OTHER_AUTHORIZER,
    when: OPEN_WITHOUT_ACL,
    example: [undefined, 'org.example.Authorizer'],
    ...ROLLED,
    why: 'everyone may still do everything with what has no ACL; the first ACL of a topic, a group or the cluster shuts out all others from it',
    source: ACLS,
  },
  {
    keys: ['authorizer.class.name'],
    change: NO_AUTHORIZER,
    example: ['org.example.Authorizer', undefined],
    ...ROLLED,
    why: 'access control ends: whoever can connect may read, write and delete everything, whatever the ACLs are',
    source: ACLS,
  },
  {
    keys: ['allow.everyone.if.no.acl.found'],
    change: NO_LONGER_TRUE,
    example: ['true', 'false'],
    effect: 'OUTAGE',
    why: 'clients without an ACL are rejected from now on',
    steps: [
      'add ACLs for all clients first (kafka-acls.sh --list shows those that exist); then acknowledge this change',
    ],
    source: ACLS,
  },
  {
    keys: ['allow.everyone.if.no.acl.found'],
    change: changedTo('true'),
    example: ['false', 'true'],
    ...ROLLED,
    why: 'whoever can connect may do everything with what has no ACL, the cluster itself included',
    source: ACLS,
  },
  {
    keys: ['super.users'],
    change: USER_ADDED,
    example: ['User:a', 'User:a;User:b'],
    ...ROLLED,
    why: 'the added user may do everything on each server that has restarted, whatever the ACLs are',
    source: ACLS,
  },
  {
    keys: ['super.users'],
    change: itemRemoved('a user is removed', users),
    example: ['User:a;User:b', 'User:a'],
    effect: 'OUTAGE',
    why: 'a user that is no longer a super user is rejected where it has no ACL: a broker, for example, can no longer follow its leaders',
    steps: ['keep the brokers; add the ACLs of the other users first'],
    source: ACLS,
  },
  {
    keys: ['super.users', 'allow.everyone.if.no.acl.found'],
    when: WITHOUT_AUTHORIZER,
    example: ['User:a', undefined],
    ...ROLLED,
    why: 'no authorizer reads it any more',
    source: ACLS,
  },
  {
    keys: ['listener.name.*'],
    when: OF_LISTENER_OF_ONE_SIDE,
    example: [undefined, 'x'],
    ...ROLLED,
    why: 'the setting is added, or removed, together with its listener',
    source: `${BROKER_CONFIGS}listeners`,
  },
];
