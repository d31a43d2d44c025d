#!/usr/bin/env bash
# Applies dynamic.properties to running brokers, as Kafka's cluster-wide defaults.
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
removed=$(sed -n 's/^  \([^= ]*\)=.*/\1/p' /tmp/defaults | grep -v throttled | grep -vxFf /tmp/kept | paste -s -d , -) || true
sed 's/^/^/; s/$/=/' /tmp/pools > /tmp/patterns
grep -vf /tmp/patterns /tmp/wanted > /tmp/others || true
set -- --add-config-file /tmp/others
[ -z "$removed" ] || set -- "$@" --delete-config "$removed"
configs --entity-default --alter "$@"

# Kafka at most doubles or halves a thread pool in one change (kafka.server.DynamicThreadPool), including one that was removed from
# the file; sizes that were set on one broker by hand are left alone
for pool in $THREAD_POOLS; do
  name=$(cut -d= -f1 <<< "$pool")
  want=$(sed -n "s/^$name=[^0-9]*\([0-9]*\).*/\1/p" /tmp/wanted)
  [ -n "$want" ] || want=$(cut -d= -f2 <<< "$pool")
  sizes=$(grep -v '{DYNAMIC_BROKER_CONFIG:' /tmp/brokers | sed -n "s/^  $name=\([0-9]*\) .*/\1/p" | sort -n)
  min=$(head -n 1 <<< "$sizes") max=$(tail -n 1 <<< "$sizes")
  for _ in 1 2 3 4 5 6 7 8 9 10; do
    [ -n "$min" ] && [ "$min/$max" != "$want/$want" ] || break
    size=$want
    [ "$size" -le $((min * 2)) ] || size=$((min * 2))
    [ "$size" -ge $(((max + 1) / 2)) ] || size=$(((max + 1) / 2))
    configs --entity-default --alter --add-config "$name=$size"
    min=$size max=$size
  done
done
