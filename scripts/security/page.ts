import type { Observation } from '../../test/e2e/reliability/observation';
import {
  type AttemptsOfRun,
  type Cost,
  type Costs,
  type SecurityResults,
  securityResults,
  type Tried,
} from '../../test/e2e/security/results';

/** docs/security.md: what is protected from whom, and what came of attempts to get in. */
export function securityPage(): string {
  const { attempts, moves, costs } = securityResults();
  return `${[THREATS, ...attemptsSection(attempts), ...movesSection(moves), ...costsSection(costs), END].join('\n\n')}\n`;
}

const THREATS = `<!-- Written by \`npm run test:e2e -- security\`, which keeps its results in test/e2e/security/results.json; \`npm run generate\` rewrites it from there. -->

# Security

What TLS, logins, ACLs and network policies protect, and what they do not. How to switch them on:
[recipes.md](recipes.md#tls-and-access-control). Without these props, a cluster has one listener in plain text, and whoever reaches its port may do everything.

## What is protected from whom

| who | could | is stopped by | unless |
|---|---|---|---|
| a pod that belongs to none of your clients | read and write all topics | \`authorization\` and a listener with \`authentication\`; \`networkPolicy\` before that | a listener has \`Authentication.none()\` and \`User:ANONYMOUS\` has an ACL, or the network plug-in enforces no policies |
| a client with an identity | read topics of others, change settings, give itself rights | ACLs: without one, nothing is allowed | it is a super user |
| someone who can read the network between nodes | see messages and passwords | TLS among nodes (\`nodeSecurity\`) and on each listener (\`encryption\`) | a listener has \`Encryption.none()\` |
| someone who can answer in place of a broker or a controller | receive messages and passwords | the certificate: clients, tools and nodes check its names and its authority | they have the authority's key, or a client switched the check of names off |
| a client that shows a certificate where only nodes should be | replicate all data, change the metadata | the ports of nodes trust \`ca.crt\` of the nodes' Secret alone; \`Authentication.mutualTls('clients-ca')\` gives clients another authority | clients and nodes have the same authority: then whoever gets a certificate for clients from it can be a node |
| someone who reads the manifests, their repository, or the ConfigMaps | learn keys and passwords | they are in Secrets only; Kafka reads them from mounted files | you write a password into \`config\` |
| a former user | go on as before | removing the SCRAM user or the ACL: at once for new logins and for each request; sessions end after an hour (\`connections.max.reauth.ms\`) | it has a certificate: that is valid until it ends. Remove its ACLs |

## What is not protected

- **The Kubernetes API.** Who may read Secrets of the namespace, execute commands in its pods, or create pods there, is a super user of Kafka. The same holds for
  administrators of nodes.
- **The names of nodes.** The CN of the nodes' certificate (\`kafka\`, the name of the cluster) is a super user on each listener. Let no one get a certificate
  with this CN from an authority that a listener trusts, and add no user with this name.
- **Data on disks.** Kafka does not encrypt it. Use a storage class that does.
- **Load.** A client with an identity can fill the network and the disks. Kafka's quotas limit it; this library sets none.
- **ZooKeeper.** Brokers speak to it in plain text and without a login. Whoever reaches its port can change everything, also ACLs: restrict it with
  \`networkPolicy\` of the ensemble, or use KRaft.
- **Denial of service before a login.** TLS handshakes cost CPU. \`networkPolicy\` decides who can begin one.`;

const END = `## Run it yourself

\`\`\`sh
export KUBECONFIG=…            # three nodes, a default storage class; needs Java 17, Maven and openssl here
npm run test:e2e -- security   # writes this page
\`\`\``;

function attemptsSection({ kraft, zookeeper }: SecurityResults['attempts']): string[] {
  if (kraft === undefined || zookeeper === undefined) return [];
  const columns = [kraft, zookeeper];
  const [first] = columns;
  const places = columns.map(({ kubernetes, images }) => `${images.join(' and ')} on Kubernetes ${kubernetes}`);
  return [
    '## Who gets in',
    `Each client of this table ran against a cluster with all of it: ${places.join('; ')}. The two last columns tell which piece refused, as the
client got to know it. *broker's TLS*: the broker did not accept the certificate, or had none to look at. *client's TLS*: the client did not accept the broker.
*login*: wrong user, password or mechanism. *ACLs*: known, and not allowed to. *connection*: the two sides did not find a language in common.

The listeners: \`certified\` has \`Authentication.mutualTls('clients-ca')\`, \`users\` \`scramSha512()\`, \`listed\` \`plain(…)\`, \`open\` \`none()\`, all with TLS; \`plain\` has
\`Encryption.none()\`. *brokers* and *controllers* are the ports that the nodes have for each other.`,
    [
      '| listener | who | tries to | KRaft | ZooKeeper |',
      '|---|---|---|---|---|',
      ...first.tried.map(
        (row) => `| ${[row.listener, row.who, operationOf(row), ...columns.map(outcome(row))].join(' | ')} |`,
      ),
    ].join('\n'),
  ];
}

