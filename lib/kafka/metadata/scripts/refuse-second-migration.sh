#!/usr/bin/env bash
# Keeps the controllers of a migration from starting with nothing when ZooKeeper says that the metadata was copied before: empty controllers would delete
# every topic. Before new directories are formatted.
#
# ZOOKEEPER   hosts and chroot of the ensemble
# CONFIG      directory of the configuration files
# new, id     found out before: new directories, and the id of the cluster

# shellcheck disable=SC2154
if [ ${#new[@]} -gt 0 ]; then
  running=$(znode get /cluster/id | sed -n 's/.*"id":"\([^"]*\)".*/\1/p')
  [ "$running" = "$id" ] || {
    echo "$ZOOKEEPER has the cluster ${running:-(none: no broker was ever there)}, and these controllers are for $id: set clusterId, or the connection" >&2
    exit 1
  }
  offset=$(copied)
  if [ "${offset:--1}" -ge 0 ]; then
    voters=$(sed -n 's/^controller\.quorum\.voters=//p' /tmp/server.properties | sed -E 's/[0-9]+@//g')
    client=()
    [ ! -e "$CONFIG/client.properties" ] || client=(--command-config "$CONFIG/client.properties")
    brief timeout 50 /opt/kafka/bin/kafka-metadata-quorum.sh --bootstrap-controller "$voters" "${client[@]}" describe --status > /tmp/quorum || {
      echo "ZooKeeper has /migration with the offset $offset, and no controller answers that has this metadata: empty ones would delete every topic." >&2
      echo 'Start the controllers that have it. If they are lost, go back to ZooKeeper first, which deletes /migration (docs/migration.md).' >&2
      exit 1
    }
  fi
fi
