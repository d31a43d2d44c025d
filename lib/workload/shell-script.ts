/** Quotes a text so that a POSIX shell takes it as one word; a text that needs no quotes stays as it is. */
export function shellQuote(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

/**
 * A script behind the variables that it reads.
 *
 * @param variables values as words of the shell: what it must not expand has to be quoted
 * @param args what the script finds as `"$@"`, as words of the shell
 */
export function shellScript(
  variables: Readonly<Record<string, string>>,
  script: string,
  args: readonly string[] = [],
): string {
  const assignments = Object.entries(variables).map(([name, word]) => `${name}=${word}\n`);
  return [...assignments, ...(args.length === 0 ? [] : [`set -- ${args.join(' ')}\n`]), script].join('');
}
