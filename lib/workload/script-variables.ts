import type { ServerContainer } from './server-container';

/** What a script does with variables of its environment. */
export interface ScriptVariables {
  /** It reads them and sets them nowhere. */
  readonly needed: ReadonlySet<string>;
  /** It sets them itself, whatever their value was. */
  readonly set: ReadonlySet<string>;
}

/** Variables of a shell script; those in lower case are its own business. */
export function scriptVariables(script: string): ScriptVariables {
  const found = (pattern: RegExp) => new Set([...script.matchAll(pattern)].map(([, name]) => name));
  const set = found(/(?:^|[;\s])(?:export\s+)?([A-Z][A-Z0-9_]*)=/gm);
  const read = found(/\$\{?([A-Z][A-Z0-9_]*)/g);
  return { needed: new Set([...read].filter((name) => !set.has(name))), set };
}

/** Of the program that starts the server; probes only read. */
export function startVariables({ command, args, probes }: ServerContainer): ScriptVariables {
  const start = scriptVariables([...command, ...(args ?? [])].join('\n'));
  const { startup, readiness, liveness } = probes ?? {};
  const probed = [startup, readiness, liveness].flatMap((probe) => probe?.exec?.command ?? []);
  // a probe of a contract may read what the start script never heard of
  const hostname = scriptVariables(probed.join('\n')).needed.has('HOSTNAME') ? ['HOSTNAME'] : [];
  return { needed: new Set([...start.needed, ...hostname]), set: start.set };
}
