/** Something in a value that another program should have replaced before a server reads the file. */
export interface Placeholder {
  readonly text: string;
  /** What to do about it. */
  readonly fix: string;
}

/** Kinds of placeholders, more specific ones first. The server is `Kafka` or `ZooKeeper`. */
const PLACEHOLDER_KINDS: readonly { readonly pattern: RegExp; fix(server: string): string }[] = [
  {
    pattern: /\{\{[^}]*\}?\}?/,
    fix: () => 'render the template first (helm template), and check the file that it makes',
  },
  {
    pattern: /\$\([^)]*\)?/,
    fix: (server) =>
      `write the value: Kubernetes expands $(NAME) only in the command, args and env of a container, and ${server} does not`,
  },
  {
    pattern: /\$\{[^}]*\}?/,
    fix: (server) =>
      `write the value, or let a script replace it before the server starts: ${server} expands no variables`,
  },
  { pattern: /#\{[^}]*\}?#?|%[A-Z][A-Z0-9_]+%|@[A-Z][A-Z0-9_]+@/, fix: () => 'write the value' },
  {
    pattern: /\$[A-Z_][A-Z0-9_]*/,
    fix: (server) =>
      `write the value, or let a script replace it before the server starts: ${server} expands no variables`,
  },
  { pattern: /<[A-Za-z][\w. -]*>/, fix: () => 'write the real value' },
];

/** The first placeholder in a value; undefined if there is none. */
export function placeholderIn(value: string, server: string): Placeholder | undefined {
  for (const { pattern, fix } of PLACEHOLDER_KINDS) {
    const [text] = pattern.exec(value) ?? [];
    if (text !== undefined) return { text, fix: fix(server) };
  }
  return undefined;
}

/** `tcp://10.0.0.1:9092`: the value of the variable KAFKA_PORT that Kubernetes adds for a Service named kafka. */
export const SERVICE_ADDRESS = /\b(?:tcp|udp|sctp):\/\/[^\s,]*/i;

/** Why a variable of a Service is in a file, and how to avoid it. */
export const NO_SERVICE_LINKS =
  'set enableServiceLinks: false in the pod, or rename the Service: its variables are read as settings of the server';
