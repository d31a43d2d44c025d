import { javaInteger, javaTrim } from '../../../java/parse';
import { findingIf } from '../../../lint/rule';
import { KAFKA_CONFIG } from '../documentation';
import { mapEntries } from '../parsed-listeners';
import type { BrokerRule } from './example-brokers';

/** How many connections a broker accepts. */
export const CONNECTION_RULES: readonly BrokerRule[] = [
  {
    id: 'kafka-invalid-connection-limit',
    severity: 'error',
    about: ['max.connections.per.ip', 'max.connections.per.ip.overrides'],
    server: 'refuses',
    check: (config) => {
      const key = 'max.connections.per.ip.overrides';
      const overrides = mapEntries(config.text(key) ?? '');
      return [
        ...findingIf(config.number('max.connections.per.ip') === 0 && overrides.length === 0, {
          problem: 'max.connections.per.ip is 0',
          fix: `use 1 or more, or list the hosts that may connect in ${key}`,
          key: 'max.connections.per.ip',
        }),
        ...overrides
          .filter((item) => !isHostAndNumber(item))
          .map((item) => ({ key, problem: `${key} has ${JSON.stringify(item)}`, fix: 'write host:number' })),
      ];
    },
    why: 'Kafka refuses to start',
    source: KAFKA_CONFIG,
    examples: {
      good: [
        { properties: { 'max.connections.per.ip': '0', 'max.connections.per.ip.overrides': '10.0.0.7:5' } },
        { properties: { 'max.connections.per.ip': '1' } },
      ],
      bad: [
        { properties: { 'max.connections.per.ip': '0' } },
        { properties: { 'max.connections.per.ip.overrides': '10.0.0.7' } },
        { properties: { 'max.connections.per.ip.overrides': 'a host:5' } },
      ],
    },
  },
];

/** `host:number`, with optional spaces around the colon. */
function isHostAndNumber(text: string): boolean {
  const colon = text.lastIndexOf(':');
  const [host, number] = [text.slice(0, Math.max(0, colon)), text.slice(colon + 1)].map(javaTrim);
  return colon >= 0 && /^[0-9a-zA-Z\-%._:]*$/.test(host) && javaInteger(number, 32) !== undefined;
}
