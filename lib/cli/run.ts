import { UsageError, withSuggestion } from './arguments';
import { checkCommand } from './check-command';
import type { Io } from './io';
import { reviewCommand } from './review-command';
import { USAGE } from './usage';

/** The commands, by name. Each returns the exit code. */
const COMMANDS: Readonly<Record<string, (args: readonly string[], io: Io) => number>> = {
  check: checkCommand,
  review: reviewCommand,
};

/**
 * Runs `cdk8s-kafka`.
 *
 * @param argv the words after the program's name
 * @returns the exit code: 0 or 1 as the command decides, 2 if it was called incorrectly or failed
 */
export function run(argv: readonly string[], io: Io): number {
  try {
    return runCommand(argv, io);
  } catch (error) {
    if (error instanceof UsageError) io.stderr(`cdk8s-kafka: ${error.message}\nSee cdk8s-kafka --help.\n`);
    else io.stderr(`cdk8s-kafka: this is a bug in the command itself: ${(error as Error).stack ?? error}\n`);
    return 2;
  }
}

function runCommand([name, ...args]: readonly string[], io: Io): number {
  if (name === undefined || HELP.has(name)) {
    io.stdout(`${USAGE}\n`);
    return name === undefined ? 2 : 0;
  }
  if (VERSION.has(name)) {
    io.stdout(`${packageVersion()}\n`);
    return 0;
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command === undefined) throw new UsageError(unknownCommand(name));
  return command(args, io);
}

const HELP: ReadonlySet<string> = new Set(['help', '--help', '-h']);
const VERSION: ReadonlySet<string> = new Set(['version', '--version', '-V', '-v']);

function unknownCommand(name: string): string {
  const commands = Object.keys(COMMANDS);
  const [what, known] = name.startsWith('-')
    ? ['option', [...HELP, ...VERSION]]
    : ['command', [...commands, ...HELP, ...VERSION]];
  return `${withSuggestion(`unknown ${what} ${name}`, name, known)} Commands: ${commands.join(', ')}`;
}

/** The package's own: package.json is one level above `lib/` in a checkout, and above `build/` once installed. */
function packageVersion(): string {
  return (require('../../package.json') as { version: string }).version;
}
