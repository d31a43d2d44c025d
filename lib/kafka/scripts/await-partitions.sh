#!/usr/bin/env bash
# Readiness probe of brokers with ZooKeeper, second part: their port opens before they know of any topic. With KRaft a broker has all
# metadata before it opens its port.
#
# CONFIG   directory of the configuration files

# no topic at all, and partitions on the disk: the controller has not sent this broker its partitions yet
if [ -z "$all" ]; then
  IFS=, read -ra dirs < <(sed -n 's/^log\.dirs=//p' "$CONFIG/server.properties")
  [ ${#dirs[@]} -gt 0 ] || { echo "no line log.dirs=... in $CONFIG/server.properties"; exit 1; }
  for dir in "${dirs[@]}"; do
    if compgen -G "${dir# }/*-[0-9]*" > /dev/null; then
      echo 'waiting for the controller to send this broker its partitions'; exit 1
    fi
  done
fi
