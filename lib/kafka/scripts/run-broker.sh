#!/usr/bin/env bash
# Runs a broker that keeps its metadata in ZooKeeper.
#
# CONFIG      directory of the configuration files
# arguments   what differs in each pod, as --override key=value

export KAFKA_LOG4J_OPTS="-Dlog4j.configuration=file:$CONFIG/log4j.properties"

exec /opt/kafka/bin/kafka-server-start.sh /tmp/server.properties "$@"
