import type { Rule } from '../lint/rule';
import type { ServerVersion } from './detect-server';

/** What is known about a file before its keys are checked one by one. */
export interface RecognizedFile {
  readonly server: ServerVersion;
  readonly keys: readonly string[];
  /** How many of the keys the server knows. */
  readonly known: number;
  /** Whether the caller named the server. */
  readonly isNamed: boolean;
}

/** The minimum share of known keys: a server's file may also have keys of plug-ins, and typing mistakes. */
const KNOWN_SHARE = 1 / 3;

/** The same where the caller names the server: most lines of prose are no keys at all. */
const NAMED_SHARE = 1 / 20;

/** A file of fewer keys may consist of mistakes. */
const MIN_KEYS = 3;

export function isRecognized({ keys, known, isNamed }: RecognizedFile): boolean {
  if (keys.length < MIN_KEYS) return true;
  return isNamed ? known > 0 && known >= keys.length * NAMED_SHARE : known >= keys.length * KNOWN_SHARE;
}

function isManifest(keys: readonly string[]): boolean {
  return keys.includes('apiVersion') && keys.includes('kind');
}

const server: ServerVersion = { product: 'Kafka', version: '3.9' };
const keys = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'];

/** Whether a file is for one of the servers at all. */
export const RECOGNITION_RULES: readonly Rule<RecognizedFile, RecognizedFile>[] = [
  {
    id: 'unrecognized-file',
    severity: 'error',
    about: 'all',
    server: 'refuses',
    check: (file) => {
      if (isRecognized(file)) return [];
      if (isManifest(file.keys)) {
        return [
          {
            problem: 'this is a Kubernetes manifest',
            fix: 'check the file in its ConfigMap (kubectl get configmap NAME -o jsonpath=…), or compare manifests with cdk8s-kafka review',
          },
        ];
      }
      return [
        {
          problem: `${file.server.product} knows only ${file.known} of ${file.keys.length} keys`,
          fix: file.isNamed
            ? "check Kafka's server.properties or ZooKeeper's zoo.cfg"
            : "check Kafka's server.properties or ZooKeeper's zoo.cfg; if this is one of them, add --kafka or --zookeeper",
        },
      ];
    },
    why: 'neither server reads the other keys: this looks like the file of another program',
    source: 'cdk8s-kafka check',
    examples: {
      good: [
        { server, keys, known: 3, isNamed: false },
        { server, keys, known: 1, isNamed: true },
      ],
      bad: [
        { server, keys, known: 2, isNamed: false },
        { server, keys, known: 0, isNamed: true },
        { server, keys: ['apiVersion', 'kind', 'metadata'], known: 0, isNamed: false },
      ],
    },
  },
];
