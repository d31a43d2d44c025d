import { wordAt } from './shell-words';

/** The environment of a container, after what its script sets: `export KAFKA_BROKER_ID=${HOSTNAME##*-}`. */
export function variablesAfter(script: string, environment: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const variables = new Map(environment);
  for (const { index, 0: found, 1: name } of script.matchAll(/(?:^|[\s;&|(])([A-Za-z_]\w*)=/g)) {
    const { text } = wordAt(script, index + found.length);
    variables.set(name, substituted(text, variables));
  }
  return variables;
}

/** A text with the values of variables that are known; others stay as they are. */
export function substituted(text: string, variables: ReadonlyMap<string, string>): string {
  const plain = text.replace(/\$(?:\{(\w+)(?::?-([^}]*))?\}|(\w+))/g, (whole, braced, fallback, bare) => {
    return variables.get(braced ?? bare) ?? (fallback === undefined || /^HOST/.test(braced) ? whole : fallback);
  });
  // in a calculation, a variable needs no dollar sign
  return plain.replace(/\$\(\((.*?)\)\)/g, (_, sum: string) => {
    return `$((${sum.replace(/(?<![\w${#*])[A-Za-z_]\w*(?![\w}])/g, (name) => variables.get(name) ?? name)}))`;
  });
}
