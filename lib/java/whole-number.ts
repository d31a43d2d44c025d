/** The greatest value of a Java int, which is what both servers read most numbers as. */
export const GREATEST_INT = 2 ** 31 - 1;

/** Whether a server reads this text as an int that is not below the least. */
export function isWholeNumber(text: string, least: number): boolean {
  return /^\s*[+-]?\d+\s*$/.test(text) && Number(text) >= least && Number(text) <= GREATEST_INT;
}
