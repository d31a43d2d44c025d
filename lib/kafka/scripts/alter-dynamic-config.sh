#!/usr/bin/env bash
# Applies dynamic.properties to running brokers, last part.
#
# THREAD_POOLS   thread pools and their default sizes: name=size, separated by spaces

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
