#!/usr/bin/env bash
# Makes running nodes take the keys, certificates and authorities that are mounted now. Each node is asked to read its own files again, which
# cuts no connection, and is then looked at. Exits with 1 and a list if a node serves something else than what is mounted here.
#
# NODES                  kind/id/host of each node, brokers first, separated by spaces
# BROKER_FILES           port=directory of each listener with a certificate, separated by spaces
# BROKER_CONFIG          what brokers read again: lines of properties
# BROKER_SERVERS         host:port at which tools find the brokers
# CONTROLLER_FILES       the same for controllers; empty without dedicated ones
# CONTROLLER_CONFIG
# CONTROLLER_SERVERS
# NODE_FILES             directory with the certificate of the nodes; empty if they have none
# NODE_NAME              CN that the nodes are known by; empty if any one will do
# PATIENCE               seconds for which nodes are asked again
# TOOLS                  directory of Kafka's command-line tools

print=(timeout 30 keytool -J-Xmx32m -J-XX:+UseSerialGC -J-XX:TieredStopAtLevel=1 -J-Duser.language=en -printcert)
# the first certificate, in one line: how lines are broken differs
first() { tr -d '\r' | sed -n '/BEGIN CERTIFICATE/,/END CERTIFICATE/p' | sed '/END CERTIFICATE/q' | tr -d '\n'; }
# what a PEM file holds, in hexadecimal digits
digits() { sed -n "/BEGIN $2/,/END $2/p" "$1" | sed '/END/q' | grep -v '^-' | base64 -d | od -An -v -tx1 | tr -d ' \n'; }

# what Kafka takes silently, and clients or other nodes refuse
unfit=''
for directory in $(tr ' ' '\n' <<< "$BROKER_FILES $CONTROLLER_FILES" | sed -n 's/.*=//p' | sort -u); do
  [ -n "$(first < "$directory/tls.crt")" ] || { unfit+="$directory/tls.crt has no certificate"$'\n'; continue; }
  # the public half of a key is in both files: the modulus of RSA, the point of a curve
  key=$(digits "$directory/tls.key" 'PRIVATE KEY') half=''
  if [[ $key =~ 2a864886f70d01010105000482....3082....0201000282(....)(.*) ]]; then
    half=${BASH_REMATCH[2]:0:$((2 * 16#${BASH_REMATCH[1]}))}
  elif [[ $key =~ a1(44|64|8189)03(42|62|8186)00(04[0-9a-f]+)$ ]]; then
    half=${BASH_REMATCH[3]}
  fi
  [[ $(digits "$directory/tls.crt" CERTIFICATE) == *"$half"* ]] || unfit+="$directory/tls.key is not the key of tls.crt"$'\n'
done
if [ -n "$NODE_FILES" ]; then
  own=$("${print[@]}" -file "$NODE_FILES/tls.crt" | sed '/^Certificate\[2\]/,$d')
  names=$(sed -n 's/^ *DNSName: //p' <<< "$own")
  cn=$(sed -nE 's/^Owner: (.*, )?CN=([^,]*).*/\2/p' <<< "$own")
  for node in $NODES; do
    host=${node##*/}
    grep -qxF -e "$host" -e "*.${host#*.}" <<< "${names:-$cn}" || unfit+="$NODE_FILES/tls.crt is not for the name $host"$'\n'
  done
  [ -z "$NODE_NAME" ] || [ "$NODE_NAME" = "$cn" ] || unfit+="$NODE_FILES/tls.crt has the CN $cn, and nodes are known as $NODE_NAME"$'\n'
fi
[ -z "$unfit" ] || { printf 'no node was asked to take it:\n%s' "$unfit"; exit 1; }

printf '%s\n' "$BROKER_CONFIG" > /tmp/broker
printf '%s\n' "$CONTROLLER_CONFIG" > /tmp/controller
configs() {
  if [ "$kind" = broker ]; then
    "$TOOLS/kafka-configs.sh" --bootstrap-server "$BROKER_SERVERS" --entity-type brokers --entity-name "$id" "$@"
  else
    "$TOOLS/kafka-configs.sh" --bootstrap-controller "$CONTROLLER_SERVERS" --entity-type brokers --entity-name "$id" "$@"
  fi
}
read_again() {
  ! configs --alter --add-config-file "$config" > /tmp/answer 2>&1 || return 0
  # keys of a listener that has changed or gone since they were set are in the way of the others
  set -- "$(configs --describe 2> /dev/null | sed -nE 's/^ *(listener\.name\.[a-z0-9_]+\.ssl\.(keystore\.key|keystore\.certificate\.chain|truststore\.certificates))=.*/\1/p' |
    grep -vxFf <(cut -d= -f1 "$config") | paste -s -d , -)"
  [ -n "$1" ] && configs --alter --add-config-file "$config" --delete-config "$1" > /tmp/answer 2>&1
}
# sets reason if not
takes() {
  IFS=/ read -r kind id host <<< "$1"
  files=$BROKER_FILES config=/tmp/$kind
  [ "$kind" = broker ] || files=$CONTROLLER_FILES
  if ! read_again; then
    reason=$(sed -n 's/.*Exception: //p' /tmp/answer | head -n 1)
    [ -n "$reason" ] || reason=$(tail -n 1 /tmp/answer)
    return 1
  fi
  for each in $files; do
    "${print[@]}" -rfc -sslserver "$host:${each%%=*}" > /tmp/served 2>&1 || true
    served=$(first < /tmp/served)
    [ -n "$served" ] || { reason="port ${each%%=*} shows no certificate"; return 1; }
    [ "$served" = "$(first < "${each#*=}/tls.crt")" ] || { reason="port ${each%%=*} still shows another certificate"; return 1; }
  done
}

# brokers test a certificate before they take it, and controllers do not: they come after a broker
pending=$NODES tested='' end=''
until [ -z "$pending" ]; do
  waiting='' list=''
  for node in $pending; do
    reason='no broker has taken it'
    if [[ $node == broker/* || -n $tested ]] && takes "$node"; then
      tested=yes
      echo "${node##*/} has it"
    else
      waiting+=" $node" list+="${node##*/}: $reason"$'\n'
    fi
  done
  pending=$waiting
  [ -n "$pending" ] || break
  # the files of a node may be older than these
  [ -n "$end" ] || end=$((SECONDS + PATIENCE))
  [ "$SECONDS" -lt "$end" ] || { printf 'what these served before stays:\n%s' "$list"; exit 1; }
  sleep 15
done
