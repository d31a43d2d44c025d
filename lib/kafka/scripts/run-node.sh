#!/usr/bin/env bash
# Runs a node of a cluster with KRaft.
#
# LOG4J   option of the JVM with the file that says what is logged

export KAFKA_LOG4J_OPTS=$LOG4J

exec /opt/kafka/bin/kafka-server-start.sh /tmp/server.properties
