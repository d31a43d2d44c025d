import { parseArgs } from 'node:util';
import { nearest } from '../lint/did-you-mean';

/** The command was called incorrectly. */
export class UsageError extends Error {}

/** The options of a command, by name. */
type OptionTable = Readonly<
  Record<string, { readonly type: 'string' | 'boolean'; readonly multiple?: boolean; readonly short?: string }>
>;

/** The options and the positional arguments of a command line. */
export function parseOptions<Options extends OptionTable>(
  args: readonly string[],
  options: Options,
): ReturnType<typeof parseArgs<{ options: Options; allowPositionals: true }>> {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    // the rest of Node's message is advice on `--`, which does not help here
    throw new UsageError(unknownOption(args, options) ?? (error as Error).message.split(/\. (?=To specify)|\n/)[0]);
  }
}

function unknownOption(args: readonly string[], options: OptionTable): string | undefined {
  const { tokens } = parseArgs({ args: [...args], options, allowPositionals: true, strict: false, tokens: true });
  const names = tokens.flatMap((token) =>
    token.kind === 'option' && !Object.hasOwn(options, token.name) ? [token.rawName] : [],
  );
  const known = Object.keys(options).map((name) => `--${name}`);
  return names.length === 0 ? undefined : withSuggestion(`unknown option ${names[0]}`, names[0], known);
}

/** The value of an option that must be one of a few; undefined if it is not set. */
export function choiceOf<Value extends string>(
  option: string,
  value: string | undefined,
  values: readonly Value[],
): Value | undefined {
  const found = values.find((each) => each === value);
  if (value !== undefined && found === undefined) {
    const problem = withSuggestion(`${option} is ${JSON.stringify(value)}`, value, values);
    throw new UsageError(`${problem} Possible values: ${values.join(', ')}`);
  }
  return found;
}

/** `…; did you mean --format?`, if a candidate is similar enough. */
export function withSuggestion(problem: string, text: string, candidates: readonly string[]): string {
  // another version is not a typing mistake
  const meant = /^\d/.test(text) ? undefined : nearest(text, candidates);
  return meant === undefined ? `${problem}.` : `${problem}; did you mean ${meant}?`;
}
