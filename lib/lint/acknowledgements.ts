import { type Effect, effectNamed } from './effect';

/** The annotation with everything that is acknowledged, one line each: `kafka-single-copy: a test system`. */
export const ACKNOWLEDGED = 'cdk8s-kafka/acknowledged';

/** A warning that is intended: `kafka-single-copy`. */
export interface AcknowledgedRule {
  readonly rule: string;
}

/** A change that is intended: `DATA StatefulSet/kafka /spec/replicas`. */
export interface AcknowledgedChange {
  readonly effect: Effect;
  /** `Kind/name` in the namespace of the object that acknowledges it, or `Kind/namespace/name`. */
  readonly object: string;
  /** JSON pointer; with `/**` at the end, everything below it. Undefined: the only change of that effect. */
  readonly path: string | undefined;
}

/** Ids of rules are lower case and effects upper case, so no text is both. */
const RULE = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;
const CHANGE = /^(\S+) ([A-Z][A-Za-z0-9]*(?:\/[^\s/]+){1,2})(?: (\/(?!\*)(?:(?!: ).)+))?$/;

/** Reads the id of a rule, `EFFECT Kind/name`, or `EFFECT Kind/name /path`; undefined if a text is none of them. */
export function acknowledgedSubject(text: string): AcknowledgedRule | AcknowledgedChange | undefined {
  if (RULE.test(text)) return { rule: text };
  const [, name, object, path] = CHANGE.exec(text) ?? [];
  const effect = effectNamed(name ?? '');
  return effect === undefined ? undefined : { effect, object, path };
}

/** Why a reason cannot be written to the annotation; undefined if it can. */
export function reasonProblem(reason: string): 'missing' | 'several lines' | undefined {
  if (reason.trim() === '') return 'missing';
  return /[\r\n]/.test(reason) ? 'several lines' : undefined;
}

/** The text of the annotation, from reasons by what they acknowledge. */
export function acknowledgementsText(reasons: Readonly<Record<string, string>>): string {
  return Object.entries(reasons)
    .map(([subject, reason]) => `${subject}: ${reason}`)
    .join('\n');
}

/** A line of the annotation. */
export interface AcknowledgementLine {
  /** As it is written. */
  readonly line: string;
  /** Undefined if the line cannot be read, or gives no reason. */
  readonly subject: AcknowledgedRule | AcknowledgedChange | undefined;
  readonly reason: string;
}

/** Reads the text of the annotation. */
export function acknowledgementLines(text: string): readonly AcknowledgementLine[] {
  const lines = text.split('\n').map((line) => line.trim());
  return lines.filter(Boolean).map((line) => {
    const colon = line.indexOf(': ');
    const [subject, reason] = colon < 0 ? [line, ''] : [line.slice(0, colon), line.slice(colon + 2).trim()];
    return { line, subject: reason === '' ? undefined : acknowledgedSubject(subject), reason };
  });
}
