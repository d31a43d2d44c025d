/** Properties to submit to a server. */
export interface PropertySet {
  /** The origin: the rules, the model of keys, or tables. `second look` was written later, without knowledge of these. */
  readonly origin: Origin;
  /** The rule, key or subject that it tests. */
  readonly about: string;
  /** What it adds to its base, for reports. */
  readonly beyondBase: Properties;
  readonly properties: Readonly<Record<string, string>>;
}

/** A value of undefined removes a key of the base. */
export type Properties = Readonly<Record<string, string | undefined>>;

export const ORIGINS = ['examples', 'generated', 'by hand', 'second look'] as const;
export type Origin = (typeof ORIGINS)[number];

/** Adds properties to a base. */
export function laidOver(base: Properties, beyondBase: Properties): Readonly<Record<string, string>> {
  const all = Object.entries({ ...base, ...beyondBase });
  return Object.fromEntries(all.filter((entry): entry is [string, string] => entry[1] !== undefined));
}

/** Without duplicates: several rules may have the same example. */
export function withoutRepeats<Set extends PropertySet>(sets: readonly Set[]): readonly Set[] {
  const contentOf = ({ properties }: Set) => JSON.stringify(Object.entries(properties).sort());
  return [...new Map([...sets].reverse().map((set) => [contentOf(set), set])).values()].reverse();
}
