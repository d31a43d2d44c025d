#!/usr/bin/env bash
# Asks ZooKeeper how far a migration is; another part follows.
#
# ZOOKEEPER   hosts and chroot of the ensemble

# what zookeeper-shell.sh runs, with the options of a JVM that runs for a second
brief() { KAFKA_HEAP_OPTS=-Xmx128m KAFKA_JVM_PERFORMANCE_OPTS='-XX:+UseSerialGC -XX:TieredStopAtLevel=1' "$@" 2>&1; }
# the answer to a command; nothing if there is no such node
znode() {
  until brief /opt/kafka/bin/kafka-run-class.sh org.apache.zookeeper.ZooKeeperMainWithTlsSupportForKafka -server "$ZOOKEEPER" "$@" > /tmp/znode; grep -E '^[{[]' /tmp/znode; do
    ! grep -qE 'NoNode|does not exist' /tmp/znode || return 0
    echo "no answer from $ZOOKEEPER: $(tail -n 1 /tmp/znode)" >&2
    sleep 5
  done
}
# the offset up to which metadata was copied: -1 before, nothing if no controller of a migration was ever there
copied() { znode get /migration | sed -n 's/.*"kraft_metadata_offset":\(-\{0,1\}[0-9]*\).*/\1/p'; }
