#!/usr/bin/env bash
# Ends when a step of a migration is done, by what ZooKeeper says of it.
#
# STEP   the step: CONTROLLERS, DUAL_WRITE or BROKERS

printed=''
while true; do
  offset=$(copied)
  case $STEP in
    CONTROLLERS)
      if [ "${offset:--1}" -ge 0 ]; then
        echo "the metadata was copied before, up to the offset $offset: brokers must not leave dual write this way (docs/migration.md, Going back)" >&2
        exit 1
      fi
      waiting='the controllers have no leader yet'
      [ -z "$offset" ] || { echo 'the controllers wait for the brokers: apply DUAL_WRITE'; exit 0; }
      ;;
    DUAL_WRITE)
      waiting='the controllers wait until all brokers have registered, and copy the metadata then'
      epoch=$(znode get /controller | sed -n 's/.*"kraftControllerEpoch":\(-\{0,1\}[0-9]*\).*/\1/p')
      if [ "${offset:--1}" -ge 0 ] && [ "${epoch:--1}" -ge 0 ]; then
        echo "the metadata is copied, up to the offset $offset: apply BROKERS, or go back"; exit 0
      fi
      ;;
    BROKERS)
      left=$(znode ls /brokers/ids)
      waiting="brokers that still use ZooKeeper: $left"
      [ "$left" != '[]' ] || { echo 'no broker uses ZooKeeper: end with Metadata.kraft, or go back'; exit 0; }
      ;;
  esac
  [ "$waiting" = "$printed" ] || echo "$waiting"
  printed=$waiting
  sleep 5
done
