import { isSubdomainName } from './api-names';

const DNS_LABEL = /^[a-z]([-a-z0-9]*[a-z0-9])?$/;

/** A name that is valid both for a Service and for a pod's host name: RFC 1035, begins with a letter. */
export function isDnsLabel(text: string): boolean {
  return text.length <= 63 && DNS_LABEL.test(text);
}

/** A name that may begin with a digit, such as those of namespaces, containers and volumes: RFC 1123. */
export function isHostLabel(text: string): boolean {
  return !text.includes('.') && isDnsSubdomain(text);
}

/** A domain name such as `cluster.local`. */
export function isDnsSubdomain(text: string): boolean {
  return isSubdomainName(text) && text.split('.').every((label) => label.length <= 63);
}
