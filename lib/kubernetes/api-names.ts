/** What the API server accepts as names: pkg/util/validation of apimachinery. */
const LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const SUBDOMAIN = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const LABEL_VALUE = /^(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?$/;
const QUALIFIED = /^([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$/;

/** A name such as that of most objects; unlike in the DNS, only the whole has a limit. */
export function isSubdomainName(text: string): boolean {
  return text.length <= 253 && SUBDOMAIN.test(text);
}

/** The value of a label: at most 63 letters, digits, hyphens, dots and underscores. */
export function isLabelValue(text: string): boolean {
  return text.length <= 63 && LABEL_VALUE.test(text);
}

/** The key of a label or an annotation: a name, which may have a domain and a slash in front. */
export function isLabelKey(text: string): boolean {
  const parts = text.split('/');
  if (parts.length > 2) return false;
  const name = parts[parts.length - 1];
  return name.length <= 63 && QUALIFIED.test(name) && (parts.length === 1 || isSubdomainName(parts[0]));
}

/** The name of a port: at most 15 lower-case letters, digits and single hyphens, with a letter. */
export function isPortName(text: string): boolean {
  return text.length <= 15 && LABEL.test(text) && /[a-z]/.test(text) && !text.includes('--');
}

/** The key of a ConfigMap or a Secret, which can be the name of a file. */
export function isConfigKey(text: string): boolean {
  return text.length <= 253 && /^[-._a-zA-Z0-9]+$/.test(text) && text !== '.' && !text.startsWith('..');
}

/** The name of an environment variable, as Kubernetes 1.32 and later accept it: printable, without an equals sign. */
export function isVariableName(text: string): boolean {
  return /^[\x20-\x3c\x3e-\x7e]+$/.test(text);
}

/** A path within a directory: it must not lead out of it. */
export function isInnerPath(text: string): boolean {
  return !text.startsWith('/') && !text.split('/').includes('..');
}

export function isPortNumber(value: unknown): boolean {
  return Number.isInteger(value) && (value as number) >= 1 && (value as number) <= 65535;
}
