import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type * as checkCommand from './check-command';
import type * as reviewCommand from './review-command';
import { USAGE } from './usage';
import { UsageError } from './usage-error';

/** The commands, by name; what one needs is read when it is called. */
const COMMANDS: Readonly<Record<string, () => (args: readonly string[]) => number>> = {
  check: () => (require('./check-command') as typeof checkCommand).check,
  review: () => (require('./review-command') as typeof reviewCommand).reviewCommand,
};

/** Runs a command; its number is what the process exits with. */
function main([command, ...args]: readonly string[]): number {
  if (command === '--version') {
    console.log(JSON.parse(readFileSync(join(__dirname, '..', '..', 'package.json'), 'utf8')).version);
    return 0;
  }
  if (command === undefined || command === '--help' || command === '-h' || command === 'help') {
    console.log(USAGE);
    return command === undefined ? 2 : 0;
  }
  const run = Object.hasOwn(COMMANDS, command) ? COMMANDS[command] : undefined;
  if (run === undefined)
    throw new UsageError(`there is no command ${command}; there are ${Object.keys(COMMANDS).join(' and ')}`);
  return run()(args);
}

// whoever reads only the beginning closes the pipe early
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

try {
  process.exitCode = main(process.argv.slice(2));
} catch (error) {
  // whatever happens, 1 is kept for what was looked at and found wanting
  process.exitCode = 2;
  if (error instanceof UsageError) console.error(`cdk8s-kafka: ${error.message}\nSee cdk8s-kafka --help.`);
  else console.error('cdk8s-kafka: this is a fault of the command itself:', error);
}
