#!/usr/bin/env bash
# Readiness probe of controllers: continues if the port is open and, asked once after each start, this node votes and has
# caught up with the metadata.
#
# CONTROLLER_PORT   port of the listener of controllers
# NODE_ID           id of this node
# TOOLS             directory of Kafka's command-line tools
# TIMEOUT           seconds until the tool is stopped
# BRIEF_JVM         JVM options for a tool that runs for a second

exec 3<>"/dev/tcp/127.0.0.1/$CONTROLLER_PORT" || exit 1

# asked once after each start; `touch /tmp/in-quorum` lets a rolling update continue
if [ ! -e /tmp/in-quorum ]; then
  # without the JVM options of the server
  unset JMX_PORT KAFKA_JMX_OPTS KAFKA_OPTS JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS
  export KAFKA_HEAP_OPTS=-Xmx128m KAFKA_JVM_PERFORMANCE_OPTS=$BRIEF_JVM
  all=$(timeout "$TIMEOUT" "$TOOLS/kafka-metadata-quorum.sh" --bootstrap-controller "localhost:$CONTROLLER_PORT" describe --replication) || {
    echo 'the controllers have no leader that answers'; exit 1
  }
  # a voter that is down is a follower too: its time is old, or -1
  now='' mine='' role=''
  while read -ra row; do
    [ "${row[-1]}" != Leader ] || now=${row[-2]}
    [ "${row[0]}" != "$((NODE_ID))" ] || { mine=${row[-2]} role=${row[-1]}; }
  done <<< "$all"
  case $role in
    Leader) ;;
    Follower) [ "$mine" -gt 0 ] && [ $((now - mine)) -le 5000 ] || { echo 'not caught up with the leader yet'; exit 1; } ;;
    *) echo "this node has no vote: ${role:-it is not in the list}"; exit 1 ;;
  esac
  touch /tmp/in-quorum
fi
