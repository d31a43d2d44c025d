#!/usr/bin/env bash
# Prepares a node of a cluster with KRaft, in the container of the official image: writes its file, and finds out which directories are new.
#
# CONFIG       directory of the configuration files
# FILES        files with properties, separated by spaces
# CLUSTER      name of the cluster
# CLUSTER_ID   id of the cluster; empty if it is made from the namespace and the name
# arguments    properties that differ in each pod, as key=value

# the next part reads what is set here
# shellcheck disable=SC2034

# /tmp outlives a container that is restarted; the readiness probe has to ask again
rm -f /tmp/in-sync /tmp/in-quorum

# kafka-storage.sh takes a file and no single properties; each file may lack its last line break
{
  for file in $FILES; do
    cat "$CONFIG/$file"
    echo
  done
  printf '%s\n' "$@"
} > /tmp/server.properties

# a directory is formatted once, before its first use; another part formats those that are new
new=() id=$CLUSTER_ID
while read -r dir; do
  if [ -e "$dir/meta.properties" ]; then
    id=$(sed -n 's/^cluster\.id=//p' "$dir/meta.properties")
  elif compgen -G "$dir/*-[0-9]*" > /dev/null; then
    echo "$dir has partitions, but no meta.properties: restore that file, or move the data away" >&2
    exit 1
  else
    new+=("$dir")
  fi
done < <(sed -nE 's/^(log\.dirs|metadata\.log\.dir)=//p' /tmp/server.properties | tr ',' '\n' | sort -u)
