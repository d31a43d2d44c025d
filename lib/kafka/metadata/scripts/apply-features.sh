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
number() { IFS=.- read -r major minor _ <<< "$1"; echo $((major * 1000 + minor)); }

# name=level of all features that the cluster has, that of metadata.version by its name
features describe > /tmp/features
sed -nE 's/^Feature: ([a-z.]+).*FinalizedVersionLevel: ([^[:space:]]+).*/\1=\2/p' /tmp/features > /tmp/current
name=$(sed -n 's/^metadata\.version=//p' /tmp/current)
[ -n "$name" ] || { echo 'the cluster does not tell its metadata.version'; exit 1; }
if [ "$(number "$name")" -gt "$(number "$release")" ]; then
  echo "the metadata.version is $name, above $release, and is never lowered: set the metadata version to ${name%%-*}"; exit 1
fi

# name=level of all features that a release has; tools of 3.9 have no such list, and no other feature to raise
features version-mapping --release-version "$release" > /tmp/mapping 2> /dev/null || echo metadata.version > /tmp/mapping
set --
while IFS=' =' read -r feature level _; do
  now=$(sed -n "s/^$feature=//p" /tmp/current)
  case $feature in
    kraft.version) ;;
    metadata.version)
      if [ "$(number "$now")" -lt "$(number "$release")" ]; then
        if [ -n "$level" ]; then set -- "$@" --feature "metadata.version=$level"; else set -- "$@" --metadata "$release"; fi
      fi
      ;;
    *) [ "${now:-0}" -ge "$level" ] || set -- "$@" --feature "$feature=$level" ;;
  esac
done < /tmp/mapping
[ $# -gt 0 ] || { echo "the cluster has all features of $release"; exit 0; }

# refused as long as any node that is registered runs an older version
echo "the metadata.version is $name; raising: $*"
until features upgrade "$@" > /tmp/answer 2>&1; do
  reason=$(grep -oE '[A-Za-z ]+ [0-9]+ (only supports versions|does not support this feature).*' /tmp/answer | head -n 1)
  [ -n "$reason" ] || { cat /tmp/answer; exit 1; }
  echo "waiting: $reason (if that node was removed: kafka-cluster.sh unregister --id ...)"
  sleep 15
done
cat /tmp/answer
