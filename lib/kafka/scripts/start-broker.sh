#!/usr/bin/env bash
# Prepares a broker that keeps its metadata in ZooKeeper, in the container of the official image.
#
# CONFIG   directory of the configuration files
# FILES    files with broker properties, separated by spaces

# /tmp outlives a container that is restarted; the readiness probe has to ask again
rm -f /tmp/in-sync

# settings that can change while brokers run are in a separate file; each may lack its last line break
for file in $FILES; do
  cat "$CONFIG/$file"
  echo
done > /tmp/server.properties
