/**
 * What a change does to a running cluster, the mildest first.
 *
 * NOOP: nothing. LIVE: it takes effect at once, and nothing restarts. ROLL: the pods of that set are replaced one after the other.
 * LATENT: the object changes, running pods do not, until something else restarts them. UNKNOWN: an object of a kind that is not
 * known here. IMMUTABLE: the API server refuses it. OUTAGE: clients, or the quorum, lose service. DATA: data is lost, or left
 * behind in old claims.
 */
export const EFFECTS = ['NOOP', 'LIVE', 'ROLL', 'LATENT', 'UNKNOWN', 'IMMUTABLE', 'OUTAGE', 'DATA'] as const;

export type Effect = (typeof EFFECTS)[number];

/** The annotation that says which changes are intended, one to a line. */
export const ACKNOWLEDGED_CHANGES = 'cdk8s-kafka/acknowledged-changes';

/** A change that is intended: `DATA StatefulSet/kafka /spec/replicas`. */
export interface IntendedChange {
  readonly effect: Effect;
  /** `Kind/name` in the namespace of whatever says so, or `Kind/namespace/name`. */
  readonly object: string;
  /** JSON pointer; with `/**` at its end all that is below it. Undefined: the only change of that effect. */
  readonly path: string | undefined;
}

const INTENDED = /^(\S+) ([A-Z][A-Za-z0-9]*(?:\/[^\s/]+){1,2})(?: (\/[^*].*))?$/;

/** Reads `EFFECT Kind/name`, or `EFFECT Kind/name /path`; undefined where a text is nothing like that. */
export function intendedChange(text: string): IntendedChange | undefined {
  const [, name, object, path] = INTENDED.exec(text) ?? [];
  const effect = EFFECTS.find((each) => each === name);
  return effect === undefined ? undefined : { effect, object, path };
}

/** The annotation's text, from reasons by what they are for. */
export function acknowledgedChangesText(reasons: Readonly<Record<string, string>>): string {
  return Object.entries(reasons)
    .map(([change, reason]) => `${change}: ${reason}`)
    .join('\n');
}

/** A line of the annotation, as it was written. */
export interface AcknowledgedLine {
  readonly line: string;
  /** Undefined where the line does not say what it is for, or why. */
  readonly intended: IntendedChange | undefined;
  readonly reason: string;
}

export function acknowledgedLines(text: string): readonly AcknowledgedLine[] {
  const lines = text.split('\n').map((line) => line.trim());
  return lines.filter(Boolean).map((line) => {
    const at = line.indexOf(': ');
    const [change, reason] = at < 0 ? [line, ''] : [line.slice(0, at), line.slice(at + 2).trim()];
    return { line, intended: reason === '' ? undefined : intendedChange(change), reason };
  });
}
