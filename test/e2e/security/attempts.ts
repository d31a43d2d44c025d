/** Who tries what at a secured cluster, and where that has to end. */

/** Where a client is refused: what names the piece that did it. */
export type Outcome =
  | 'allowed'
  /** Either side finds no language in common, and the connection ends before a name is known. */
  | 'connection'
  | "broker's TLS"
  | "client's TLS"
  | 'login'
  | 'ACLs';

export type ListenerName = 'certified' | 'users' | 'listed' | 'open' | 'plain';

export interface Attempt {
  readonly who: string;
  readonly listener: ListenerName | 'brokers' | 'controllers';
  /** The Secret that the client has; each is a directory. */
  readonly files: string;
  /** Properties that it has otherwise than `clientConfig` says; an undefined one is left out. */
  readonly properties?: Readonly<Record<string, string | undefined>>;
  readonly operation: string;
  /** The topic, group or user that the operation is about. */
  readonly subject: string;
  readonly expected: Outcome;
}

type Row = readonly [
  who: string,
  files: string,
  operation: string,
  expected: Outcome,
  properties?: Attempt['properties'],
];

const PLAIN_TEXT = { 'security.protocol': 'PLAINTEXT' };
const NO_KEY = {
  'ssl.keystore.type': undefined,
  'ssl.keystore.key': undefined,
  'ssl.keystore.certificate.chain': undefined,
};
const WITHOUT_LOGIN = { 'security.protocol': 'SSL' };
const WITHOUT_TLS = { 'security.protocol': 'SASL_PLAINTEXT' };
const PLAIN_LOGIN = (directory: string) => login('PLAIN', 'plain.PlainLoginModule', directory);
const SCRAM_LOGIN = (directory: string) => login('SCRAM-SHA-512', 'scram.ScramLoginModule', directory);

function login(mechanism: string, module: string, directory: string): Attempt['properties'] {
  const file = (name: string) => `"\${secrets:/clients/${directory}:${name}}"`;
  return {
    'sasl.mechanism': mechanism,
    'sasl.jaas.config': `org.apache.kafka.common.security.${module} required username=${file('username')} password=${file('password')};`,
  };
}

/** Not a name of the certificate, though it leads to the brokers. */
export const OTHER_NAME = 'other-name';

const READS = 'read orders';

const CERTIFIED: readonly Row[] = [
  ['alice, with a certificate and an ACL', 'alice', READS, 'allowed'],
  ['alice', 'alice', 'join readers', 'allowed'],
  ['alice', 'alice', 'write orders', 'ACLs'],
  ['alice', 'alice', 'read payments', 'ACLs'],
  ['alice', 'alice', 'join others', 'ACLs'],
  ['alice', 'alice', 'create more', 'ACLs'],
  ['alice', 'alice', 'delete orders', 'ACLs'],
  ['alice', 'alice', 'configure-topic orders', 'ACLs'],
  ['alice', 'alice', 'configure-brokers all', 'ACLs'],
  ['alice', 'alice', 'allow alice', 'ACLs'],
  ['alice', 'alice', 'add-user alice', 'ACLs'],
  ['alice', 'alice', 'describe-users all', 'ACLs'],
  ['alice', 'alice', 'cluster-acls all', 'ACLs'],
  ['admin, a super user', 'admin', 'configure-brokers all', 'allowed'],
  ['bob, with a certificate and no ACL', 'bob', READS, 'ACLs'],
  ['bob', 'bob', 'write orders', 'ACLs'],
  ['mallory, whose certificate another authority signed', 'mallory', READS, "broker's TLS"],
  ['a certificate that has ended', 'ended', READS, "broker's TLS"],
  ['no certificate', 'alice', READS, "broker's TLS", NO_KEY],
  ['plain text', 'alice', READS, 'connection', PLAIN_TEXT],
  ['a certificate of the nodes, where clients have another authority', 'nodes', READS, "broker's TLS"],
  ['alice, who trusts another authority', 'distrustful', READS, "client's TLS"],
  [
    'alice, by a name that is not in the certificate',
    'alice',
    READS,
    "client's TLS",
    { 'bootstrap.servers': `${OTHER_NAME}:9092` },
  ],
];

const USERS: readonly Row[] = [
  ['carol, with a password and an ACL', 'carol', READS, 'allowed'],
  ['carol', 'carol', 'write orders', 'ACLs'],
  ['carol, with a wrong password', 'carol-wrong', READS, 'login'],
  ['a user who does not exist', 'stranger', READS, 'login'],
  ['dave, with a password and no ACL', 'dave', READS, 'ACLs'],
  ['no password', 'carol', READS, 'connection', WITHOUT_LOGIN],
  ['carol, without TLS', 'carol', READS, 'connection', WITHOUT_TLS],
  ['carol, by PLAIN', 'carol', READS, 'login', PLAIN_LOGIN('carol')],
  ['carol, who trusts another authority', 'carol-distrustful', READS, "client's TLS"],
];

