import { javaInteger, javaList } from '../../java/parse';

/** An entry of listeners: `NAME://host:port`. */
export interface Endpoint {
  /** The name of the listener, in upper case. */
  readonly name: string;
  /** Empty means all addresses. */
  readonly host: string;
  readonly port: number;
}

/** The listeners of a broker, resolved like KafkaConfig and SocketServerConfigs.listenerListToEndPoints do. */
export interface BrokerListeners {
  readonly listeners: readonly Endpoint[];
  /** The addresses that clients receive; those of controllers are not included. */
  readonly advertised: readonly Endpoint[];
  /** The addresses of controllers that the server advertises itself. */
  readonly advertisedControllers: readonly Endpoint[];
  /** Controller listeners of this server itself. */
  readonly controllers: readonly Endpoint[];
  readonly controllerNames: readonly string[];
  /** Security protocol by listener name. */
  readonly protocols: ReadonlyMap<string, string>;
  /** The inter-broker listener and its protocol. */
  readonly interBroker: { readonly name: string; readonly protocol: string | undefined };
  /** Entries that cannot be read, by key. */
  readonly malformed: readonly { readonly key: string; readonly text: string }[];
}

/** The properties of a broker, as far as its listeners depend on them. */
interface ListenerProperties {
  /** The value in effect: from the file, or the default. */
  text(key: string): string | undefined;
  /** Whether the file has the key. */
  has(key: string): boolean;
  readonly usesZookeeper: boolean;
  readonly dropsRepeatedItems: boolean;
}

export const PROTOCOLS = ['PLAINTEXT', 'SSL', 'SASL_PLAINTEXT', 'SASL_SSL'];
export const PROTOCOL_MAP = 'listener.security.protocol.map';

export function resolveListeners(config: ListenerProperties): BrokerListeners {
  const malformed: { key: string; text: string }[] = [];
  const endpoints = (key: string) => {
    const items = listItems(config, key);
    return (config.dropsRepeatedItems ? [...new Set(items)] : items).flatMap((text) => {
      const endpoint = parseEndpoint(text);
      if (endpoint === undefined) malformed.push({ key, text });
      return endpoint ?? [];
    });
  };
  const listeners = endpoints('listeners');
  const advertised = config.text('advertised.listeners') === undefined ? undefined : endpoints('advertised.listeners');
  const protocols = new Map<string, string>();
  for (const text of mapEntries(config.text(PROTOCOL_MAP) ?? '')) {
    const colon = text.lastIndexOf(':');
    const [name, protocol] = [text.slice(0, colon), text.slice(colon + 1).toUpperCase()].map((part) => part.trim());
    if (name === '' || colon < 0 || !PROTOCOLS.includes(protocol)) malformed.push({ key: PROTOCOL_MAP, text });
    else protocols.set(name.toUpperCase(), protocol);
  }
  const controllerNames = listItems(config, 'controller.listener.names');
  const isController = ({ name }: Endpoint) => controllerNames.includes(name);
  if (isPlaintextByDefault(config, listeners, controllerNames)) {
    for (const name of controllerNames) protocols.set(name, 'PLAINTEXT');
  }
  return {
    listeners,
    advertised: (advertised ?? listeners).filter((endpoint) => !isController(endpoint)),
    advertisedControllers: (advertised ?? []).filter(isController),
    controllers: [...(advertised ?? []), ...listeners].filter(isController),
    controllerNames,
    protocols,
    interBroker: interBrokerListener(config, protocols),
    malformed,
  };
}

/** The entries of a map, `name:value`. Kafka drops blank entries only at the end (org.apache.kafka.server.util.Csv). */
export function mapEntries(text: string): readonly string[] {
  const entries = javaList(text);
  return entries.slice(0, entries.findLastIndex((entry) => entry !== '') + 1);
}

function listItems(config: ListenerProperties, key: string): readonly string[] {
  return javaList(config.text(key) ?? '').filter((item) => item !== '');
}

function parseEndpoint(text: string): Endpoint | undefined {
  const match = /^(.*):\/\/\[?([0-9a-zA-Z\-%._:]*)\]?:(-?[0-9]+)$/.exec(text);
  const port = match === null ? undefined : javaInteger(match[3], 32);
  // a URL in a listener: PLAINTEXT://http://kafka:9092
  return match === null || port === undefined || match[1].includes('://')
    ? undefined
    : { name: match[1].toUpperCase(), host: match[2], port: Number(port) };
}

/** Without a map, KRaft controllers use PLAINTEXT, unless some listener is named after another protocol. */
function isPlaintextByDefault(
  config: ListenerProperties,
  listeners: readonly Endpoint[],
  controllerNames: readonly string[],
): boolean {
  const names = [...controllerNames, ...listeners.map(({ name }) => name)];
  const named = names.some((name) => name !== 'PLAINTEXT' && PROTOCOLS.includes(name));
  return !config.usesZookeeper && !config.has(PROTOCOL_MAP) && !named;
}

/** Without inter.broker.listener.name, the listener is named after the protocol, which is used whatever the map says. */
function interBrokerListener(
  config: ListenerProperties,
  protocols: ReadonlyMap<string, string>,
): BrokerListeners['interBroker'] {
  const name = config.text('inter.broker.listener.name')?.toUpperCase();
  if (name !== undefined) return { name, protocol: protocols.get(name) };
  const protocol = config.text('security.inter.broker.protocol') ?? 'PLAINTEXT';
  return { name: protocol, protocol };
}
