/** How many of the voting servers of an ensemble must agree. */
export function quorum(voters: number): number {
  return Math.floor(voters / 2) + 1;
}

/** How many voting servers can be down while the others are still a quorum. */
export function toleratedVoterLosses(voters: number): number {
  return Math.max(0, voters - quorum(voters));
}