const LISTED: readonly Row[] = [
  ['erin, on the list, with an ACL', 'erin', READS, 'allowed'],
  ['erin', 'erin', 'write orders', 'ACLs'],
  ['erin, with a wrong password', 'erin-wrong', READS, 'login'],
  ['carol, who is not on the list', 'carol', READS, 'login'],
  ['erin, by SCRAM', 'erin', READS, 'login', SCRAM_LOGIN('erin')],
];

const OPEN: readonly Row[] = [
  ['anyone, over TLS', 'anyone', READS, 'ACLs'],
  ['anyone, over TLS', 'anyone', 'create more', 'ACLs'],
];

const PLAIN: readonly Row[] = [
  ['anyone, in plain text', 'anyone', READS, 'ACLs'],
  ['anyone, in plain text', 'anyone', 'write orders', 'ACLs'],
];

const NODES = {
  brokers: [
    ['a node', 'nodes', READS, 'allowed'],
    ['alice, whose authority is that of clients', 'alice', READS, "broker's TLS"],
    ['a certificate with the name of the nodes, signed by the authority of clients', 'forged', READS, "broker's TLS"],
    ['mallory', 'mallory', READS, "broker's TLS"],
    ['no certificate', 'nodes', READS, "broker's TLS", NO_KEY],
    ['plain text', 'nodes', READS, 'connection', PLAIN_TEXT],
  ],
  controllers: [
    ['a node', 'nodes', 'quorum all', 'allowed'],
    ['alice, whose authority is that of clients', 'alice', 'quorum all', "broker's TLS"],
    [
      'a certificate with the name of the nodes, signed by the authority of clients',
      'forged',
      'quorum all',
      "broker's TLS",
    ],
    ['no certificate', 'nodes', 'quorum all', "broker's TLS", NO_KEY],
    ['plain text', 'nodes', 'quorum all', 'connection', PLAIN_TEXT],
  ],
} as const satisfies Record<string, readonly Row[]>;

/** What is tried once the cluster runs; controllers only where there are any. */
export const ATTEMPTS: readonly Attempt[] = [
  ...rows('certified', CERTIFIED),
  ...rows('users', USERS),
  ...rows('listed', LISTED),
  ...rows('open', OPEN),
  ...rows('plain', PLAIN),
  ...rows('brokers', NODES.brokers),
  ...rows('controllers', NODES.controllers),
];

/** A user that is added, gets another password, and is removed, while the cluster runs. */
export const LIVE = {
  before: rows('users', [['frank, before he is added', 'frank', READS, 'login']]),
  added: rows('users', [['frank, once he is added', 'frank', READS, 'allowed']]),
  changed: rows('users', [
    ['frank, with his old password', 'frank', READS, 'login'],
    ['frank, with his new password', 'frank-new', READS, 'allowed'],
  ]),
  withoutAcl: rows('users', [['frank, once his ACL is removed', 'frank-new', READS, 'ACLs']]),
  removed: rows('users', [['frank, once he is removed', 'frank-new', READS, 'login']]),
};

function rows(listener: Attempt['listener'], all: readonly Row[]): Attempt[] {
  return all.map(([who, files, operation, expected, properties]) => {
    const [name, subject] = operation.split(' ');
    return { who, listener, files, operation: name, subject, expected, properties };
  });
}

/** Which piece refused, by what the client got to know: the exceptions, from the outermost to their cause. */
const PLACES: readonly (readonly [pattern: RegExp, place: Outcome])[] = [
  [/^allowed$/, 'allowed'],
  [/AuthorizationException/, 'ACLs'],
  [/SaslAuthenticationException|UnsupportedSaslMechanismException|IllegalSaslStateException/, 'login'],
  [
    /SslAuthenticationException.*(PKIX|No subject alternative|No name matching|Certificate(Exception|Expired))/,
    "client's TLS",
  ],
  [/SslAuthenticationException/, "broker's TLS"],
  // a client in plain text takes the broker's alert for the length of an answer, and has no memory for it
  [/TimeoutException|DisconnectException|OutOfMemoryError/, 'connection'],
];

export function placeOf(exceptions: string): Outcome | undefined {
  return PLACES.find(([pattern]) => pattern.test(exceptions))?.[1];
}
