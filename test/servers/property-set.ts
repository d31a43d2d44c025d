/** Properties to ask a server about. */
export interface PropertySet {
  /** Where it comes from: the rules, the model of keys, or tables; `second look` was written after these and without them. */
  readonly origin: Origin;
  /** The rule, the key or the subject that it is about. */
  readonly about: string;
  /** What it adds to its base: the rest need not be shown. */
  readonly beyondBase: Properties;
  readonly properties: Readonly<Record<string, string>>;
}

/** A value of undefined takes a key of the base away. */
export type Properties = Readonly<Record<string, string | undefined>>;

export const ORIGINS = ['examples', 'generated', 'by hand', 'second look'] as const;
export type Origin = (typeof ORIGINS)[number];

/** Lays properties over a base. */
export function laidOver(base: Properties, beyondBase: Properties): Readonly<Record<string, string>> {
  const all = Object.entries({ ...base, ...beyondBase });
  return Object.fromEntries(all.filter((entry): entry is [string, string] => entry[1] !== undefined));
}

/** One set of each content: an example may stand in several rules. */
export function withoutRepeats<Set extends PropertySet>(sets: readonly Set[]): readonly Set[] {
  const contentOf = ({ properties }: Set) => JSON.stringify(Object.entries(properties).sort());
  return [...new Map([...sets].reverse().map((set) => [contentOf(set), set])).values()].reverse();
}
