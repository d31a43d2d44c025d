#!/usr/bin/env bash
# Raises the features of a running cluster to those of a metadata version. It never lowers one, and never changes kraft.version, which
# would make the quorum dynamic for good.
#
# SERVICE   headless service of the brokers
# PORT      port of the listener that brokers use among themselves
# TOOLS     directory of Kafka's command-line tools
# FILE      file with the metadata version

release=$(sed -n 's/^metadata\.version=//p' "$FILE")
until (exec 3<>"/dev/tcp/$SERVICE/$PORT") 2> /dev/null; do sleep 2; done
features() { "$TOOLS/kafka-features.sh" --bootstrap-server "$SERVICE:$PORT" "$@"; }
# name=level of every feature of a release
levels() { features version-mapping --release-version "$1" | sed -nE 's/^([a-z.]+)=([0-9]+).*/\1=\2/p' | grep -v '^kraft\.version='; }

levels "$release" > /tmp/wanted
features describe | sed -nE 's/^Feature: ([a-z.]+).*FinalizedVersionLevel: ([^[:space:]]+).*/\1=\2/p' > /tmp/finalized
# the level of metadata.version is described by its name
name=$(sed -n 's/^metadata\.version=//p' /tmp/finalized)
levels "$name" | grep '^metadata\.version=' > /tmp/current
grep -v '^metadata\.version=' /tmp/finalized >> /tmp/current

set --
while IFS='=' read -r feature level; do
  current=$(sed -n "s/^$feature=//p" /tmp/current)
  if [ "$feature" = metadata.version ] && [ "${current:-0}" -gt "$level" ]; then
    echo "the cluster has $name, which is above $release and cannot be lowered: use the metadata version ${name%%-*}"
    exit 1
  fi
  [ "${current:-0}" -ge "$level" ] || set -- "$@" --feature "$feature=$level"
done < /tmp/wanted
[ $# -gt 0 ] || exit 0
echo "raising: $*"
# refused as long as any node is of an older version: the Job tries again
features upgrade "$@"
