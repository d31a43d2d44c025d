import { parseArgs } from 'node:util';
import { nearest } from '../lint/did-you-mean';
import { OPTIONS_BY_COMMAND, type OptionTable } from './options';

/** The command was called incorrectly. */
export class UsageError extends Error {}

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
  const unknown = tokens.find((token) => token.kind === 'option' && !Object.hasOwn(options, token.name));
  if (unknown === undefined) return undefined;
  // with one hyphen, Node reads each letter as an option: -strict is -s -t and so on
  const [written] = args[unknown.index].split('=');
  const plain = written.replace(/^-+/, '').toLowerCase();
  const [command] = Object.entries(OPTIONS_BY_COMMAND).find(([, others]) => Object.hasOwn(others, plain)) ?? [];
  if (command !== undefined && !Object.hasOwn(options, plain)) {
    return `unknown option ${written}; --${plain} is an option of ${command}.`;
  }
  const known = Object.keys(options).map((name) => `--${name}`);
  return withSuggestion(`unknown option ${written}`, `--${plain}`, known);
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
