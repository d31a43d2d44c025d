import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Observation } from '../../test/e2e/reliability/observation';
import { type AllResults, RESULTS_FILE, type Results } from '../../test/e2e/reliability/results';

/** docs/reliability.md, from the results of the last runs on a cluster. */
export function reliabilityPage(): string {
  const { zookeeper, kraft } = JSON.parse(
    readFileSync(join(__dirname, '..', '..', RESULTS_FILE), 'utf8'),
  ) as AllResults;
  const parts = [
    BEGINNING,
    ...(zookeeper === undefined ? [] : section('With ZooKeeper', 'The default application', zookeeper)),
    ...(kraft === undefined ? [] : section('With KRaft', 'Three brokers and three controllers', kraft)),
    END,
  ];
  return `${parts.join('\n\n')}\n`;
}

const BEGINNING = `<!-- Written by \`npm run test:e2e\`, which keeps its results in ${RESULTS_FILE}; \`npm run generate\` rewrites it from there. -->

# What restarts and failures cost

One producer with \`acks=all\` and idempotence writes; one consumer reads all messages and checks their numbers; once a second, the brokers
report the state of each partition. [operations.md](operations.md) explains what to do about these cases.

- *seconds*: from the start of the case until all pods were ready and every partition had all its replicas.
- *lost*: acknowledged but never read, or read but missing from the log afterwards; numbers and offsets have to match. *duplicated*: read twice.
  *out of order*: read after a later message of its partition. *failed*: the producer gave up.
- *below min in-sync*: seconds in which any partition had fewer in-sync replicas than writes need, out of the seconds in which a broker
  answered. *most partitions below*: the most at the same time.
- *longest stall*: the longest time without any acknowledgement. *slowest message*: the longest wait for one message.
- *restarts*: of containers in pods that were not replaced; a killed process is one. With ZooKeeper, a killed broker may need several, until
  its last session has expired.`;

const END = `## Run it yourself

\`\`\`sh
export KUBECONFIG=…             # three nodes, a default storage class; needs Java 17 and Maven here
export E2E_NODE_FAULTS=…        # a command that kills processes and isolates nodes: test/e2e/reliability/node-faults.ts
npm run test:e2e -- reliability # about forty minutes with ZooKeeper, as many with KRaft; writes this page
\`\`\`

One kind of cluster can be run alone (\`reliability/kraft\`), and one case (\`-t 'drain'\`); it replaces its row if the cluster is the same.
Without \`E2E_NODE_FAULTS\`, the cases that need it are skipped.`;

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

function section(title: string, subject: string, results: Results): string[] {
  const { kubernetes, images, system, java, load, cases, controls, rolls } = results;
  return [
    `## ${title}`,
    `${subject} on Kubernetes ${kubernetes} with ${images.join(' and ')} (brokers on ${system}, ${java.replaceAll('"', '')}), three nodes.
The producer wrote ${load.rate} messages of ${load.bytes} bytes a second into ${load.topics} topics of ${load.partitions} partitions, replication ${load.replication}, \`min.insync.replicas\` ${load.minInSync}.`,
    table(cases),
    ...(controls.length === 0
      ? []
      : [
          '### Controls',
          'The same run has to detect a fault where there is one; if not, it would prove nothing.',
          table(controls),
        ]),
    ...timesOfRolls(rolls),
  ];
}

/** Nothing where a run was not complete. */
function timesOfRolls({ bareRestarts, idleWithGate, loadedWithGate, loadedWithoutGate }: Results['rolls']): string[] {
  if (!bareRestarts || !idleWithGate || !loadedWithGate || !loadedWithoutGate) return [];
  const ratio = (a: number, b: number) => (a / b).toFixed(2);
  return [
    '### How long a rolling restart takes',
    `| | seconds |
|---|---|
| three brokers without load, deleted one by one, each once the port of the previous one is open | ${bareRestarts.toFixed(1)} |
| rolling update of the three without load, with the in-sync probe | ${idleWithGate.toFixed(1)}, ${ratio(idleWithGate, bareRestarts)} times as long |
| rolling update under load, without the in-sync probe | ${loadedWithoutGate.toFixed(1)} |
| rolling update under load, with the in-sync probe | ${loadedWithGate.toFixed(1)}, ${ratio(loadedWithGate, loadedWithoutGate)} times as long |`,
  ];
}

function table(rows: readonly Observation[]): string {
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`;
  return [
    line(COLUMNS.map(([title]) => title)),
    `|${'---|'.repeat(COLUMNS.length)}`,
    ...rows.map((row) => line(COLUMNS.map(([, cell]) => cell(row)))),
  ].join('\n');
}
