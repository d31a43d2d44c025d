/** What stands for the ordinal of a pod in the form that ids are compared in. */
const ORDINAL = '{ordinal}';

/** Variables that hold the name of the pod, by custom or because the shell sets them. */
const POD_NAME = '(?:HOSTNAME|HOST|POD_NAME|MY_POD_NAME|K8S_POD_NAME|KAFKA_POD_NAME|ZOO_POD_NAME)';

/** Ways to the number at the end of the pod's name. */
const ORDINALS: readonly RegExp[] = [
  // ${HOSTNAME##*-}, ${POD_NAME##*[!0-9]}, ${HOSTNAME//[^0-9]/}
  new RegExp(`\\$\\{${POD_NAME}(?:##?\\*?[^}]*|//[^}]*)\\}`, 'g'),
  /\$\{BASH_REMATCH\[\d\]\}/g,
  // $(hostname | …), $(echo $HOSTNAME | …), and the same in backticks
  new RegExp(`\\$\\((?:[^()]|\\([^()]*\\))*(?:hostname|\\$\\{?${POD_NAME})(?:[^()]|\\([^()]*\\))*\\)`, 'g'),
  new RegExp(`\`[^\`]*(?:hostname|\\$\\{?${POD_NAME})[^\`]*\``, 'g'),
  /\{metadata\.(?:labels|annotations)\['[\w./-]*pod-index'\]\}/g,
];

/**
 * An id in the form in which two are compared: all ways to the ordinal of the pod are the same, and sums are calculated. So
 * `$((${HOSTNAME##*-} + 1))` and `$((1+$ORDINAL))` are `{ordinal}+1`.
 */
export function comparableId(value: string): string {
  const named = ORDINALS.reduce((text, pattern) => text.replace(pattern, ORDINAL), asSubstitution(value.trim()));
  const [, inner] =
    /^\$\(\((.*)\)\)$/.exec(named) ?? /^\$\(expr (.*)\)$/.exec(named) ?? /^expr (.*)$/.exec(named) ?? [];
  const sum = (inner ?? named).replace(/[\s$]/g, '');
  return /^[+-]?(?:\d+|\{ordinal\})(?:[+-](?:\d+|\{ordinal\}))*$/.test(sum) ? sumText(sum) : named;
}

/** A variable with a command, whose output is the id, has only the command. */
function asSubstitution(value: string): string {
  return /^(hostname|echo)\b.*\|/.test(value) ? `$(${value})` : value;
}

function sumText(sum: string): string {
  const terms = sum.match(/[+-]?(?:\d+|\{ordinal\})/g) ?? [];
  const ordinals = terms.filter((term) => term.endsWith(ORDINAL));
  const number = terms.reduce((total, term) => total + (term.endsWith(ORDINAL) ? 0 : Number(term)), 0);
  if (ordinals.length === 0) return String(number);
  return `${ordinals.join('').replace(/^\+/, '')}${number === 0 ? '' : number > 0 ? `+${number}` : number}`;
}
