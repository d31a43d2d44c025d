import type { IConstruct } from 'constructs';
import { ConfigurationError } from './report';
import type { Finding } from './rule';

/** Several copies of this package may be loaded beside each other: they share the list of checks through this symbol. */
const CHECKS = Symbol.for('cdk8s-kafka.checks');

type Check = () => readonly Finding[];
type Root = IConstruct & { [CHECKS]?: Check[] };

/**
 * Registers a check that runs when the app is synthesized, before any file is written. cdk8s would report the problems of
 * each construct as one line with a stack trace behind it; here the first check of an app installs one validation on the
 * root that collects all findings, and throws them as one readable text.
 */
export function checkAtSynth(construct: IConstruct, check: Check): void {
  const root: Root = construct.node.root;
  let checks = root[CHECKS];
  if (checks === undefined) {
    checks = [];
    root[CHECKS] = checks;
    root.node.addValidation({ validate: () => report(root) });
  }
  checks.push(check);
}

function report(root: Root): string[] {
  const findings = (root[CHECKS] ?? []).flatMap((check) => check());
  const errors = findings.filter((finding) => finding.severity === 'error');
  if (errors.length > 0) {
    throw new ConfigurationError(findings, problemsOfOthers(root));
  }
  return [];
}

/** What other constructs of the app complain about, so that one run shows all problems. */
function problemsOfOthers(root: IConstruct): string[] {
  return root.node
    .findAll()
    .filter((construct) => construct !== root)
    .flatMap((construct) => construct.node.validate().map((message) => `error ${construct.node.path}: ${message}`));
}
