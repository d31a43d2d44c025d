import type { k8s } from 'cdk8s-plus-27';
import { type ServerContainer, ZookeeperImage, type ZookeeperServer } from '../../lib';

/** Environment variables of the image, by the key of the ConfigMap that each is read from. */
const FROM_CONFIG_MAP: readonly (readonly [variable: string, key: string])[] = [
  ['ZK_HEAP_SIZE', 'jvm.heap'],
  ['ZK_TICK_TIME', 'tick'],
  ['ZK_INIT_LIMIT', 'init'],
  // as in the article, which has the key `sync` but does not read it
  ['ZK_SYNC_LIMIT', 'tick'],
  ['ZK_MAX_CLIENT_CNXNS', 'client.cnxns'],
  ['ZK_SNAP_RETAIN_COUNT', 'snap.retain'],
  ['ZK_PURGE_INTERVAL', 'purge.interval'],
];

/** The contract of the image `k8szk`: one script writes zoo.cfg from the environment, another one sends `ruok` to the server. */
export class K8szk extends ZookeeperImage {
  constructor() {
    super('gcr.io/google_samples/k8szk:v2');
  }

  public container({ replicas, heap, zooCfg }: ZookeeperServer): ServerContainer {
    const asksRuok: k8s.Probe = { exec: { command: ['zkOk.sh'] }, initialDelaySeconds: 10, timeoutSeconds: 5 };
    return {
      name: 'k8szk',
      image: this.reference,
      command: ['sh', '-c', 'zkGenConfig.sh && zkServer.sh start-foreground'],
      config: {
        'jvm.heap': heap.replace('i', ''),
        tick: zooCfg.tickTime,
        init: zooCfg.initLimit,
        sync: zooCfg.syncLimit,
        'client.cnxns': zooCfg.maxClientCnxns,
        'snap.retain': zooCfg['autopurge.snapRetainCount'],
        'purge.interval': zooCfg['autopurge.purgeInterval'],
      },
      env: [
        { name: 'ZK_REPLICAS', value: String(replicas) },
        ...FROM_CONFIG_MAP.map(([name, key]) => ({
          name,
          valueFrom: { configMapKeyRef: { name: 'zk-cm', key } },
        })),
        { name: 'ZK_CLIENT_PORT', value: '2181' },
        { name: 'ZK_SERVER_PORT', value: '2888' },
        { name: 'ZK_ELECTION_PORT', value: '3888' },
      ],
      dataPath: '/var/lib/zookeeper',
      probes: { readiness: asksRuok, liveness: asksRuok },
    };
  }
}
