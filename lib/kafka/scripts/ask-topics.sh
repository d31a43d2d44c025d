#!/usr/bin/env bash
# Readiness probe of brokers, first part: continues if the port is open, with a description of all topics. The whole probe succeeds
# when, asked once after each start, this broker is in sync in every partition that it holds and that has a leader.
#
# PORT        port of the listener that brokers use among themselves
# BROKER_ID   id of this broker
# TOOLS       directory of Kafka's command-line tools
# CONFIG      directory of the configuration files
# TIMEOUT     seconds until the tool is stopped
# BRIEF_JVM   JVM options for a tool that runs for a second

exec 3<>"/dev/tcp/127.0.0.1/$PORT" || exit 1

# asked once after each start; `touch /tmp/in-sync` lets a rolling update continue
[ ! -e /tmp/in-sync ] || exit 0

# without the JVM options of the broker
unset JMX_PORT KAFKA_JMX_OPTS KAFKA_OPTS JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS
export KAFKA_HEAP_OPTS=-Xmx128m KAFKA_JVM_PERFORMANCE_OPTS=$BRIEF_JVM
# the other parts read it
# shellcheck disable=SC2034
all=$(timeout "$TIMEOUT" "$TOOLS/kafka-topics.sh" --bootstrap-server "localhost:$PORT" --describe) || {
  echo 'kafka-topics.sh --describe failed'; exit 1
}
