import { propertiesFile } from '../properties/properties-file';
import { serviceName } from '../workload/names';
import type { ServerContainer } from '../workload/server-container';
import { toolJob } from '../workload/tool-job';
import { BRIEF_JVM } from './in-sync-probe';
import { INTERNAL_LISTENER } from './listener';
import type { KafkaSettings } from './settings';

/** Numbers of threads: Kafka at most doubles or halves them in one change (kafka.server.DynamicThreadPool). */
const THREADS = [
  'background.threads',
  'log.cleaner.threads',
  'num.io.threads',
  'num.network.threads',
  'num.recovery.threads.per.data.dir',
  'num.replica.fetchers',
];

/** The Job that changes running brokers; undefined where none is wanted. */
export function liveConfigJob(
  { workload, server, live }: KafkaSettings,
  container: ServerContainer,
): object | undefined {
  if (live.toolsPath === undefined) return undefined;
  const wanted = Object.fromEntries(live.keys.map((key) => [key, server.properties[key]]));
  return toolJob(workload, container, {
    suffix: 'cfg',
    script: script(wanted, serviceName(workload.name), live.toolsPath),
    env: [
      { name: 'KAFKA_HEAP_OPTS', value: '-Xmx64m' },
      { name: 'KAFKA_JVM_PERFORMANCE_OPTS', value: BRIEF_JVM },
    ],
  });
}

function script(wanted: Readonly<Record<string, string>>, service: string, toolsPath: string): string {
  const { port } = INTERNAL_LISTENER.port;
  const threads = Object.keys(wanted).filter((key) => THREADS.includes(key));
  return String.raw`cat > /tmp/wanted <<'END'
${propertiesFile([{ comment: 'the defaults of all brokers', entries: wanted }])}END
until (exec 3<>/dev/tcp/${service}/${port}) 2> /dev/null; do sleep 2; done
configs() { ${toolsPath}/kafka-configs.sh --bootstrap-server ${service}:${port} --entity-type brokers "$@"; }
${threads.length === 0 ? '' : stepThreads(threads)}
# what was set before and is not wanted any more; throttles belong to whoever moves partitions
configs --entity-default --describe > /tmp/given
sed -n 's/^\([^#=]*\)=.*/\1/p' /tmp/wanted > /tmp/keys
gone=$(sed -n 's/^  \([^= ]*\)=.*/\1/p' /tmp/given | grep -v throttled | grep -vxFf /tmp/keys | paste -sd, -) || true
set -- --add-config-file /tmp/wanted
[ -z "$gone" ] || set -- "$@" --delete-config "$gone"
configs --entity-default --alter "$@"
`;
}

/** A pool is doubled or halved until it has the size that is wanted. */
function stepThreads(keys: readonly string[]): string {
  return String.raw`
# Kafka at most doubles or halves a pool of threads in one change
configs --describe --all > /tmp/have
for pool in ${keys.join(' ')}; do
  want=$(sed -n "s/^$pool=//p" /tmp/wanted)
  have=$(sed -n "s/^  $pool=\([0-9]*\) .*/\1/p" /tmp/have | head -n 1)
  until [ "$have" -eq "$want" ]; do
    next=$want
    [ "$next" -le $((have * 2)) ] || next=$((have * 2))
    [ "$next" -ge $(((have + 1) / 2)) ] || next=$(((have + 1) / 2))
    configs --entity-default --alter --add-config "$pool=$next"
    have=$next
  done
done
`;
}
