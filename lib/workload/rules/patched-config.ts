import { isDeepStrictEqual } from 'node:util';
import type { Finding } from '../../lint/finding';
import { applyRules, type Rule, type RuleSet } from '../../lint/rule';
import type { ConfigFiles } from '../written-config';

/** The files of a ConfigMap before and after patches. */
export interface PatchedConfig {
  readonly rendered: ConfigFiles;
  readonly written: ConfigFiles;
  /** Files whose change restarts nothing. */
  readonly dynamicFiles: readonly string[];
}

/** What a patch of the ConfigMap must not do. What else it does has the pods replaced. */
export const PATCHED_CONFIG_RULES: readonly Rule<PatchedConfig, never>[] = [
  {
    id: 'patched-dynamic-file',
    severity: 'error',
    about: 'all',
    check: ({ rendered, written, dynamicFiles }) =>
      dynamicFiles
        .filter((file) => rendered[file] !== written[file])
        .map((file) => ({
          problem: `a patch of the ConfigMap changes ${file}`,
          fix: 'set the property in config; a patch of server.properties is possible if dynamicConfig is DynamicConfig.rollingRestart()',
        })),
    why: 'running brokers would not get it: neither are they restarted for this file, nor does the Job that applies it run again',
    source: 'DynamicConfig',
    examples: { good: [], bad: [] },
  },
  {
    id: 'patched-file-missing',
    severity: 'error',
    about: 'all',
    check: ({ rendered, written, dynamicFiles }) =>
      Object.keys(rendered)
        .filter((file) => typeof written[file] !== 'string' && !dynamicFiles.includes(file))
        .map((file) => ({ problem: `a patch of the ConfigMap removes ${file}`, fix: 'replace its text instead' })),
    why: 'the servers start with this file, and would fail without it',
    source: 'ServerContainer.config',
    examples: { good: [], bad: [] },
  },
];

/** How a patched file is checked. */
export interface PatchedFileCheck {
  readonly dynamicFiles: readonly string[];
  /** Undefined for an image without files. */
  readonly rendered: ConfigFiles | undefined;
  readonly written: () => ConfigFiles | undefined;
  /** The rules on the server's file, for the texts of either side. */
  rulesFor(files: ConfigFiles): RuleSet;
}

/**
 * What is checked of a patched ConfigMap: the patches themselves, and what they add to the findings in the server's file. The
 * ids of the rules on files are those of another set.
 */
export function patchRules({ dynamicFiles, rendered = {}, written, rulesFor }: PatchedFileCheck): RuleSet {
  return {
    rules: () => PATCHED_CONFIG_RULES,
    apply: (path) => {
      const patched: PatchedConfig = { rendered, written: written() ?? {}, dynamicFiles };
      const known = rulesFor(patched.rendered).apply(path, []);
      const added = rulesFor(patched.written)
        .apply(path, [])
        .filter((finding) => !known.some((other) => isDeepStrictEqual(other, finding)));
      return [...applyRules(PATCHED_CONFIG_RULES, patched, path), ...added.map(withPatch)];
    },
  };
}

/** The key is in no prop: what has to be changed is the patch. */
function withPatch(finding: Finding): Finding {
  return { ...finding, problem: `${finding.problem} (by a patch of the ConfigMap)` };
}
