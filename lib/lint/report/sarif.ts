import { EFFECT_MEANINGS, effectNamed } from '../effect';
import type { Finding } from '../finding';
import { printable } from './escape';
import { addressOf, explanationOf, placeText, type Report } from './report';
import { labelOf } from './text';

/**
 * For code hosts, which show each finding beside its line.
 *
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function sarifReport({ tool, groups, notes }: Report): string {
  const findings = groups.flatMap((group) => group.findings);
  const firstOf = new Map<string, Finding>();
  for (const finding of findings) if (!firstOf.has(finding.rule)) firstOf.set(finding.rule, finding);
  const ruleIds = [...firstOf.keys()];
  const run = {
    tool: { driver: { name: tool, rules: [...firstOf.values()].map(ruleOf) } },
    ...(notes.length === 0 ? {} : { invocations: [invocationWith(notes)] }),
    results: findings.map((finding) => resultOf(finding, ruleIds.indexOf(finding.rule))),
  };
  return JSON.stringify(
    { $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] },
    undefined,
    2,
  );
}

/** Notes are about the run, and not about a line. */
function invocationWith(notes: readonly string[]): object {
  const toolExecutionNotifications = notes.map((note) => ({ level: 'note', message: { text: printable(note) } }));
  return { executionSuccessful: true, toolExecutionNotifications };
}

/** A rule has one reason and one source; an effect has others for each change. */
function ruleOf({ rule, why, source }: Finding): object {
  const effect = effectNamed(rule);
  if (effect !== undefined) return { id: rule, shortDescription: { text: EFFECT_MEANINGS[effect] } };
  const helpUri = addressOf(source);
  return { id: rule, shortDescription: { text: printable(why) }, ...(helpUri === undefined ? {} : { helpUri }) };
}

function resultOf(finding: Finding, ruleIndex: number): object {
  const { rule, severity, acknowledged } = finding;
  return {
    ruleId: rule,
    ruleIndex,
    level: rule === 'NOOP' ? 'none' : severity,
    message: { text: messageOf(finding) },
    locations: [{ physicalLocation: locationOf(finding) }],
    ...(acknowledged === undefined
      ? {}
      : { suppressions: [{ kind: 'inSource', status: 'accepted', justification: acknowledged }] }),
  };
}

function messageOf(finding: Finding): string {
  const explanation = explanationOf(finding).map(([name, lines]) => `${name}: ${lines.join('\n')}`);
  return [`${labelOf(finding)} ${placeText(finding)}`, ...explanation].join('\n');
}

function locationOf({ path, file = path, line = 1 }: Finding): object {
  return { artifactLocation: { uri: encodeURI(file.replaceAll('\\', '/')) }, region: { startLine: line } };
}
