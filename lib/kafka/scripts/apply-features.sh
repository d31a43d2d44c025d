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

# name=level of every feature of the release; 3.9 has no others than metadata.version
features version-mapping --release-version "$release" | sed -nE 's/^([a-z.]+)=([0-9]+).*/\1=\2/p' | grep -v '^kraft\.version=' > /tmp/wanted
[ -s /tmp/wanted ] || { echo "this image does not know the metadata version $release"; exit 1; }
features describe > /tmp/now
cat /tmp/now
