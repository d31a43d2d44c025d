#!/usr/bin/env bash
# Keeps a certificate in the form in which ZooKeeper's classes read it; the start of the server follows.
#
# SOURCE    directory with the files of a Secret
# TARGET    directory in memory, for this user alone
# INTERVAL  seconds between two looks at the Secret

# the files of one version of the Secret: the kubelet replaces the directory that they are in
take() {
  local from identity authorities
  from=$(dirname "$(readlink -f "$SOURCE/tls.key")") &&
    identity=$(cat "$from/tls.key" && echo && cat "$from/tls.crt") &&
    authorities=$(cat "$from/ca.crt") &&
    put identity.pem "$identity" &&
    put ca.pem "$authorities"
}

# by renaming, so that the file is whole at any time, and what watches the directory hears the name of the file
put() {
  [ "$(cat "$TARGET/$1" 2>/dev/null)" = "$2" ] && return
  printf '%s\n' "$2" > "$TARGET/$1.new" &&
    mv "$TARGET/$1.new" "$TARGET/$1"
}

(umask 077; mkdir -p "$TARGET"; take)

(umask 077; while sleep "$INTERVAL"; do take || true; done) &
