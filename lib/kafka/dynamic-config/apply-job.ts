import { serviceName } from '../../kubernetes/names';
import { toolJob } from '../../workload/objects/tool-job';
import type { ServerContainer } from '../../workload/server-container';
import { INTERNAL_LISTENER } from '../listeners/listener';
import type { KafkaSettings } from '../resolve-cluster';
import { BRIEF_JVM } from '../rolling/in-sync-probe';

/**
 * Pools of threads, with Kafka's own sizes: it at most doubles or halves them in one change (kafka.server.DynamicThreadPool),
 * and a pool that is taken out of the configuration goes back to its size in such steps, too.
 */
export const THREAD_POOLS: Readonly<Record<string, number>> = {
  'background.threads': 10,
  'log.cleaner.threads': 1,
  'num.io.threads': 8,
  'num.network.threads': 3,
  'num.recovery.threads.per.data.dir': 1,
  'num.replica.fetchers': 1,
};

/** The Job that changes running brokers; undefined where none is wanted. */
export function liveConfigJob(settings: KafkaSettings, container: ServerContainer): object | undefined {
  const { workload, server, live } = settings;
  if (live.toolsPath === undefined) return undefined;
  return toolJob(workload, container, {
    suffix: 'cfg',
    script: script(serviceName(workload.name), live.toolsPath, `${container.configPath}/server.properties`, live.note),
    content: live.keys.map((key) => [key, server.properties[key]]),
    env: [
      { name: 'KAFKA_HEAP_OPTS', value: '-Xmx64m' },
      { name: 'KAFKA_JVM_PERFORMANCE_OPTS', value: BRIEF_JVM },
    ],
  });
}

/** What is wanted is read from the brokers' own file: a Job that was held up applies what holds when it runs. */
function script(service: string, toolsPath: string, file: string, note: string): string {
  const { port } = INTERNAL_LISTENER.port;
  const pools = Object.entries(THREAD_POOLS).map(([pool, size]) => `${pool}=${size}`);
  return String.raw`sed '1,/^# ${note}$/d' ${file} > /tmp/wanted
[ -s /tmp/wanted ] || exit 0
until (exec 3<>/dev/tcp/${service}/${port}) 2> /dev/null; do sleep 2; done
configs() { ${toolsPath}/kafka-configs.sh --bootstrap-server ${service}:${port} --entity-type brokers "$@"; }
configs --describe --all > /tmp/all
sed '/^Default configs/,$d' /tmp/all > /tmp/brokers
sed '1,/^Default configs/d' /tmp/all > /tmp/defaults

# everything but pools of threads; what was set before and is not wanted any more goes, throttles belong to who moves partitions
pools='${pools.join(' ')}'
tr ' ' '\n' <<< "$pools" | cut -d= -f1 > /tmp/pools
grep -v '^#' /tmp/wanted | cut -d= -f1 | cat - /tmp/pools > /tmp/kept
gone=$(sed -n 's/^  \([^= ]*\)=.*/\1/p' /tmp/defaults | grep -v throttled | grep -vxFf /tmp/kept | paste -s -d , -) || true
sed 's/^/^/; s/$/=/' /tmp/pools > /tmp/patterns
grep -vf /tmp/patterns /tmp/wanted > /tmp/others || true
set -- --add-config-file /tmp/others
[ -z "$gone" ] || set -- "$@" --delete-config "$gone"
configs --entity-default --alter "$@"

# Kafka at most doubles or halves a pool in one change; those that one broker was given by hand stay
for pool in $pools; do
  name=$(cut -d= -f1 <<< "$pool")
  want=$(sed -n "s/^$name=[^0-9]*\([0-9]*\).*/\1/p" /tmp/wanted)
  [ -n "$want" ] || want=$(cut -d= -f2 <<< "$pool")
  sizes=$(grep -v '{DYNAMIC_BROKER_CONFIG:' /tmp/brokers | sed -n "s/^  $name=\([0-9]*\) .*/\1/p" | sort -n)
  least=$(head -n 1 <<< "$sizes") most=$(tail -n 1 <<< "$sizes")
  for step in 1 2 3 4 5 6 7 8 9 10; do
    [ -n "$least" ] && [ "$least/$most" != "$want/$want" ] || break
    size=$want
    [ "$size" -le $((least * 2)) ] || size=$((least * 2))
    [ "$size" -ge $(((most + 1) / 2)) ] || size=$(((most + 1) / 2))
    configs --entity-default --alter --add-config "$name=$size"
    least=$size most=$size
  done
done
`;
}
