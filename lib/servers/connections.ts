import { commaItems } from '../java/parse';
import { rolesIn, votersIn } from './quorum-voters';
import type { Entries } from './server-files';

/** Where a server of Kafka listens. */
export interface OpenListener {
  readonly name: string;
  readonly port: string;
  /** `PLAINTEXT`, `SSL`, `SASL_PLAINTEXT` or `SASL_SSL`; undefined if the map of protocols lacks it. */
  readonly protocol: string | undefined;
}

const PROTOCOL_OF_LISTENER: readonly string[] = ['PLAINTEXT', 'SSL', 'SASL_PLAINTEXT', 'SASL_SSL'];

/** The listeners of a server, by their names. */
export function openListeners(entries: Entries): ReadonlyMap<string, OpenListener> {
  return new Map(
    commaItems(entries.get('listeners')).map((item) => {
      const [name, address = ''] = item.split('://');
      const [port = ''] = /\d+$/.exec(address) ?? [];
      return [name.toUpperCase(), { name, port, protocol: protocolOfListener(name, entries) }];
    }),
  );
}

/** The protocol of a listener, of this server or of others: by the map, or by its name. Without a map, controllers use plain text. */
export function protocolOfListener(name: string, entries: Entries): string | undefined {
  const pairs = commaItems(entries.get('listener.security.protocol.map')).map((item) => item.toUpperCase().split(':'));
  const [, mapped] = pairs.find(([key]) => key.trim() === name.toUpperCase()) ?? [];
  const isOfController = pairs.length === 0 && listenersOfControllers(entries).includes(name.toUpperCase());
  return (
    mapped?.trim() ??
    PROTOCOL_OF_LISTENER.find((protocol) => protocol === name.toUpperCase()) ??
    (isOfController ? 'PLAINTEXT' : undefined)
  );
}

export function isEncrypted(protocol: string | undefined): boolean {
  return protocol === 'SSL' || protocol === 'SASL_SSL';
}

/** The name of the listener by which brokers find each other. */
export function listenerOfBrokers(entries: Entries): string {
  const name = entries.get('inter.broker.listener.name') ?? entries.get('security.inter.broker.protocol');
  return (name ?? 'PLAINTEXT').trim().toUpperCase();
}

/** The listeners of controllers, in upper case; servers connect by the first one. */
export function listenersOfControllers(entries: Entries): readonly string[] {
  return commaItems(entries.get('controller.listener.names')).map((name) => name.toUpperCase());
}

/** How a server connects to the controllers of a static quorum. */
export interface DialedQuorum {
  /** The voters without their ports, as `1@host`, in an order of their own: the same text for the same quorum. */
  readonly voters: string;
  readonly ports: readonly string[];
  readonly protocol: string | undefined;
}

/** Undefined if the server has no static quorum, or does not state by which listener it connects. */
export function dialedQuorum(entries: Entries): DialedQuorum | undefined {
  const voters = votersIn(entries.get('controller.quorum.voters'));
  const [name] = listenersOfControllers(entries);
  if (voters.length === 0 || name === undefined) return undefined;
  return {
    voters: voters
      .map(({ id, host }) => `${id}@${host}`)
      .sort()
      .join(),
    ports: [...new Set(voters.map(({ port }) => port))],
    protocol: protocolOfListener(name, entries),
  };
}

/** Whether a controller accepts what connects in this way. */
export function acceptsDial(controller: Entries, { ports, protocol }: DialedQuorum): boolean {
  const names = listenersOfControllers(controller);
  const open = [...openListeners(controller)].flatMap(([name, listener]) => (names.includes(name) ? [listener] : []));
  return ports.every((port) => open.some((listener) => listener.port === port && listener.protocol === protocol));
}

/** Whether each of two brokers accepts the other, and itself: they differ while a change is rolled out. */
export function brokersFindEachOther(sides: readonly [Entries, Entries]): boolean {
  const names = sides.map(listenerOfBrokers);
  const protocols = names.map((name) => sides.map((side) => openListeners(side).get(name)?.protocol));
  const isAdvertised = names.every((name) => sides.every((side) => advertises(side, name)));
  return isAdvertised && protocols.every(([from, to]) => from !== undefined && from === to);
}

function advertises(entries: Entries, name: string): boolean {
  const list = entries.get('advertised.listeners');
  return list === undefined || commaItems(list).some((item) => item.split('://')[0].toUpperCase() === name);
}

/** Only servers of its cluster connect to a controller that is not a broker. */
export function isOnlyController(entries: Entries): boolean {
  return rolesIn(entries).join() === 'controller';
}
