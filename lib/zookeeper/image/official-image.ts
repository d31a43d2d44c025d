import type { k8s } from 'cdk8s-plus-27';
import { propertiesFile } from '../../java/write-properties';
import { intOrString } from '../../kubernetes/manifest';
import type * as follow from '../../workload/follow-certificate';
import { BRIEF_START, heapFlags, SERVER_FLAGS } from '../../workload/jvm-options';
import type { ServerContainer } from '../../workload/server-container';
import { shellQuote, shellScript } from '../../workload/shell-script';
import { CLIENT_PORT } from '../ports';
import { READINESS, START_SERVER } from '../scripts/scripts';
import { ZOO_CFG_FILE, type ZookeeperServer } from './zookeeper-server';

/** Directories of the image: its three VOLUMEs, and the configuration. */
const DATA = '/data';
const TRANSACTION_LOG = '/datalog';
const LOGS = '/logs';
const CONFIGURATION = '/conf';

/** Below the mounts, so that a disk's own `lost+found` stays beside the data. */
const DATA_DIR = `${DATA}/zookeeper`;
const DATA_LOG_DIR = `${TRANSACTION_LOG}/zookeeper`;

/** One server in the image of the Docker project. */
export function officialZookeeperContainer(reference: string, server: ZookeeperServer): ServerContainer {
  return {
    name: 'zookeeper',
    image: reference,
    command: ['bash', '-ec'],
    args: [startScript(server)],
    reservedEnv: { SERVER_JVMFLAGS: 'jvmOptions' },
    config: {
      [ZOO_CFG_FILE]: propertiesFile([
        { comment: 'state of this server', entries: directories(server) },
        { comment: 'how the ensemble behaves', entries: server.zooCfg },
        { comment: 'members: server.<ordinal + 1>', entries: server.servers },
      ]),
      'logback.xml': server.logbackXml,
    },
    configPath: CONFIGURATION,
    dataPath: DATA,
    transactionLogPath: TRANSACTION_LOG,
    writablePaths: ['/tmp', LOGS],
    readinessNeedsQuorum: true,
    probes: {
      // the client port opens once the snapshot is loaded, which takes as long as the data is large
      startup: { ...openPort(server), periodSeconds: 2, failureThreshold: 300 },
      // a server without a quorum must not count for a budget or a rolling update
      readiness: {
        exec: { command: ['bash', '-c', shellScript({ PORT: String(CLIENT_PORT) }, READINESS)] },
        periodSeconds: 5,
        timeoutSeconds: 5,
      },
      // also succeeds without a quorum: restarting a server that looks for the others would only delay it
      liveness: { ...openPort(server), periodSeconds: 10, timeoutSeconds: 5, failureThreshold: 6 },
    },
  };
}

/** Whether the port for clients is open. That for TLS would log an error for each connection without a certificate. */
function openPort({ clientPortIsLocal }: ZookeeperServer): Pick<k8s.Probe, 'exec' | 'tcpSocket'> {
  return clientPortIsLocal === true
    ? { exec: { command: ['bash', '-c', `exec 3<>/dev/tcp/127.0.0.1/${CLIENT_PORT}`] } }
    : { tcpSocket: { port: intOrString(CLIENT_PORT) } };
}

function directories({ separateTransactionLog }: ZookeeperServer): Record<string, string> {
  return separateTransactionLog ? { dataDir: DATA_DIR, dataLogDir: DATA_LOG_DIR } : { dataDir: DATA_DIR };
}

function startScript(server: ZookeeperServer): string {
  const flags = [heapFlags(server.heap), ...SERVER_FLAGS, BRIEF_START, ...server.jvmOptions].join(' ');
  const { certificateFiles } = server;
  const before =
    certificateFiles &&
    (require('../../workload/follow-certificate') as typeof follow).followCertificate(certificateFiles);
  const start = shellScript(
    {
      DIRECTORIES: `(${Object.values(directories(server)).map(shellQuote).join(' ')})`,
      FLAGS: shellQuote(flags),
    },
    START_SERVER,
  );
  return `${before ?? ''}${start}`;
}
