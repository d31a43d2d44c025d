import type * as tables from './foreign-props';

/**
 * The tables of what other tools call the props and options of workloads. They are only read when a name is unknown, because every app
 * would have to load them.
 */
export function foreignProps(): typeof tables {
  return require('./foreign-props') as typeof tables;
}
