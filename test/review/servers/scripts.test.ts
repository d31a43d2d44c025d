import { expect, test } from 'vitest';
import { comparableId } from '../../../lib/servers/scripts/pod-ordinals';
import { scriptSettings } from '../../../lib/servers/scripts/script-settings';
import { variablesAfter } from '../../../lib/servers/scripts/script-variables';

test.each([
  ['${HOSTNAME##*-}', '{ordinal}'],
  ['$((${HOSTNAME##*-}))', '{ordinal}'],
  ['$((${HOSTNAME##*-} + 1))', '{ordinal}+1'],
  ['$(( 1+${POD_NAME##*[!0-9]} ))', '{ordinal}+1'],
  ['$((10 + ${HOSTNAME##*-} - 3))', '{ordinal}+7'],
  ["$(hostname | sed 's/.*-//')", '{ordinal}'],
  ["$(echo $HOSTNAME | awk -F'-' '{print $NF}')", '{ordinal}'],
  ['`hostname | cut -d- -f2`', '{ordinal}'],
  ['$(expr ${HOSTNAME##*-} + 1)', '{ordinal}+1'],
  ['$((${BASH_REMATCH[2]}+1))', '{ordinal}+1'],
  ["{metadata.labels['apps.kubernetes.io/pod-index']}", '{ordinal}'],
  ['$((1 + 2))', '3'],
  ['7', '7'],
  ['-1', '-1'],
  ['$(cat /id)', '$(cat /id)'],
])('%s is compared as %s', (value, id) => {
  expect(comparableId(value)).toBe(id);
});

test.each<[string, Record<string, string>]>([
  [
    'kafka-server-start.sh a.properties --override broker.id=1 --override "log.dirs=/a,/b"',
    { 'broker.id': '1', 'log.dirs': '/a,/b' },
  ],
  ['--override\nnode.id=2\n--override\nbroker.rack=a', { 'node.id': '2', 'broker.rack': 'a' }],
  [
    '--override broker.id=$((${HOSTNAME##*-} + 100)) --override a=b',
    { 'broker.id': '$((${HOSTNAME##*-} + 100))', a: 'b' },
  ],
  [
    'start-zookeeper --servers=2 --data_dir=/d --heap=1G',
    { 'server.1': '{pod 0}', 'server.2': '{pod 1}', dataDir: '/d' },
  ],
  ['echo $((ORD+1)) > /data/myid', { myid: '$((ORD+1))' }],
  ['echo "${ID:-1}" | tee /var/lib/zookeeper/data/myid', { myid: '${ID:-1}' }],
  ['echo "broker.id=$ID" >> /etc/kafka/server.properties', { 'broker.id': '$ID' }],
  ['echo broker.id=3 >>server.properties; echo done', { 'broker.id': '3' }],
  ['printf "a=1\\nb=2\\n" > x.properties', { a: '1', b: '2' }],
  ['sed -i "s/#init#broker.id=#init#/broker.id=$ID/" /etc/kafka/server.properties', { 'broker.id': '$ID' }],
  ['SEDS=("s/#init#broker.id=#init#/broker.id=$ID/")\nprintf x | sed -f - server.properties', { 'broker.id': '$ID' }],
  ["sed -i 's|log.dirs=.*|log.dirs=/a/b|' server.properties", { 'log.dirs': '/a/b' }],
  ['cat <<EOF > /conf/zoo.cfg\ndataDir=/d\ntickTime=2000\nEOF\nexec x', { dataDir: '/d', tickTime: '2000' }],
  ['cat > server.properties <<-"END"\n  log.dirs=/a\n  END\nexec x', { 'log.dirs': '/a' }],
  ['echo hello > /tmp/x', {}],
  ['grep broker.id= server.properties', {}],
])('the settings of %s', (script, expected) => {
  expect(Object.fromEntries(scriptSettings(script).map(({ key, value }) => [key, value]))).toEqual(expected);
});

test.each<[string, Record<string, string>]>([
  ['export A=1; B="x y" exec run', { A: '1', B: 'x y' }],
  [
    'ORD=${HOSTNAME##*-}\nexport KAFKA_BROKER_ID=$((ORD + 1))',
    { ORD: '${HOSTNAME##*-}', KAFKA_BROKER_ID: '$((${HOSTNAME##*-} + 1))' },
  ],
  [
    'ORD=$(hostname | cut -d- -f2) ID=$((1+$ORD))',
    { ORD: '$(hostname | cut -d- -f2)', ID: '$((1+$(hostname | cut -d- -f2)))' },
  ],
  ['run --override broker.id=1 --data_dir=x "A=b"', {}],
])('the variables of %s', (script, expected) => {
  expect(Object.fromEntries(variablesAfter(script, new Map()))).toEqual(expected);
});
