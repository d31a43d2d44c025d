#!/usr/bin/env bash
# Applies dynamic.properties to running brokers, as Kafka's cluster-wide defaults. First part: compares it with what the brokers have.
#
# SERVICE        headless service of the brokers
# PORT           port of the listener that brokers use among themselves
# TOOLS          directory of Kafka's command-line tools
# FILE           file with the dynamic properties
# THREAD_POOLS   thread pools and their default sizes: name=size, separated by spaces

# read from the mounted file: a delayed Job applies the file as it is when it runs
grep -v '^#' "$FILE" > /tmp/wanted || [ $? -eq 1 ]
[ -s /tmp/wanted ] || exit 0
until (exec 3<>"/dev/tcp/$SERVICE/$PORT") 2> /dev/null; do sleep 2; done
configs() { "$TOOLS/kafka-configs.sh" --bootstrap-server "$SERVICE:$PORT" --entity-type brokers "$@"; }
configs --describe --all > /tmp/all
sed '/^Default configs/,$d' /tmp/all > /tmp/brokers
sed '1,/^Default configs/d' /tmp/all > /tmp/defaults

# all keys but thread pools; delete dynamic defaults that are no longer in the file, except replication throttles, which
# belong to whoever moves partitions
tr ' ' '\n' <<< "$THREAD_POOLS" | cut -d= -f1 > /tmp/pools
cut -d= -f1 /tmp/wanted | cat - /tmp/pools > /tmp/kept
# the parts that follow read it
# shellcheck disable=SC2034
removed=$(sed -n 's/^  \([^= ]*\)=.*/\1/p' /tmp/defaults | grep -v throttled | grep -vxFf /tmp/kept | paste -s -d , -) || true
sed 's/^/^/; s/$/=/' /tmp/pools > /tmp/patterns
grep -vf /tmp/patterns /tmp/wanted > /tmp/others || true
