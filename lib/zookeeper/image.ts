import type { k8s } from 'cdk8s-plus-27';
import { propertiesFile } from '../java/write-properties';
import { intOrString } from '../kubernetes/manifest';
import { heapFlags, SERVER_FLAGS } from '../workload/jvm-options';
import type { ServerContainer } from '../workload/server-container';
import { shellQuote } from '../workload/shell';
import { CLIENT_PORT } from './ports';

/** The settings of an ensemble, as an image contract sees them. */
export interface ZookeeperServer {
  /** Number of servers. */
  readonly replicas: number;
  /** Heap as a quantity: `1Gi`. */
  readonly heap: string;
  /** More options for the JVM. */
  readonly jvmOptions: string[];
  /** Lines of zoo.cfg, without the folders, which only the image knows, and without the servers. */
  readonly zooCfg: { [key: string]: string };
  /** The `server.N` lines; empty for a single server. */
  readonly servers: { [key: string]: string };
  /** Text of logback.xml. */
  readonly logbackXml: string;
  /** Whether the transaction log has a volume of its own. */
  readonly separateTransactionLog: boolean;
}

/**
 * How an image of ZooKeeper is configured and started. Extend it for an image with a contract of its own: its one method
 * turns the settings into a container.
 */
export abstract class ZookeeperImage {
  /**
   * The image of the Docker project, or a copy of it in another registry.
   *
   * @param reference defaults to `zookeeper:3.9.4`
   * @see https://hub.docker.com/_/zookeeper
   */
  public static official(reference: string = 'zookeeper:3.9.4'): ZookeeperImage {
    return new OfficialImage(reference);
  }

  /**
   * Tells the two kinds of contracts apart.
   *
   * @internal
   */
  public readonly _product = 'zookeeper';

  /** @param reference name of the image with its tag or digest */
  protected constructor(public readonly reference: string) {}

  /**
   * The container that runs one server.
   *
   * @param server the settings, in the words of the server
   */
  public abstract container(server: ZookeeperServer): ServerContainer;
}

/** Folders of the image: its three VOLUMEs, and the configuration. */
const DATA = '/data';
const TRANSACTION_LOG = '/datalog';
const LOGS = '/logs';
const CONFIGURATION = '/conf';

/** Below the mounts, so that a disk's own `lost+found` stays beside the data. */
const DATA_DIR = `${DATA}/zookeeper`;
const DATA_LOG_DIR = `${TRANSACTION_LOG}/zookeeper`;

class OfficialImage extends ZookeeperImage {
  public container(server: ZookeeperServer): ServerContainer {
    const { separateTransactionLog } = server;
    return {
      name: 'zookeeper',
      image: this.reference,
      command: ['bash', '-ec'],
      args: [startScript(server)],
      ownedEnv: { SERVER_JVMFLAGS: 'jvmOptions' },
      config: {
        'zoo.cfg': propertiesFile([
          { comment: 'where this server keeps its state', entries: folders(separateTransactionLog) },
          { comment: 'how the ensemble behaves', entries: server.zooCfg },
          { comment: 'who belongs to it: server.<ordinal + 1>', entries: server.servers },
        ]),
        'logback.xml': server.logbackXml,
      },
      configPath: CONFIGURATION,
      dataPath: DATA,
      transactionLogPath: TRANSACTION_LOG,
      scratchPaths: ['/tmp', LOGS],
      readyOnlyTogether: true,
      probes: {
        // the client port opens once the snapshot is loaded, which takes as long as the data is large
        startup: { tcpSocket: clientPort(), periodSeconds: 2, failureThreshold: 300 },
        // says Mode only as part of a quorum; without one it must not count for a budget or a rolling update
        readiness: {
          exec: { command: ['bash', '-c', ASKS_FOR_MODE] },
          periodSeconds: 5,
          timeoutSeconds: 5,
        },
        // holds without a quorum too: restarting a server that looks for the others would only delay it
        liveness: { tcpSocket: clientPort(), periodSeconds: 10, timeoutSeconds: 5, failureThreshold: 6 },
      },
    };
  }
}

function clientPort(): k8s.TcpSocketAction {
  return { port: intOrString(CLIENT_PORT) };
}

function folders(separateTransactionLog: boolean): Record<string, string> {
  return separateTransactionLog ? { dataDir: DATA_DIR, dataLogDir: DATA_LOG_DIR } : { dataDir: DATA_DIR };
}

/**
 * Halves the time of a start, in which few methods run often enough to be compiled well. It costs peak throughput, of which an
 * ensemble has plenty: its writes wait for the disk.
 */
const BRIEF_START = '-XX:TieredStopAtLevel=1';

/** Four-letter word `srvr` over bash's own TCP device: no tool has to be in the image. */
const ASKS_FOR_MODE = `exec 3<>/dev/tcp/127.0.0.1/${CLIENT_PORT} && printf srvr >&3 && grep -q ^Mode: <&3`;

/** The JVM gets its options here and not from the container's environment, which tools run by kubectl exec inherit. */
function startScript({ heap, jvmOptions, separateTransactionLog }: ZookeeperServer): string {
  const flags = [heapFlags(heap), ...SERVER_FLAGS, BRIEF_START, ...jvmOptions].join(' ');
  return [
    `mkdir -p ${Object.values(folders(separateTransactionLog)).join(' ')}`,
    `echo $((\${HOSTNAME##*-} + 1)) > ${DATA_DIR}/myid`,
    `export SERVER_JVMFLAGS=${shellQuote(flags)}`,
    'exec zkServer.sh start-foreground',
    '',
  ].join('\n');
}
