import { type Finding, fixSteps } from '../finding';
import type { Report } from './report';

/** For programs. */
export function jsonReport({ facts, groups, notes, pathsAreFiles = false }: Report): string {
  const findings = groups.flatMap((group) =>
    group.findings.map((finding) => plainFinding(pathsAreFiles ? { file: finding.path, ...finding } : finding)),
  );
  return JSON.stringify({ ...facts, findings, notes }, undefined, 2);
}

/** Every member is in every finding; what does not apply is null. */
function plainFinding(finding: Finding): object {
  const { rule, severity, path, pointer, key, file, line, problem, why, fix, source, acknowledged, ...more } = finding;
  return {
    rule,
    severity,
    path,
    pointer: pointer ?? null,
    key: key ?? null,
    file: file ?? null,
    line: line ?? null,
    problem,
    why,
    fix: fixSteps({ fix }).join('\n'),
    source,
    acknowledged: acknowledged ?? null,
    ...more,
  };
}
