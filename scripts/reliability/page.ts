import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Observation } from '../../test/e2e/reliability/observation';
import { RESULTS_FILE, type Results } from '../../test/e2e/reliability/results';

/** docs/reliability.md, from what the last whole run on a cluster found. */
export function reliabilityPage(): string {
  const results = JSON.parse(readFileSync(join(__dirname, '..', '..', RESULTS_FILE), 'utf8')) as Results;
  const { bareRestarts, idleWithGate, loadedWithGate, loadedWithoutGate } = results.rolls;
  if (!bareRestarts || !idleWithGate || !loadedWithGate || !loadedWithoutGate) {
    throw new Error(`${RESULTS_FILE} is not whole: run npm run test:e2e -- reliability`);
  }
  return page(results, { bareRestarts, idleWithGate, loadedWithGate, loadedWithoutGate });
}

const COLUMNS: readonly (readonly [title: string, cell: (row: Observation) => string | number])[] = [
  ['case', (row) => row.case],
  ['seconds', ({ seconds }) => seconds.toFixed(1)],
  ['acknowledged', ({ acked }) => acked],
  ['lost', ({ lost }) => lost],
  ['twice', ({ duplicated }) => duplicated],
  ['out of order', ({ disordered }) => disordered],
  ['given up', ({ failed }) => failed],
  ['below min in-sync', ({ belowMin, samples }) => `${belowMin} of ${samples} s`],
  ['most partitions so', ({ worstBelowMin }) => worstBelowMin],
  ['longest stall', ({ longestStall }) => `${longestStall.toFixed(1)} s`],
  ['slowest message', ({ slowestMessage }) => `${slowestMessage.toFixed(1)} s`],
  ['restarts', ({ restarts }) => restarts],
];

function page(
  { kubernetes, images, system, java, load, cases, controls }: Results,
  rolls: Required<Results['rolls']>,
): string {
  const ratio = (a: number, b: number) => (a / b).toFixed(2);
  return `<!-- Written by \`npm run test:e2e\`, which keeps what it found in ${RESULTS_FILE}; \`npm run generate\` writes it again from there. -->

# What restarts and failures cost

The default application on Kubernetes ${kubernetes} with ${images.join(' and ')} (brokers on ${system}, ${java.replaceAll('"', '')}), three nodes. One producer with \`acks=all\` and idempotence
wrote ${load.rate} messages of ${load.bytes} bytes a second into ${load.topics} topics of ${load.partitions} partitions, replication ${load.replication}, \`min.insync.replicas\` ${load.minInSync};
one consumer read them all and looked at their numbers; once a second the brokers were asked for the state of each
partition. How to live with what is seen here: [operations.md](operations.md).

${table(cases)}

- *seconds*: from the beginning until all pods were ready and every partition had all its copies.
- *lost*: acknowledged and never read, or read and gone from the log afterwards: numbers and offsets have to agree. *twice*, *out of order*: read again, or after a later message of its partition.
- *below min in-sync*: seconds in which any partition had fewer copies in sync than it needs to be written, of those in which a broker
  answered; *most partitions so*: the most at once.
- *longest stall*: the longest time in which nothing at all was acknowledged. *slowest message*: the longest wait of a single one.
- *restarts*: of containers in pods that stayed; a killed process is one. A broker that was killed may need more than one, until
  ZooKeeper has forgotten its last session.

## Made worse on purpose

The same run has to fail where it should, or it would prove nothing.

${table(controls)}

## How long a rolling restart takes

| | seconds |
|---|---|
| three brokers without load, each deleted and awaited by its port alone | ${rolls.bareRestarts.toFixed(1)} |
| a roll of the three without load, with the gate | ${rolls.idleWithGate.toFixed(1)}, ${ratio(rolls.idleWithGate, rolls.bareRestarts)} times as long |
| a roll under load without the gate | ${rolls.loadedWithoutGate.toFixed(1)} |
| a roll under load with the gate | ${rolls.loadedWithGate.toFixed(1)}, ${ratio(rolls.loadedWithGate, rolls.loadedWithoutGate)} times as long |

## To repeat it

\`\`\`sh
export KUBECONFIG=…             # three nodes, a default storage class; needs Java 17 and Maven here
export E2E_NODE_FAULTS=…        # a command that kills processes and cuts nodes off: test/e2e/reliability/node-faults.ts
npm run test:e2e -- reliability # about forty minutes; writes this page
\`\`\`

Cases can be run alone (\`-t 'drain'\`): they take the place of their rows, if the cluster is the same. Without \`E2E_NODE_FAULTS\` the cases
that need it are left out.
`;
}

function table(rows: readonly Observation[]): string {
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`;
  return [
    line(COLUMNS.map(([title]) => title)),
    `|${'---|'.repeat(COLUMNS.length)}`,
    ...rows.map((row) => line(COLUMNS.map(([, cell]) => cell(row)))),
  ].join('\n');
}
