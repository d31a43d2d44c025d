#!/usr/bin/env bash
# Readiness probe of brokers, last part.
#
# BROKER_ID   id of this broker

with_me="([0-9]+,)*$BROKER_ID(,[0-9]+)*"
# the first part asked for all topics
# shellcheck disable=SC2154
mine=$(grep -E "[[:space:]]Replicas: $with_me([[:space:]]|$)" <<< "$all")
# skip leaderless partitions, which waiting here cannot bring back, and replicas that are still being added here
behind=$(grep -E 'Leader: [0-9]' <<< "$mine" | grep -vE "(Isr|Adding Replicas): $with_me([[:space:]]|$)")
if [ -n "$behind" ]; then
  echo "not in sync yet: $(wc -l <<< "$behind") of $(wc -l <<< "$mine") partitions"; exit 1
fi
touch /tmp/in-sync
