import type { Rule } from '../lint/rule';
import type { Server } from './detect-server';

/** What is known of a file before its keys are checked one by one. */
export interface RecognisedFile {
  readonly server: Server;
  /** The number of keys, and how many of them the server knows. */
  readonly keys: number;
  readonly known: number;
  /** Whether the user stated which server the file is for. */
  readonly isAsked: boolean;
}

/** A file may contain keys of plug-ins and mistakes, but not so many. */
export function isRecognised({ keys, known, isAsked }: RecognisedFile): boolean {
  return isAsked || keys < 3 || known * 3 >= keys;
}

const server: Server = { product: 'Kafka', version: '3.9' };

/** Whether a file is for one of the servers at all. */
export const RECOGNITION_RULES: readonly Rule<RecognisedFile, RecognisedFile>[] = [
  {
    id: 'unrecognized-file',
    severity: 'error',
    about: 'all',
    server: 'refuses',
    check: (file) =>
      isRecognised(file)
        ? []
        : [
            {
              problem: `${file.server.product} knows only ${file.known} of ${file.keys} keys`,
              fix: 'check a server.properties of Kafka or a zoo.cfg of ZooKeeper, or state with --kafka or --zookeeper that this is one',
            },
          ],
    why: 'neither server reads the other keys: this looks like the file of another program',
    source: 'cdk8s-kafka check',
    examples: {
      good: [
        { server, keys: 9, known: 3, isAsked: false },
        { server, keys: 9, known: 0, isAsked: true },
      ],
      bad: [{ server, keys: 9, known: 2, isAsked: false }],
    },
  },
];
