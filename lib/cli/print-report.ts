import { styleText } from 'node:util';
import { type Effect, effectNamed } from '../lint/effect';
import type { Severity } from '../lint/finding';
import { FORMATS, type Format } from '../lint/report/formats';
import type { Report } from '../lint/report/report';
import type { Paint } from '../lint/report/text';
import { choiceOf } from './arguments';
import type { Io } from './io';

/** The format that `--format` asks for. */
export function formatOf(option: string | undefined): Format {
  return choiceOf('--format', option, FORMAT_NAMES) ?? 'text';
}

/** What `--format` can be. */
export const FORMAT_NAMES = Object.keys(FORMATS) as readonly Format[];

/** Prints a report, in colours if it is read at a terminal. */
export function printReport(report: Report, format: Format, io: Io): void {
  const text = FORMATS[format](report, isColoured(io) ? coloured : undefined);
  if (text !== '') io.stdout(`${text}\n`);
}

function isColoured({ env, isTerminal }: Io): boolean {
  return isTerminal && (env.NO_COLOR ?? '') === '' && env.TERM !== 'dumb';
}

type Colour = Parameters<typeof styleText>[0];

const EFFECT_COLOURS: Readonly<Record<Effect, Colour>> = {
  NOOP: 'gray',
  LIVE: 'green',
  ROLL: 'cyan',
  LATENT: 'yellow',
  UNKNOWN: 'yellow',
  IMMUTABLE: 'red',
  OUTAGE: 'red',
  DATA: 'magenta',
};

const SEVERITY_COLOURS: Readonly<Record<Severity, Colour>> = { error: 'red', warning: 'yellow', note: 'cyan' };

const coloured: Paint = (label, { rule, severity }) => {
  const effect = effectNamed(rule);
  const colour = effect === undefined ? SEVERITY_COLOURS[severity] : EFFECT_COLOURS[effect];
  // newer versions of Node would look at the terminal themselves; here that is decided above
  return styleText(colour, label, { validateStream: false });
};
