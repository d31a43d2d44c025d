#!/usr/bin/env bash
# First part of readiness probes of nodes with KRaft: what the probe starts gets the CPU only when the server of its container does
# not need it. When all pods have just been deleted, every server does.

renice -n 19 $$ > /dev/null 2>&1 || true
