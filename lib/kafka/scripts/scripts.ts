// Made by npm run generate, from the .sh files beside this file. Do not edit.

export const APPLY_DYNAMIC_CONFIG = `grep -v '^#' "$CONFIG/dynamic.properties" > /tmp/wanted || exit 0
until (exec 3<>"/dev/tcp/$SERVICE/$PORT") 2> /dev/null; do sleep 2; done
configs() { "$TOOLS/kafka-configs.sh" --bootstrap-server "$SERVICE:$PORT" --entity-type brokers "$@"; }
configs --describe --all > /tmp/all
sed '/^Default configs/,$d' /tmp/all > /tmp/brokers
sed '1,/^Default configs/d' /tmp/all > /tmp/defaults
tr ' ' '\\n' <<< "$THREAD_POOLS" | cut -d= -f1 > /tmp/pools
cut -d= -f1 /tmp/wanted | cat - /tmp/pools > /tmp/kept
removed=$(sed -n 's/^  \\([^= ]*\\)=.*/\\1/p' /tmp/defaults | grep -v throttled | grep -vxFf /tmp/kept | paste -s -d , -) || true
sed 's/^/^/; s/$/=/' /tmp/pools > /tmp/patterns
grep -vf /tmp/patterns /tmp/wanted > /tmp/others || true
set -- --add-config-file /tmp/others
[ -z "$removed" ] || set -- "$@" --delete-config "$removed"
configs --entity-default --alter "$@"
for pool in $THREAD_POOLS; do
  name=$(cut -d= -f1 <<< "$pool")
  want=$(sed -n "s/^$name=[^0-9]*\\([0-9]*\\).*/\\1/p" /tmp/wanted)
  [ -n "$want" ] || want=$(cut -d= -f2 <<< "$pool")
  sizes=$(grep -v '{DYNAMIC_BROKER_CONFIG:' /tmp/brokers | sed -n "s/^  $name=\\([0-9]*\\) .*/\\1/p" | sort -n)
  min=$(head -n 1 <<< "$sizes") max=$(tail -n 1 <<< "$sizes")
  for _ in 1 2 3 4 5 6 7 8 9 10; do
    [ -n "$min" ] && [ "$min/$max" != "$want/$want" ] || break
    size=$want
    [ "$size" -le $((min * 2)) ] || size=$((min * 2))
    [ "$size" -ge $(((max + 1) / 2)) ] || size=$(((max + 1) / 2))
    configs --entity-default --alter --add-config "$name=$size"
    min=$size max=$size
  done
done
`;

export const READINESS = `exec 3<>"/dev/tcp/127.0.0.1/$PORT" || exit 1
[ ! -e /tmp/in-sync ] || exit 0
unset JMX_PORT KAFKA_JMX_OPTS KAFKA_OPTS JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS
export KAFKA_HEAP_OPTS=-Xmx128m KAFKA_JVM_PERFORMANCE_OPTS=$BRIEF_JVM
all=$(timeout "$TIMEOUT" "$TOOLS/kafka-topics.sh" --bootstrap-server "localhost:$PORT" --describe) || {
  echo 'kafka-topics.sh --describe failed'; exit 1
}
if [ -z "$all" ]; then
  for dir in $(sed -n 's/^log\\.dirs=//p' "$CONFIG/server.properties" | tr ',' ' '); do
    if compgen -G "$dir/*-[0-9]*" > /dev/null; then
      echo 'waiting for the controller to send this broker its partitions'; exit 1
    fi
  done
fi
with_me="([0-9]+,)*$BROKER_ID(,[0-9]+)*"
mine=$(grep -E "[[:space:]]Replicas: $with_me([[:space:]]|$)" <<< "$all")
behind=$(grep -E 'Leader: [0-9]' <<< "$mine" | grep -vE "(Isr|Adding Replicas): $with_me([[:space:]]|$)")
if [ -n "$behind" ]; then
  echo "not in sync yet: $(wc -l <<< "$behind") of $(wc -l <<< "$mine") partitions"; exit 1
fi
touch /tmp/in-sync
`;

export const START_BROKER = `rm -f /tmp/in-sync
cat "$CONFIG/server.properties" > /tmp/server.properties
if [ -e "$CONFIG/dynamic.properties" ]; then cat "$CONFIG/dynamic.properties" >> /tmp/server.properties; fi
export KAFKA_HEAP_OPTS=$HEAP
export KAFKA_OPTS=$JVM_OPTIONS
if [ -e /opt/kafka/kafka.jsa ]; then KAFKA_OPTS+=' -XX:SharedArchiveFile=/opt/kafka/kafka.jsa'; fi
if [[ $JVM_OPTIONS =~ -XX:\\+Use[A-Za-z0-9]+GC( |$) ]]; then export KAFKA_JVM_PERFORMANCE_OPTS='-server'; fi
export KAFKA_GC_LOG_OPTS='-Xlog:gc*=warning:stdout'
export KAFKA_LOG4J_OPTS="-Dlog4j.configuration=file:$CONFIG/log4j.properties"
exec /opt/kafka/bin/kafka-server-start.sh /tmp/server.properties "$@"
`;
