import type { KeyRow } from './key-row';
import { listOf, loses } from './value-changes';

const KEY = 'https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_';

/** By their names and ports: the address between them is a matter of the broker's host. */
const listenersOf = (list: string | undefined) => listOf(list).map((item) => item.replace(/:\/\/.*:/, '://:'));
const TWO_WAYS = (list: string) => [
  `add the new way beside the old one in ${list}, and let the brokers roll`,
  'change this key, and let them roll',
  'take the old way away, and let them roll',
];

/** Keys of brokers and controllers by which clients and servers reach each other, and are let in. */
export const BROKER_ACCESS_KEYS: readonly KeyRow[] = [
  {
    key: /^(listeners|advertised\.listeners)$/,
    when: (from, to) => from !== undefined && loses(listenersOf(from).join(), listenersOf(to).join()),
    which: 'a name or a port is gone',
    effect: 'OUTAGE',
    why: 'clients, and brokers that are not restarted yet, look for a listener that is there no more',
    steps: [
      'add the new listener beside the old one, and let the brokers roll',
      'let clients, and inter.broker.listener.name, change to the new one; let the brokers roll',
      'remove the old listener, and let them roll',
    ],
    source: `${KEY}listeners`,
  },
  {
    key: /^listener\.security\.protocol\.map$/,
    when: (from, to) => from !== undefined && loses(from, to),
    which: 'a listener has another protocol',
    effect: 'OUTAGE',
    why: 'clients and brokers that are not restarted yet speak the old protocol to it',
    steps: [
      'add a listener with the new protocol beside the old one, and let the brokers roll',
      'let clients, and inter.broker.listener.name, change to the new one; let the brokers roll',
      'remove the old listener, and let them roll',
    ],
    source: `${KEY}listener.security.protocol.map`,
  },
  {
    key: /^(inter\.broker\.listener\.name|security\.inter\.broker\.protocol|controller\.listener\.names)$/,
    effect: 'OUTAGE',
    why: 'servers that are restarted and those that are not yet no longer find each other',
    steps: TWO_WAYS('listeners'),
    source: `${KEY}inter.broker.listener.name`,
  },
  {
    key: /^sasl\.mechanism\.(inter\.broker|controller)\.protocol$/,
    effect: 'OUTAGE',
    why: 'brokers that are restarted and those that are not yet refuse each other',
    steps: TWO_WAYS('sasl.enabled.mechanisms'),
    source: `${KEY}sasl.mechanism.inter.broker.protocol`,
  },
  {
    key: /^sasl\.enabled\.mechanisms$/,
    when: (from, to) => loses(from ?? 'GSSAPI', to ?? 'GSSAPI'),
    which: 'one is gone',
    effect: 'OUTAGE',
    why: 'clients that log in by it are refused',
    steps: ['let every client change to another mechanism first'],
    source: `${KEY}sasl.enabled.mechanisms`,
  },
  {
    key: /^ssl\.client\.auth$/,
    when: (_, to) => to === 'required',
    which: 'to required',
    effect: 'OUTAGE',
    why: 'clients without a certificate are refused',
    steps: ['write requested, and let the brokers roll', 'give every client a certificate', 'write required then'],
    source: `${KEY}ssl.client.auth`,
  },
  {
    key: /^authorizer\.class\.name$/,
    when: (from, to) => (to ?? '') !== '' && from !== to,
    which: 'to another one',
    effect: 'OUTAGE',
    why: 'once another authorizer decides, whoever has no ACL of its own is refused, brokers among themselves as well',
    steps: [
      'name the brokers in super.users, set allow.everyone.if.no.acl.found=true, and let them roll',
      'add the ACLs of all clients, then take allow.everyone.if.no.acl.found away',
    ],
    source: `${KEY}authorizer.class.name`,
  },
  {
    key: /^allow\.everyone\.if\.no\.acl\.found$/,
    when: (from, to) => from === 'true' && to !== 'true',
    which: 'true no more',
    effect: 'OUTAGE',
    why: 'whoever has no ACL is refused from now on',
    steps: ['add the ACLs of all clients first; kafka-acls.sh --list shows them; then acknowledge this change'],
    source: 'https://kafka.apache.org/39/security/authorization-and-acls/',
  },
  {
    key: /^super\.users$/,
    when: (from, to) => loses(from?.replaceAll(';', ','), to?.replaceAll(';', ',')),
    which: 'one is gone',
    effect: 'OUTAGE',
    why: 'who is a super user no more is refused where it has no ACL: a broker among others cannot follow its leaders then',
    steps: ['keep the brokers; add the ACLs of the others first'],
    source: 'https://kafka.apache.org/39/security/authorization-and-acls/',
  },
];
