import type { Rule } from '../lint/rule';
import type { Server } from './detect-server';

/** What is known of a file before its keys are looked at one by one. */
export interface RecognisedFile {
  readonly server: Server;
  /** How many keys it has, and how many of them the server knows. */
  readonly keys: number;
  readonly known: number;
  /** Whether somebody said whose file it is. */
  readonly isAsked: boolean;
}

/** A file of a server may have keys of plug-ins, and slips; but not so many. */
export function isRecognised({ keys, known, isAsked }: RecognisedFile): boolean {
  return isAsked || keys < 3 || known * 3 >= keys;
}

const server: Server = { product: 'Kafka', version: '3.9' };

/** Whether a file is for one of the servers at all. */
export const KIND_RULES: readonly Rule<RecognisedFile, RecognisedFile>[] = [
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
              problem: `of ${file.keys} keys, ${file.server.product} knows ${file.known}`,
              fix: 'name a server.properties of Kafka or a zoo.cfg of ZooKeeper; or say by --kafka or --zookeeper that this is one',
            },
          ],
    why: 'neither server does anything with the rest: this looks like the file of something else',
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
