import { parseArgs } from 'node:util';
import { UsageError } from './usage-error';

/** The options of a command, by name. */
type OptionTable = Readonly<
  Record<string, { readonly type: 'string' | 'boolean'; readonly multiple?: boolean; readonly short?: string }>
>;

/** The options and the other words of a command line. */
export function parseOptions<Options extends OptionTable>(
  args: readonly string[],
  options: Options,
): ReturnType<typeof parseArgs<{ options: Options; allowPositionals: true }>> {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    // Node's own words name the option; its hint about `--` helps nobody here
    throw new UsageError((error as Error).message.split(/\. (?=To specify)|\n/)[0]);
  }
}

/** The value of an option that has to be one of a few; undefined where it is not given. */
export function oneOf<Value extends string>(
  option: string,
  value: string | undefined,
  values: readonly Value[],
): Value | undefined {
  const found = values.find((each) => each === value);
  if (value !== undefined && found === undefined) {
    throw new UsageError(`${option} is ${JSON.stringify(value)}; there is ${values.join(', ')}`);
  }
  return found;
}
