import { KafkaImage, type KafkaServer, type ServerContainer } from '../../lib';
import { OVERRIDES } from './overrides';

const DATA = '/var/lib/kafka';

/** The contract of the image `k8skafka`: every setting is an `--override` on one command line. */
export class K8skafka extends KafkaImage {
  constructor() {
    super('gcr.io/google_samples/k8skafka:v1', '0.10.2');
  }

  public container(server: KafkaServer): ServerContainer {
    const heap = server.heap.replace('i', '');
    return {
      name: 'k8skafka',
      image: this.reference,
      command: ['sh', '-c', startLine(server)],
      env: [
        { name: 'KAFKA_HEAP_OPTS', value: `-Xmx${heap} -Xms${heap}` },
        { name: 'KAFKA_OPTS', value: '-Dlogging.level=INFO' },
      ],
      dataPath: DATA,
      probes: {
        readiness: {
          exec: {
            command: ['sh', '-c', `/opt/kafka/bin/kafka-broker-api-versions.sh --bootstrap-server=localhost:9093`],
          },
        },
      },
    };
  }
}

/** One line of 87 overrides, with the trailing blank of the article. */
function startLine({ properties, podProperties }: KafkaServer): string {
  const overrides = {
    'broker.id': podProperties['broker.id'],
    listeners: properties.listeners,
    'zookeeper.connect': properties['zookeeper.connect'],
    'log.dir': DATA,
    ...Object.fromEntries(Object.keys(OVERRIDES).map((key) => [key, properties[key]])),
  };
  const words = Object.entries(overrides).map(([key, value]) => `--override ${key}=${value}`);
  return ['exec kafka-server-start.sh /opt/kafka/config/server.properties', ...words, ''].join(' ');
}
