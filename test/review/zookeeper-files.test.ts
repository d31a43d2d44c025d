import { describe, expect, test } from 'vitest';
import { edits, inFile, inZooCfg, type ReviewCase, reviewEdit, rollEnsemble, testCases } from '../support/review';

const CASES: readonly ReviewCase[] = [
  {
    name: 'two more members at once',
    edit: inZooCfg(/$/, 'server.4=zk-3.zk-svc:2888:3888\nserver.5=zk-4.zk-svc:2888:3888\n'),
    path: '/data/zoo.cfg',
    effect: 'OUTAGE',
  },
  {
    name: 'the port for clients in the lines of all members',
    edit: edits(inZooCfg(/:3888$/gm, ':3888;2181'), rollEnsemble),
    path: '/data/zoo.cfg/server.1',
    effect: 'ROLL',
  },
  {
    name: 'a log level alone',
    edit: inFile('ConfigMap/zk-cm', 'logback.xml', 'INFO', 'DEBUG'),
    path: '/data/logback.xml',
    effect: 'LATENT',
  },
  {
    name: 'a log level, with the hash of the pods',
    edit: edits(inFile('ConfigMap/zk-cm', 'logback.xml', 'INFO', 'DEBUG'), rollEnsemble),
    path: '/data/logback.xml',
    effect: 'ROLL',
  },
];

describe('files of an ensemble', () => testCases(CASES));

test('a dataLogDir equal to the dataDir that was its default is no more than a roll', () => {
  expect(reviewEdit(edits(inZooCfg(/(dataDir=(.*))/, '$1\ndataLogDir=$2'), rollEnsemble)).worst).toBe('ROLL');
});
