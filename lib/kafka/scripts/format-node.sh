#!/usr/bin/env bash
# Formats the new directories of a node.
#
# CONFIG       directory of the configuration files
# CLUSTER      name of the cluster
# POD_NAMESPACE   namespace of the pod
# new, id      found out before: new directories, and the id of the cluster, empty if it is made from the namespace and the name

# shellcheck disable=SC2154
if [ ${#new[@]} -gt 0 ]; then
  # the same file makes another cluster in each namespace
  [ -n "$id" ] || id=$(printf '%s' "$POD_NAMESPACE/$CLUSTER" | sha256sum | cut -c1-22)
  set -- --cluster-id "$id" --config /tmp/server.properties --ignore-formatted
  if [ -e "$CONFIG/features.properties" ]; then
    set -- "$@" --release-version "$(sed -n 's/^metadata\.version=//p' "$CONFIG/features.properties")"
  fi
  echo "formatting ${new[*]} for the cluster $id"
  archive=''
  [ ! -e /opt/kafka/storage.jsa ] || archive=-XX:SharedArchiveFile=/opt/kafka/storage.jsa
  KAFKA_HEAP_OPTS=-Xmx128m KAFKA_OPTS=$archive KAFKA_JVM_PERFORMANCE_OPTS='-XX:+UseSerialGC -XX:TieredStopAtLevel=1' \
    /opt/kafka/bin/kafka-storage.sh format "$@"
fi
