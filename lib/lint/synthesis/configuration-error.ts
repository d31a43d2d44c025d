import type { Finding } from '../finding';
import type * as texts from './problem-text';

/**
 * Thrown by synthesis if a finding is an error. Its text is for people, and it is all that Node prints: no stack trace, because the
 * place to fix is a prop and not a line of the library.
 */
export class ConfigurationError extends Error {
  /** What was found, for programs. jsii cannot export a class that extends Error: callers know it by its name. */
  public declare readonly findings: readonly Finding[];

  /** @param otherProblems what constructs of other libraries reported in the same app */
  constructor(findings: readonly Finding[], otherProblems: readonly string[] = []) {
    super((require('./problem-text') as typeof texts).problemText(findings, otherProblems));
    this.stack = this.message;
    // not enumerable, or Node would print it once more
    Object.defineProperty(this, 'findings', { value: findings, enumerable: false });
  }

  public override get name(): string {
    return 'ConfigurationError';
  }
}
