/**
 * How the examples of the rules are written: keys on top of a minimal file. The rows use what is below, so this is part of the
 * tables and not of the tests. A value of undefined removes a key of the base.
 */
export type ZooCfgExample = Readonly<Record<string, string | undefined>>;

/** A small file without any problem. */
export const ZOO_CFG_BASE: Readonly<Record<string, string>> = {
  dataDir: '/data/zookeeper',
  clientPort: '2181',
  tickTime: '2000',
  initLimit: '10',
  syncLimit: '5',
  'autopurge.purgeInterval': '1',
  'server.1': 'zk-0.zk-svc:2888:3888',
  'server.2': 'zk-1.zk-svc:2888:3888',
  'server.3': 'zk-2.zk-svc:2888:3888',
};

/** The lines of the whole file. */
export function withBase(example: ZooCfgExample): readonly (readonly [key: string, value: string])[] {
  return Object.entries({ ...ZOO_CFG_BASE, ...example }).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, value] as const],
  );
}

/** Removes the members of the base: a standalone server. */
export const NO_SERVERS: ZooCfgExample = { 'server.1': undefined, 'server.2': undefined, 'server.3': undefined };
