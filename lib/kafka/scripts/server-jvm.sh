#!/usr/bin/env bash
# Options of the JVM of a server; a script that starts it follows.
#
# HEAP          heap options of the JVM
# JVM_OPTIONS   all other options of the JVM

# set here and not in the container's environment, which tools and probes inherit
export KAFKA_HEAP_OPTS=$HEAP
export KAFKA_OPTS=$JVM_OPTIONS

# classes stored when the image was built shorten the start (docker/jvm/Dockerfile of Kafka)
if [ -e /opt/kafka/kafka.jsa ]; then KAFKA_OPTS+=' -XX:SharedArchiveFile=/opt/kafka/kafka.jsa'; fi

# Kafka's own options choose G1; the JVM does not start with two collectors
if [[ $JVM_OPTIONS =~ -XX:\+Use[A-Za-z0-9]+GC( |$) ]]; then export KAFKA_JVM_PERFORMANCE_OPTS='-server'; fi

# warnings of the collector go to the console; Kafka's default writes everything to files
export KAFKA_GC_LOG_OPTS='-Xlog:gc*=warning:stdout'