const OPERATIONS: Readonly<Record<string, (subject: string) => string>> = {
  read: (topic) => `read ${topic}`,
  write: (topic) => `write ${topic}`,
  join: (group) => `join the group ${group}`,
  create: () => 'create a topic',
  delete: (topic) => `delete ${topic}`,
  'configure-topic': (topic) => `change the settings of ${topic}`,
  'configure-brokers': () => 'change settings of all brokers',
  allow: () => 'give itself an ACL for all topics',
  'add-user': () => 'add a user',
  'describe-users': () => 'list the users',
  'cluster-acls': () => 'list the ACLs',
  quorum: () => 'ask for the quorum',
};

function operationOf({ operation }: Tried): string {
  const [name, subject] = operation.split(' ');
  return OPERATIONS[name]?.(subject) ?? operation;
}

function outcome(row: Tried): (run: AttemptsOfRun) => string {
  return ({ tried }) =>
    tried.find(
      ({ who, listener, operation }) => who === row.who && listener === row.listener && operation === row.operation,
    )?.outcome ?? '–';
}

function movesSection({ kraft, zookeeper }: SecurityResults['moves']): string[] {
  const runs = [kraft, zookeeper].flatMap((run) => (run === undefined ? [] : [run]));
  if (runs.length === 0) return [];
  return [
    '## From plain text to TLS under load',
    `The steps of [recipes.md](recipes.md#tls-and-access-control) on a running cluster, and back again. A producer writes and a consumer reads all the time,
by plain text until there is a listener with TLS, then by it. [reliability.md](reliability.md) explains the columns.`,
    ...runs.flatMap(({ kubernetes, images, load, moves }) => [
      `${images.join(' and ')} on Kubernetes ${kubernetes}; ${load.rate} messages of ${load.bytes} bytes a second:`,
      [
        `| ${MOVES.map(([title]) => title).join(' | ')} |`,
        `|${'---|'.repeat(MOVES.length)}`,
        ...moves.map((row) => `| ${MOVES.map(([, cell]) => cell(row)).join(' | ')} |`),
      ].join('\n'),
    ]),
  ];
}

const MOVES: readonly (readonly [title: string, cell: (row: Observation) => string | number])[] = [
  ['step', (row) => row.case],
  ['seconds', ({ seconds }) => seconds.toFixed(1)],
  ['acknowledged', ({ acked }) => acked],
  ['lost, duplicated, out of order', ({ lost, duplicated, disordered }) => [lost, duplicated, disordered].join(', ')],
  ['below min in-sync', ({ belowMin, samples }) => `${belowMin} of ${samples} s`],
  ['longest stall', ({ longestStall }) => `${longestStall.toFixed(1)} s`],
  ['restarts', ({ restarts }) => restarts],
];

function costsSection(costs: Costs | undefined): string[] {
  if (costs === undefined) return [];
  const { kubernetes, images, records, plain, tls } = costs;
  const row = (title: string, number: (cost: Cost) => number) => {
    const [a, b] = [plain, tls].map((rounds) => median(rounds.map(number)));
    return `| ${title} | ${a.toFixed(1)} | ${b.toFixed(1)} | ${(b / a).toFixed(2)} |`;
  };
  return [
    '## What TLS costs',
    `Three brokers and three controllers of ${images.join(' and ')} on Kubernetes ${kubernetes}, all on one machine with two CPUs, where a handshake and
encryption take CPU from everything else; medians of ${plain.length} rounds. One producer with \`acks=all\` writes ${records.count} messages of ${records.bytes} bytes.`,
    `| | plain text | TLS among nodes and for the client | ratio |
|---|---|---|---|
${row('seconds until all pods are ready', ({ startSeconds }) => startSeconds)}
${row('MB/s of the producer', ({ megabytesPerSecond }) => megabytesPerSecond)}`,
  ];
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
}
