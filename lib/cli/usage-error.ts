/** Something is wrong with how the command was called. */
export class UsageError extends Error {}
