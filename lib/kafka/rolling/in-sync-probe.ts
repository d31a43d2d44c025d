import type { k8s } from 'cdk8s-plus-27';

/** Where the probe finds what it asks about. */
export interface InSyncProbe {
  readonly port: number;
  /** Id of the broker, as a word for a shell. */
  readonly brokerId: string;
  readonly toolsPath: string;
  /** The folder that holds one folder for each partition. */
  readonly logDir: string;
}

/** Written when the answer was yes; the start script removes it, as the folder outlives a container that is restarted. */
const MARKER = '/tmp/in-sync';

/** What the start script has to do for the probe. */
export const FORGET_IN_SYNC = `rm -f ${MARKER}`;

/** Kafka's tools give up after a minute by themselves; the kubelet would leave the JVM of a probe that it ended behind. */
const ASK_SECONDS = 50;

/** For a JVM that runs for a second: compiled quickly rather than well, which makes it a third shorter. */
export const BRIEF_JVM = '-XX:+UseSerialGC -XX:TieredStopAtLevel=1';

/**
 * Ready when the port is open and, asked once after each start, the broker is in sync in every partition that it holds and that
 * has a leader. It is a readiness probe because that never kills: a broker may take hours to catch up.
 */
export function inSyncProbe(probe: InSyncProbe): k8s.Probe {
  return {
    exec: { command: ['bash', '-c', script(probe)] },
    periodSeconds: 5,
    timeoutSeconds: ASK_SECONDS + 10,
  };
}

function script({ port, brokerId, toolsPath, logDir }: InSyncProbe): string {
  return `exec 3<>/dev/tcp/127.0.0.1/${port} || exit 1
[ ! -e ${MARKER} ] || exit 0

# once after each start: is this broker in sync in all partitions that it holds? asked without the JVM options of the broker
unset JMX_PORT KAFKA_JMX_OPTS KAFKA_OPTS JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS
export KAFKA_HEAP_OPTS=-Xmx128m KAFKA_JVM_PERFORMANCE_OPTS='${BRIEF_JVM}'
all=$(timeout ${ASK_SECONDS} ${toolsPath}/kafka-topics.sh --bootstrap-server localhost:${port} --describe) || {
  echo 'the cluster does not say how its partitions are'; exit 1
}
if [ -z "$all" ] && compgen -G '${logDir}/*-[0-9]*' > /dev/null; then
  echo 'the controller has not told this broker of any partition yet'; exit 1
fi
with_me="([0-9]+,)*${brokerId}(,[0-9]+)*"
mine=$(grep -E "[[:space:]]Replicas: $with_me([[:space:]]|$)" <<< "$all")
# neither what has no leader, which waiting here would not bring back, nor what is only being moved to this broker
behind=$(grep -E 'Leader: [0-9]' <<< "$mine" | grep -vE "(Isr|Adding Replicas): $with_me([[:space:]]|$)")
if [ -n "$behind" ]; then
  echo "not in sync yet: $(wc -l <<< "$behind") of $(wc -l <<< "$mine") partitions"; exit 1
fi
touch ${MARKER}
`;
}
