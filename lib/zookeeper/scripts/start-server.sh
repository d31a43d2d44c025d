#!/usr/bin/env bash
# Starts one server of the ensemble in the container of the official image.
#
# DIRECTORIES   where the server keeps its data; the first one holds its id
# FLAGS         options of the JVM

mkdir -p "${DIRECTORIES[@]}"

# ids count from 1, ordinals of pods from 0
echo $((${HOSTNAME##*-} + 1)) > "${DIRECTORIES[0]}/myid"

# set here and not in the container's environment, which tools run by kubectl exec inherit
export SERVER_JVMFLAGS=$FLAGS

exec zkServer.sh start-foreground
