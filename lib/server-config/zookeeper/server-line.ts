import { javaInteger } from '../../java/parse';

/** The address of a member for the other members. */
export interface MemberAddress {
  readonly host: string;
  readonly quorumPort: number;
  readonly electionPort: number;
}

/** A line `server.1=host:2888:3888[:role][;[host:]2181]`, which may have several addresses, joined by `|`. */
export interface ServerLine {
  readonly key: string;
  readonly text: string;
  readonly id: bigint | undefined;
  readonly addresses: readonly MemberAddress[];
  readonly isObserver: boolean;
  readonly clientPort: number | undefined;
  /** Why the server refuses the line; undefined if it accepts it. */
  readonly refused: string | undefined;
}

const MAX_PORT = 65_535;

/** Reads a line as QuorumServer does, which does not trim trailing spaces. */
export function serverLine(key: string, text: string): ServerLine {
  const id = javaInteger(key.slice('server.'.length), 64);
  const [members = '', client, ...more] = javaSplit(text, ';');
  const parts = javaSplit(members, '|').map(hostAndPorts);
  const roles = parts.flatMap(([, , , role]) => (role === undefined ? [] : [role.toLowerCase()]));
  const addresses = parts.map(([host, quorum, election]) => ({
    host,
    quorumPort: port(quorum) ?? Number.NaN,
    electionPort: port(election) ?? Number.NaN,
  }));
  const clientPort = client === undefined ? undefined : port(hostAndPorts(client).at(-1));
  const refusals: readonly (readonly [boolean, string])[] = [
    [id === undefined, 'its id is not a whole number'],
    [more.length > 0, 'it has more than one semicolon'],
    [parts.some(({ length }) => length < 3 || length > 4), 'it is not host:port:port[:role]'],
    [addresses.some(({ quorumPort, electionPort }) => Number.isNaN(quorumPort + electionPort)), 'a port is not valid'],
    [addresses.some(({ quorumPort, electionPort }) => quorumPort === electionPort), 'both ports are the same'],
    [roles.some((role) => !['participant', 'observer'].includes(role)), 'its role is not participant or observer'],
    [new Set(roles).size > 1, 'its addresses have different roles'],
    [client !== undefined && hostAndPorts(client).length > 2, 'the part after the semicolon is not [host:]port'],
    [client !== undefined && clientPort === undefined, 'the client port is not valid'],
  ];
  const refused = refusals.find(([applies]) => applies)?.[1];
  return { key, text, id, addresses, isObserver: roles[0] === 'observer', clientPort, refused };
}

/** `host:1:2`, `[::1]:1:2`. */
function hostAndPorts(text: string): string[] {
  const bracketed = /^\[(.*?)\](?::(.*))?$/.exec(text);
  return bracketed === null ? javaSplit(text, ':') : [bracketed[1], ...javaSplit(bracketed[2] ?? '', ':')];
}

function port(text = ''): number | undefined {
  const value = javaInteger(text, 32);
  return value === undefined || value < 0 || value > MAX_PORT ? undefined : Number(value);
}

/** As Java's `String.split`, which drops trailing empty parts if it splits at all. */
export function javaSplit(text: string, separator: string): string[] {
  if (!text.includes(separator)) return [text];
  const parts = text.split(separator);
  while (parts.length > 0 && parts[parts.length - 1] === '') parts.pop();
  return parts;
}
