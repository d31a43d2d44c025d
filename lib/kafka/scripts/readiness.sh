#!/usr/bin/env bash
# Readiness probe: succeeds when the port is open and, asked once after each start, this broker is in sync in every
# partition that it holds and that has a leader.
#
# PORT        port of the listener that brokers use among themselves
# BROKER_ID   id of this broker
# TOOLS       directory of Kafka's command-line tools
# CONFIG      directory of the configuration files
# TIMEOUT     seconds until the tool is stopped
# BRIEF_JVM   JVM options for a tool that runs for a second

exec 3<>"/dev/tcp/127.0.0.1/$PORT" || exit 1

# asked once after each start; `touch /tmp/in-sync` lets a rolling update go on
[ ! -e /tmp/in-sync ] || exit 0

# without the JVM options of the broker
unset JMX_PORT KAFKA_JMX_OPTS KAFKA_OPTS JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS
export KAFKA_HEAP_OPTS=-Xmx128m KAFKA_JVM_PERFORMANCE_OPTS=$BRIEF_JVM
all=$(timeout "$TIMEOUT" "$TOOLS/kafka-topics.sh" --bootstrap-server "localhost:$PORT" --describe) || {
  echo 'kafka-topics.sh --describe failed'; exit 1
}

# no topic at all, and partitions on the disk: the controller has not sent this broker its partitions yet
if [ -z "$all" ]; then
  IFS=, read -ra dirs < <(sed -n 's/^log\.dirs=//p' "$CONFIG/server.properties")
  [ ${#dirs[@]} -gt 0 ] || { echo "no line log.dirs=... in $CONFIG/server.properties"; exit 1; }
  for dir in "${dirs[@]}"; do
    if compgen -G "${dir# }/*-[0-9]*" > /dev/null; then
      echo 'waiting for the controller to send this broker its partitions'; exit 1
    fi
  done
fi

with_me="([0-9]+,)*$BROKER_ID(,[0-9]+)*"
mine=$(grep -E "[[:space:]]Replicas: $with_me([[:space:]]|$)" <<< "$all")
# skip leaderless partitions, which waiting here cannot bring back, and replicas that are still being added here
behind=$(grep -E 'Leader: [0-9]' <<< "$mine" | grep -vE "(Isr|Adding Replicas): $with_me([[:space:]]|$)")
if [ -n "$behind" ]; then
  echo "not in sync yet: $(wc -l <<< "$behind") of $(wc -l <<< "$mine") partitions"; exit 1
fi
touch /tmp/in-sync
