#!/usr/bin/env bash
# Starts one broker in the container of the official image.
#
# HEAP          heap options of the JVM
# JVM_OPTIONS   all other options of the JVM
# CONFIG        directory of the configuration files
# FILES         files with broker properties, separated by spaces
# arguments     what differs in each pod, as --override key=value

# /tmp outlives a container that is restarted; the readiness probe has to ask again
rm -f /tmp/in-sync

# settings that can change while brokers run are in a separate file; each may lack its last line break
for file in $FILES; do
  cat "$CONFIG/$file"
  echo
done > /tmp/server.properties

# set here and not in the container's environment, which tools and probes inherit
export KAFKA_HEAP_OPTS=$HEAP
export KAFKA_OPTS=$JVM_OPTIONS

# classes stored when the image was built shorten the start (docker/jvm/Dockerfile of Kafka)
if [ -e /opt/kafka/kafka.jsa ]; then KAFKA_OPTS+=' -XX:SharedArchiveFile=/opt/kafka/kafka.jsa'; fi

# Kafka's own options choose G1; the JVM does not start with two collectors
if [[ $JVM_OPTIONS =~ -XX:\+Use[A-Za-z0-9]+GC( |$) ]]; then export KAFKA_JVM_PERFORMANCE_OPTS='-server'; fi

# warnings of the collector go to the console; Kafka's default writes everything to files
export KAFKA_GC_LOG_OPTS='-Xlog:gc*=warning:stdout'
export KAFKA_LOG4J_OPTS="-Dlog4j.configuration=file:$CONFIG/log4j.properties"

exec /opt/kafka/bin/kafka-server-start.sh /tmp/server.properties "$@"
