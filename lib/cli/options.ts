/** The options of a command, by name. */
export type OptionTable = Readonly<
  Record<string, { readonly type: 'string' | 'boolean'; readonly multiple?: boolean; readonly short?: string }>
>;

/** The options of `check`. */
export const CHECK_OPTIONS = {
  kafka: { type: 'string' },
  zookeeper: { type: 'string' },
  brokers: { type: 'string' },
  plugin: { type: 'string', multiple: true },
  strict: { type: 'boolean' },
  format: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** The options of `review`. */
export const REVIEW_OPTIONS = {
  git: { type: 'string' },
  live: { type: 'boolean' },
  context: { type: 'string' },
  namespace: { type: 'string' },
  allow: { type: 'string' },
  kubernetes: { type: 'string' },
  format: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** The options of all commands: one that is used with the wrong command is named with its own. */
export const OPTIONS_BY_COMMAND: Readonly<Record<string, OptionTable>> = {
  check: CHECK_OPTIONS,
  review: REVIEW_OPTIONS,
};
