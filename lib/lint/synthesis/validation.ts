import type { IConstruct } from 'constructs';
import { ConfigurationError, formatFindings } from '../report';
import type { Finding } from '../rule';

/** Several copies of this package may be loaded beside each other: they share the checks of an app through this symbol. */
const CHECKS = Symbol.for('cdk8s-kafka.checks');
const WARNED = Symbol.for('cdk8s-kafka.warned');

/** A look at something that is finished only when the whole app is. */
export type Check = () => readonly Finding[];

type Root = IConstruct & { [CHECKS]?: Map<string, Check>; [WARNED]?: Set<string> };

/**
 * Registers a check that runs when the app is synthesized, before any file is written. cdk8s would report the problems of
 * each construct as one line with a stack trace behind it; here the first check of an app installs one validation on the
 * root that collects all findings, and throws them as one readable text.
 *
 * @param subject what is checked; a second check of the same subject is not registered
 */
export function checkAtSynth(construct: IConstruct, subject: string, check: Check): void {
  const root: Root = construct.node.root;
  let checks = root[CHECKS];
  if (checks === undefined) {
    checks = new Map();
    root[CHECKS] = checks;
    root.node.addValidation({ validate: () => report(root) });
  }
  if (!checks.has(subject)) checks.set(subject, check);
}

/** A check of what cannot change any more: cdk8s validates the whole app once for each chart, this looks only once. */
export function once(check: Check): Check {
  let findings: readonly Finding[] | undefined;
  return () => {
    findings ??= check();
    return findings;
  };
}

function report(root: Root): string[] {
  const findings = [...(root[CHECKS]?.values() ?? [])].flatMap((check) => check());
  if (findings.some(({ severity }) => severity === 'error')) {
    throw new ConfigurationError(findings, problemsOfOthers(root));
  }
  warn(root, findings);
  return [];
}

/** Says each warning once: an app is validated again with every chart. */
function warn(root: Root, findings: readonly Finding[]): void {
  const said = root[WARNED] ?? new Set();
  root[WARNED] = said;
  const fresh = findings.filter((finding) => !said.has(formatFindings([finding])));
  if (fresh.length === 0) return;
  console.warn(formatFindings(fresh));
  for (const finding of fresh) said.add(formatFindings([finding]));
}

/** What other constructs of the app complain about, so that one run shows all problems. */
function problemsOfOthers(root: IConstruct): string[] {
  return root.node
    .findAll()
    .filter((construct) => construct !== root)
    .flatMap((construct) => construct.node.validate().map((message) => `error ${construct.node.path}: ${message}`));
}
