import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Observation } from '../../test/e2e/reliability/observation';
import { RESULTS_FILE, type Results } from '../../test/e2e/reliability/results';

/** docs/reliability.md, from the results of the last complete run on a cluster. */
export function reliabilityPage(): string {
  const results = JSON.parse(readFileSync(join(__dirname, '..', '..', RESULTS_FILE), 'utf8')) as Results;
  const { bareRestarts, idleWithGate, loadedWithGate, loadedWithoutGate } = results.rolls;
  if (!bareRestarts || !idleWithGate || !loadedWithGate || !loadedWithoutGate) {
    throw new Error(`${RESULTS_FILE} is incomplete: run npm run test:e2e -- reliability`);
  }
  return page(results, { bareRestarts, idleWithGate, loadedWithGate, loadedWithoutGate });
}

const COLUMNS: readonly (readonly [title: string, cell: (row: Observation) => string | number])[] = [
  ['case', (row) => row.case],
  ['seconds', ({ seconds }) => seconds.toFixed(1)],
  ['acknowledged', ({ acked }) => acked],
  ['lost', ({ lost }) => lost],
  ['duplicated', ({ duplicated }) => duplicated],
  ['out of order', ({ disordered }) => disordered],
  ['failed', ({ failed }) => failed],
  ['below min in-sync', ({ belowMin, samples }) => `${belowMin} of ${samples} s`],
  ['most partitions below', ({ worstBelowMin }) => worstBelowMin],
  ['longest stall', ({ longestStall }) => `${longestStall.toFixed(1)} s`],
  ['slowest message', ({ slowestMessage }) => `${slowestMessage.toFixed(1)} s`],
  ['restarts', ({ restarts }) => restarts],
];

function page(
  { kubernetes, images, system, java, load, cases, controls }: Results,
  rolls: Required<Results['rolls']>,
): string {
  const ratio = (a: number, b: number) => (a / b).toFixed(2);
  return `<!-- Written by \`npm run test:e2e\`, which keeps its results in ${RESULTS_FILE}; \`npm run generate\` rewrites it from there. -->

# What restarts and failures cost

The default application on Kubernetes ${kubernetes} with ${images.join(' and ')} (brokers on ${system}, ${java.replaceAll('"', '')}), three nodes. One producer with \`acks=all\` and idempotence
wrote ${load.rate} messages of ${load.bytes} bytes a second into ${load.topics} topics of ${load.partitions} partitions, replication ${load.replication}, \`min.insync.replicas\` ${load.minInSync};
one consumer read all of them and checked their numbers; once a second, the brokers reported the state of each partition.
[operations.md](operations.md) explains what to do about these cases.

${table(cases)}

- *seconds*: from the start of the case until all pods were ready and every partition had all its replicas.
- *lost*: acknowledged but never read, or read but missing from the log afterwards; numbers and offsets have to match. *duplicated*: read twice.
  *out of order*: read after a later message of its partition. *failed*: the producer gave up.
- *below min in-sync*: seconds in which any partition had fewer in-sync replicas than writes need, out of the seconds in which a broker
  answered. *most partitions below*: the most at the same time.
- *longest stall*: the longest time without any acknowledgement. *slowest message*: the longest wait for one message.
- *restarts*: of containers in pods that were not replaced; a killed process is one. A killed broker may need several, until its last ZooKeeper
  session has expired.

## Controls

The same run has to detect a fault where there is one; if not, it would prove nothing.

${table(controls)}

## How long a rolling restart takes

| | seconds |
|---|---|
| three brokers without load, deleted one by one, each once the port of the previous one is open | ${rolls.bareRestarts.toFixed(1)} |
| rolling update of the three without load, with the in-sync probe | ${rolls.idleWithGate.toFixed(1)}, ${ratio(rolls.idleWithGate, rolls.bareRestarts)} times as long |
| rolling update under load, without the in-sync probe | ${rolls.loadedWithoutGate.toFixed(1)} |
| rolling update under load, with the in-sync probe | ${rolls.loadedWithGate.toFixed(1)}, ${ratio(rolls.loadedWithGate, rolls.loadedWithoutGate)} times as long |

## Run it yourself

\`\`\`sh
export KUBECONFIG=…             # three nodes, a default storage class; needs Java 17 and Maven here
export E2E_NODE_FAULTS=…        # a command that kills processes and isolates nodes: test/e2e/reliability/node-faults.ts
npm run test:e2e -- reliability # about forty minutes; writes this page
\`\`\`

A case can be run alone (\`-t 'drain'\`); it replaces its row if the cluster is the same. Without \`E2E_NODE_FAULTS\`, the cases that need
it are skipped.
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
