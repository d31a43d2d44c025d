#!/usr/bin/env bash
# Readiness probe: succeeds when this server is part of a quorum, which is when the four-letter word srvr shows its mode.
#
# PORT   port for clients

# bash's own TCP device: no tool has to be in the image
exec 3<>"/dev/tcp/127.0.0.1/$PORT" && printf srvr >&3 && grep -q ^Mode: <&3
