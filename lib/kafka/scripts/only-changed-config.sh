#!/usr/bin/env bash
# Applies dynamic.properties to running brokers, part for KRaft: leaves out what is set already. To set min.insync.replicas again, even
# to the same value, forgets which replicas could become leaders (eligible leader replicas), and Kafka refuses to delete it.

removed=$(tr ',' '\n' <<< "$removed" | grep -vx min.insync.replicas | paste -s -d , -) || true
# with a line that matches nothing: an empty file of patterns does not mean the same to every grep
{ sed -n 's/^  \([^ =]*=.*\) sensitive=.*/\1/p' /tmp/defaults; echo '#'; } > /tmp/set
grep -vxFf /tmp/set /tmp/others > /tmp/changed || true
mv /tmp/changed /tmp/others
