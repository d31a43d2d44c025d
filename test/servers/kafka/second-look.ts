/**
 * Files that operators use, and files with typical mistakes. They were written later, without knowledge of the rules and the
 * other sets: they show how well the rules handle unforeseen files.
 */

/** A server.properties. If it names another file, its lines follow and override those of that file. */
export interface SecondLook {
  readonly about: string;
  readonly below?: string;
  readonly lines: string;
}

/** The sample file of the distribution. */
const STOCK = `
broker.id=0
num.network.threads=3
num.io.threads=8
socket.send.buffer.bytes=102400
socket.receive.buffer.bytes=102400
socket.request.max.bytes=104857600
log.dirs=/tmp/kafka-logs
num.partitions=1
num.recovery.threads.per.data.dir=1
offsets.topic.replication.factor=1
transaction.state.log.replication.factor=1
transaction.state.log.min.isr=1
log.retention.hours=168
log.retention.check.interval.ms=300000
zookeeper.connect=localhost:2181
zookeeper.connection.timeout.ms=18000
group.initial.rebalance.delay.ms=0
`;

const PRODUCTION = `
broker.id=2
zookeeper.connect=zk1.prod.example.com:2181,zk2.prod.example.com:2181,zk3.prod.example.com:2181/kafka-prod
zookeeper.session.timeout.ms=30000
listeners=PLAINTEXT://kafka2.prod.example.com:9092
log.dirs=/var/lib/kafka/data-0,/var/lib/kafka/data-1,/var/lib/kafka/data-2
default.replication.factor=3
min.insync.replicas=2
num.partitions=6
offsets.topic.replication.factor=3
transaction.state.log.replication.factor=3
transaction.state.log.min.isr=2
unclean.leader.election.enable=false
auto.create.topics.enable=false
message.max.bytes=5242880
replica.fetch.max.bytes=5242880
log.retention.hours=72
log.segment.bytes=536870912
num.replica.fetchers=4
`;

const TWO_LISTENERS = `
broker.id=1
zookeeper.connect=zookeeper:2181
listeners=INTERNAL://0.0.0.0:29092,EXTERNAL://0.0.0.0:9092
advertised.listeners=INTERNAL://kafka:29092,EXTERNAL://localhost:9092
listener.security.protocol.map=INTERNAL:PLAINTEXT,EXTERNAL:PLAINTEXT
inter.broker.listener.name=INTERNAL
offsets.topic.replication.factor=1
log.dirs=/var/lib/kafka/data
`;

const SCRAM = `
broker.id=11
zookeeper.connect=zk-0.zk:2181,zk-1.zk:2181,zk-2.zk:2181
listeners=SASL_SSL://:9093
advertised.listeners=SASL_SSL://broker11.example.com:9093
security.inter.broker.protocol=SASL_SSL
sasl.enabled.mechanisms=SCRAM-SHA-512
sasl.mechanism.inter.broker.protocol=SCRAM-SHA-512
listener.name.sasl_ssl.scram-sha-512.sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required username="admin" password="admin-secret";
ssl.keystore.location=/etc/kafka/secrets/keystore.p12
ssl.keystore.password=changeit
ssl.key.password=changeit
ssl.keystore.type=PKCS12
ssl.truststore.location=/etc/kafka/secrets/keystore.p12
ssl.truststore.password=changeit
ssl.truststore.type=PKCS12
authorizer.class.name=kafka.security.authorizer.AclAuthorizer
super.users=User:admin
log.dirs=/data/kafka
default.replication.factor=3
min.insync.replicas=2
`;

const MUTUAL_TLS = `
broker.id=3
zookeeper.connect=zk:2181/kafka
listeners=SSL://0.0.0.0:9093
advertised.listeners=SSL://broker3.example.com:9093
security.inter.broker.protocol=SSL
ssl.client.auth=required
ssl.keystore.location=/etc/kafka/secrets/keystore.p12
ssl.keystore.password=changeit
ssl.keystore.type=PKCS12
ssl.truststore.location=/etc/kafka/secrets/keystore.p12
ssl.truststore.password=changeit
ssl.truststore.type=PKCS12
ssl.enabled.protocols=TLSv1.2,TLSv1.3
ssl.principal.mapping.rules=RULE:^CN=(.*?),.*$/$1/L,DEFAULT
log.dirs=/data/kafka
`;

/** As its operator writes it. */
const STRIMZI = `
broker.id=0
node.id=0
listeners=CONTROLPLANE-9090://0.0.0.0:9090,REPLICATION-9091://0.0.0.0:9091,PLAIN-9092://0.0.0.0:9092,TLS-9093://0.0.0.0:9093
advertised.listeners=CONTROLPLANE-9090://my-cluster-kafka-0.my-cluster-kafka-brokers.kafka.svc:9090,REPLICATION-9091://my-cluster-kafka-0.my-cluster-kafka-brokers.kafka.svc:9091,PLAIN-9092://my-cluster-kafka-0.my-cluster-kafka-brokers.kafka.svc:9092,TLS-9093://my-cluster-kafka-0.my-cluster-kafka-brokers.kafka.svc:9093
listener.security.protocol.map=CONTROLPLANE-9090:SSL,REPLICATION-9091:SSL,PLAIN-9092:PLAINTEXT,TLS-9093:SSL
control.plane.listener.name=CONTROLPLANE-9090
inter.broker.listener.name=REPLICATION-9091
sasl.enabled.mechanisms=
ssl.endpoint.identification.algorithm=HTTPS
listener.name.controlplane-9090.ssl.keystore.location=/etc/kafka/secrets/keystore.p12
listener.name.controlplane-9090.ssl.keystore.password=changeit
listener.name.controlplane-9090.ssl.keystore.type=PKCS12
listener.name.controlplane-9090.ssl.truststore.location=/etc/kafka/secrets/keystore.p12
listener.name.controlplane-9090.ssl.truststore.password=changeit
listener.name.controlplane-9090.ssl.truststore.type=PKCS12
listener.name.controlplane-9090.ssl.client.auth=required
listener.name.replication-9091.ssl.keystore.location=/etc/kafka/secrets/keystore.p12
listener.name.replication-9091.ssl.keystore.password=changeit
listener.name.replication-9091.ssl.keystore.type=PKCS12
listener.name.replication-9091.ssl.truststore.location=/etc/kafka/secrets/keystore.p12
listener.name.replication-9091.ssl.truststore.password=changeit
listener.name.replication-9091.ssl.truststore.type=PKCS12
listener.name.replication-9091.ssl.client.auth=required
listener.name.tls-9093.ssl.keystore.location=/etc/kafka/secrets/keystore.p12
listener.name.tls-9093.ssl.keystore.password=changeit
listener.name.tls-9093.ssl.keystore.type=PKCS12
zookeeper.connect=localhost:2181
zookeeper.clientCnxnSocket=org.apache.zookeeper.ClientCnxnSocketNetty
zookeeper.ssl.client.enable=true
zookeeper.ssl.keystore.location=/tmp/kafka/cluster.keystore.p12
zookeeper.ssl.keystore.password=changeit
zookeeper.ssl.keystore.type=PKCS12
zookeeper.ssl.truststore.location=/tmp/kafka/cluster.truststore.p12
zookeeper.ssl.truststore.password=changeit
zookeeper.ssl.truststore.type=PKCS12
authorizer.class.name=kafka.security.authorizer.AclAuthorizer
super.users=User:CN=my-cluster-kafka,O=io.strimzi;User:CN=my-cluster-entity-topic-operator,O=io.strimzi
log.dirs=/var/lib/kafka/data-0/kafka-log0
broker.rack=eu-central-1a
inter.broker.protocol.version=3.9
log.message.format.version=3.9
offsets.topic.replication.factor=3
transaction.state.log.replication.factor=3
transaction.state.log.min.isr=2
default.replication.factor=3
min.insync.replicas=2
`;

/** For 3.9. */
export const WITH_ZOOKEEPER: readonly SecondLook[] = [
  // valid files
  { about: 'stock file', lines: STOCK },
  { about: 'production, three disks', lines: PRODUCTION },
  { about: 'docker compose on a laptop', lines: TWO_LISTENERS },
  { about: 'SCRAM over TLS', lines: SCRAM },
  { about: 'mutual TLS', lines: MUTUAL_TLS },
  { about: 'Strimzi', lines: STRIMZI },
  { about: 'id from ZooKeeper', below: PRODUCTION, lines: 'broker.id=-1\nreserved.broker.max.id=2000' },
  { about: 'no id at all', lines: 'zookeeper.connect=localhost:2181\nlog.dirs=/tmp/logs' },
  { about: 'high id', below: PRODUCTION, lines: 'broker.id=10023\nbroker.id.generation.enable=false' },
  {
    about: 'rolling upgrade',
    below: PRODUCTION,
    lines: 'inter.broker.protocol.version=2.8\nlog.message.format.version=2.8',
  },
  { about: 'upgrade, full version', below: PRODUCTION, lines: 'inter.broker.protocol.version=3.6-IV2' },
  { about: 'ZooKeepers without ports', below: STOCK, lines: 'zookeeper.connect=zk1,zk2,zk3' },
  { about: 'ZooKeeper by IPv6', below: STOCK, lines: 'zookeeper.connect=[2001:db8::1]:2181,[2001:db8::2]:2181/kafka' },
  { about: 'brokers by IPv6', below: STOCK, lines: 'listeners=PLAINTEXT://[::1]:9092' },
  { about: 'host with underscore', below: STOCK, lines: 'listeners=PLAINTEXT://kafka_1:9092' },
  { about: 'any port', below: STOCK, lines: 'listeners=PLAINTEXT://localhost:0' },
  {
    about: 'advertised only',
    below: STOCK,
    lines: 'advertised.listeners=PLAINTEXT://ec2-3-120-1-1.eu-central-1.compute.amazonaws.com:9092',
  },
  {
    about: 'lower-case name of the inner listener',
    below: TWO_LISTENERS,
    lines: 'inter.broker.listener.name=internal',
  },
  {
    about: 'three listeners, one of them SASL',
    below: TWO_LISTENERS,
    lines: `listeners=INTERNAL://:29092,EXTERNAL://:9092,VPN://:9095
advertised.listeners=INTERNAL://kafka:29092,EXTERNAL://broker.example.com:443,VPN://10.8.0.3:9095
listener.security.protocol.map=INTERNAL:PLAINTEXT,EXTERNAL:SASL_PLAINTEXT,VPN:PLAINTEXT
sasl.enabled.mechanisms=PLAIN
listener.name.external.plain.sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required user_alice="alice-secret" user_bob="bob-secret";`,
  },
  {
    about: 'unused entries in the map',
    below: TWO_LISTENERS,
    lines: 'listener.security.protocol.map=INTERNAL:PLAINTEXT,EXTERNAL:PLAINTEXT,CLIENT:SASL_SSL,CONTROLLER:PLAINTEXT',
  },
  {
    about: 'spaces in lists',
    below: STOCK,
    lines: 'log.dirs=/disk1/kafka, /disk2/kafka , /disk3/kafka\nlog.cleanup.policy=compact, delete',
  },
  {
    about: 'keep for ever',
    below: PRODUCTION,
    lines:
      'log.retention.ms=-1\nlog.retention.bytes=-1\nlog.cleanup.policy=compact\nlog.cleaner.min.cleanable.ratio=0.1',
  },
  {
    about: 'keep minutes',
    below: STOCK,
    lines: 'log.retention.minutes=30\nlog.roll.ms=600000\nlog.segment.delete.delay.ms=1000',
  },
  {
    about: 'tuning',
    below: PRODUCTION,
    lines: `num.network.threads=16
num.io.threads=32
background.threads=20
queued.max.requests=1000
socket.send.buffer.bytes=-1
socket.receive.buffer.bytes=-1
num.recovery.threads.per.data.dir=4
replica.lag.time.max.ms=45000
replica.fetch.min.bytes=1
replica.fetch.response.max.bytes=20971520
log.cleaner.threads=4
log.cleaner.dedupe.buffer.size=536870912
group.max.session.timeout.ms=3600000
connections.max.idle.ms=1200000
compression.type=producer`,
  },
  { about: 'zstd in the broker', below: PRODUCTION, lines: 'compression.type=zstd\ncompression.zstd.level=9' },
  { about: 'True and False', below: PRODUCTION, lines: 'auto.create.topics.enable=False\ndelete.topic.enable=True' },
  {
    about: 'quotas',
    below: PRODUCTION,
    lines: 'quota.window.num=31\nquota.window.size.seconds=1\nreplication.quota.window.num=21',
  },
  {
    about: 'limits of connections',
    below: PRODUCTION,
    lines:
      'max.connections=3000\nmax.connections.per.ip=100\nmax.connections.per.ip.overrides=10.0.0.5:500,127.0.0.1:1000\nmax.connection.creation.rate=50',
  },
  {
    about: 'followers fetch nearby',
    below: PRODUCTION,
    lines: 'broker.rack=rack-b\nreplica.selector.class=org.apache.kafka.common.replica.RackAwareReplicaSelector',
  },
  {
    about: 'delegation tokens',
    below: SCRAM,
    lines:
      'delegation.token.secret.key=0123456789abcdef\ndelegation.token.max.lifetime.ms=604800000\ndelegation.token.expiry.time.ms=86400000',
  },
  {
    about: 'ACLs without a login',
    below: PRODUCTION,
    lines:
      'authorizer.class.name=kafka.security.authorizer.AclAuthorizer\nallow.everyone.if.no.acl.found=true\nsuper.users=User:ANONYMOUS',
  },
  {
    about: 'migration to KRaft',
    below: PRODUCTION,
    lines: `zookeeper.metadata.migration.enable=true
inter.broker.protocol.version=3.9
listeners=PLAINTEXT://kafka2.prod.example.com:9092
listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
controller.quorum.voters=3000@controller0:9093,3001@controller1:9093,3002@controller2:9093
controller.listener.names=CONTROLLER`,
  },
  {
    about: 'controller that migrates from ZooKeeper',
    lines: `process.roles=controller
node.id=3000
controller.quorum.voters=3000@localhost:9093
controller.listener.names=CONTROLLER
listeners=CONTROLLER://:9093
zookeeper.metadata.migration.enable=true
zookeeper.connect=localhost:2181
log.dirs=/data/controller`,
  },
  {
    about: 'Confluent',
    below: PRODUCTION,
    lines: `confluent.license.topic.replication.factor=3
confluent.metadata.topic.replication.factor=3
confluent.balancer.enable=true
confluent.support.metrics.enable=false
kafka.rest.enable=false`,
  },
  {
    about: 'Bitnami chart',
    lines: `broker.id=0
listeners=CLIENT://:9092,INTERNAL://:9094
advertised.listeners=CLIENT://kafka-0.kafka-headless.default.svc.cluster.local:9092,INTERNAL://kafka-0.kafka-headless.default.svc.cluster.local:9094
listener.security.protocol.map=CLIENT:SASL_PLAINTEXT,INTERNAL:SASL_PLAINTEXT
inter.broker.listener.name=INTERNAL
sasl.enabled.mechanisms=PLAIN,SCRAM-SHA-256,SCRAM-SHA-512
sasl.mechanism.inter.broker.protocol=PLAIN
listener.name.client.plain.sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required user_user1="pw";
listener.name.client.scram-sha-256.sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required;
listener.name.client.scram-sha-512.sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required;
listener.name.internal.plain.sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required username="inter_broker_user" password="pw" user_inter_broker_user="pw" user_user1="pw";
listener.name.internal.scram-sha-256.sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required username="inter_broker_user" password="pw";
listener.name.internal.scram-sha-512.sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required username="inter_broker_user" password="pw";
zookeeper.connect=kafka-zookeeper
log.dir=/bitnami/kafka/data
logs.dir=/opt/bitnami/kafka/logs`,
  },
  { about: 'only log.dir', lines: 'broker.id=0\nzookeeper.connect=localhost:2181\nlog.dir=/data/kafka' },
  {
    about: 'tiered storage',
    below: PRODUCTION,
    lines: `remote.log.storage.system.enable=true
remote.log.storage.manager.class.name=org.apache.kafka.server.log.remote.storage.NoOpRemoteStorageManager
remote.log.metadata.manager.listener.name=PLAINTEXT
rlmm.config.remote.log.metadata.topic.replication.factor=3
log.dirs=/var/lib/kafka/data
log.local.retention.ms=3600000`,
  },
  {
    about: 'new group protocol',
    below: PRODUCTION,
    lines: 'group.consumer.session.timeout.ms=50000\ngroup.consumer.heartbeat.interval.ms=6000',
  },
  {
    about: 'password in a file',
    below: STOCK,
    lines:
      'config.providers=file\nconfig.providers.file.class=org.apache.kafka.common.config.provider.FileConfigProvider',
  },
  {
    about: 'timestamps of the broker',
    below: STOCK,
    lines: 'log.message.timestamp.type=LogAppendTime\nlog.message.timestamp.difference.max.ms=86400000',
  },

  // files with a mistake
  { about: 'hour for hours', below: PRODUCTION, lines: 'log.retention.hour=72' },
  { about: 'days', below: PRODUCTION, lines: 'log.retention.ms=7d' },
  { about: 'GB', below: PRODUCTION, lines: 'log.segment.bytes=1GB' },
  { about: 'MB, with a space', below: PRODUCTION, lines: 'message.max.bytes=10 MB' },
  { about: 'a number too large for an int', below: PRODUCTION, lines: 'log.segment.bytes=2147483648' },
  { about: 'a long with L', below: PRODUCTION, lines: 'log.retention.bytes=1073741824L' },
  { about: 'underscores in a number', below: PRODUCTION, lines: 'log.flush.interval.messages=10_000' },
  { about: 'a fraction', below: PRODUCTION, lines: 'log.retention.hours=0.5' },
  { about: 'no for false', below: PRODUCTION, lines: 'auto.create.topics.enable=no' },
  { about: 'LZ4 in capitals', below: PRODUCTION, lines: 'compression.type=LZ4' },
  { about: 'none, as clients say', below: PRODUCTION, lines: 'compression.type=none' },
  { about: 'policies with semicolon', below: PRODUCTION, lines: 'log.cleanup.policy=compact;delete' },
  { about: 'no retention', below: PRODUCTION, lines: 'log.retention.hours=0' },
  { about: 'comment behind a value', below: PRODUCTION, lines: 'num.partitions=12 # two per broker' },
  { about: 'quotes around a value', below: PRODUCTION, lines: 'zookeeper.session.timeout.ms="30000"' },
  { about: 'wildcard not advertised', below: STOCK, lines: 'listeners=PLAINTEXT://0.0.0.0:9092' },
  {
    about: 'wildcard advertised',
    below: STOCK,
    lines: 'listeners=PLAINTEXT://0.0.0.0:9092\nadvertised.listeners=PLAINTEXT://0.0.0.0:9092',
  },
  { about: 'advertised without protocol', below: STOCK, lines: 'advertised.listeners=localhost:9092' },
  { about: 'listener without port', below: STOCK, lines: 'listeners=PLAINTEXT://localhost' },
  { about: 'http', below: STOCK, lines: 'listeners=http://localhost:9092' },
  { about: 'one port twice', below: TWO_LISTENERS, lines: 'listeners=INTERNAL://0.0.0.0:9092,EXTERNAL://0.0.0.0:9092' },
  {
    about: 'no map',
    lines:
      'broker.id=1\nzookeeper.connect=zk:2181\nlisteners=INSIDE://:9092,OUTSIDE://:9094\ninter.broker.listener.name=INSIDE\nlog.dirs=/d',
  },
  {
    about: 'no such protocol',
    below: TWO_LISTENERS,
    lines: 'listener.security.protocol.map=INTERNAL:PLAINTEXT,EXTERNAL:SASL_PLAIN',
  },
  {
    about: 'map with =',
    below: TWO_LISTENERS,
    lines: 'listener.security.protocol.map=INTERNAL=PLAINTEXT,EXTERNAL=PLAINTEXT',
  },
  { about: 'inner listener that is not there', below: TWO_LISTENERS, lines: 'inter.broker.listener.name=REPLICATION' },
  {
    about: 'inner listener and inner protocol',
    below: TWO_LISTENERS,
    lines: 'security.inter.broker.protocol=PLAINTEXT',
  },
  { about: 'more advertised than listened on', below: TWO_LISTENERS, lines: 'listeners=INTERNAL://0.0.0.0:29092' },
  {
    about: 'inner listener not advertised',
    below: TWO_LISTENERS,
    lines: 'advertised.listeners=EXTERNAL://localhost:9092',
  },
  {
    about: 'no inner listener named',
    lines:
      'broker.id=1\nzookeeper.connect=zk:2181\nlisteners=SSL://:9093\nadvertised.listeners=SSL://a:9093\nssl.keystore.location=/etc/kafka/secrets/keystore.p12\nssl.keystore.password=changeit\nssl.keystore.type=PKCS12\nlog.dirs=/d',
  },
  { about: 'inner mechanism forgotten', below: SCRAM, lines: 'sasl.mechanism.inter.broker.protocol=GSSAPI' },
  {
    about: 'mechanism misspelled',
    below: SCRAM,
    lines: 'sasl.enabled.mechanisms=SCRAM-SHA512\nsasl.mechanism.inter.broker.protocol=SCRAM-SHA512',
  },
  {
    about: 'login without semicolon',
    below: SCRAM,
    lines:
      'listener.name.sasl_ssl.scram-sha-512.sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required username="admin" password="admin-secret"',
  },
  {
    about: 'login for a listener in capitals',
    lines: `broker.id=1
zookeeper.connect=zk:2181
listeners=CLIENTS://:9092
advertised.listeners=CLIENTS://a:9092
listener.security.protocol.map=CLIENTS:SASL_PLAINTEXT
inter.broker.listener.name=CLIENTS
sasl.enabled.mechanisms=PLAIN
sasl.mechanism.inter.broker.protocol=PLAIN
listener.name.CLIENTS.plain.sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required username="a" password="b" user_a="b";
log.dirs=/d`,
  },
  { about: 'require for required', below: MUTUAL_TLS, lines: 'ssl.client.auth=require' },
  { about: 'rule without its end', below: MUTUAL_TLS, lines: 'ssl.principal.mapping.rules=RULE:^CN=(.*?),.*$/$1' },
  { about: 'key store without password', below: MUTUAL_TLS, lines: 'ssl.keystore.password=' },
  { about: 'super users without User', below: SCRAM, lines: 'super.users=admin;kafka' },
  { about: 'super users with comma', below: SCRAM, lines: 'super.users=User:admin,User:kafka' },
  {
    about: 'authorizer of Kafka 2',
    below: SCRAM,
    lines: 'authorizer.class.name=kafka.security.auth.SimpleAclAuthorizer',
  },
  { about: 'id above the reserved ones', below: PRODUCTION, lines: 'broker.id=1001' },
  { about: 'id with its name', below: PRODUCTION, lines: 'broker.id=kafka-2' },
  { about: 'two ids', below: PRODUCTION, lines: 'node.id=3' },
  { about: 'factor zero', below: PRODUCTION, lines: 'offsets.topic.replication.factor=0' },
  {
    about: 'more in sync than there are',
    below: STOCK,
    lines: 'min.insync.replicas=2\ntransaction.state.log.min.isr=2',
  },
  {
    about: 'path behind every ZooKeeper',
    below: PRODUCTION,
    lines: 'zookeeper.connect=zk1:2181/kafka,zk2:2181/kafka,zk3:2181/kafka',
  },
  { about: 'ZooKeepers with semicolon', below: PRODUCTION, lines: 'zookeeper.connect=zk1:2181;zk2:2181;zk3:2181' },
  { about: 'ZooKeeper with http', below: PRODUCTION, lines: 'zookeeper.connect=http://zk1:2181' },
  { about: 'path that ends in /', below: PRODUCTION, lines: 'zookeeper.connect=zk1:2181/kafka/' },
  {
    about: 'fetchers wait too long',
    below: PRODUCTION,
    lines: 'replica.lag.time.max.ms=10000\nreplica.fetch.wait.max.ms=15000',
  },
  { about: 'group session below the least', below: PRODUCTION, lines: 'group.consumer.session.timeout.ms=30000' },
  { about: 'createTime', below: PRODUCTION, lines: 'log.message.timestamp.type=createTime' },
  { about: 'protocol of no release', below: PRODUCTION, lines: 'inter.broker.protocol.version=3.10' },
  {
    about: 'format above the protocol',
    below: PRODUCTION,
    lines: 'inter.broker.protocol.version=2.7\nlog.message.format.version=2.8',
  },
  { about: 'counts of addresses with =', below: PRODUCTION, lines: 'max.connections.per.ip.overrides=10.0.0.1=100' },
  {
    about: 'little memory for many cleaners',
    below: PRODUCTION,
    lines: 'log.cleaner.dedupe.buffer.size=10485760\nlog.cleaner.threads=16',
  },
  {
    about: 'local retention above the whole',
    below: PRODUCTION,
    lines: `remote.log.storage.system.enable=true
remote.log.storage.manager.class.name=org.apache.kafka.server.log.remote.storage.NoOpRemoteStorageManager
remote.log.metadata.manager.listener.name=PLAINTEXT
log.dirs=/data
log.local.retention.ms=604800000`,
  },
  { about: 'role in a file with ZooKeeper', below: PRODUCTION, lines: 'process.roles=broker' },
  {
    about: 'migration without the listener of controllers',
    below: PRODUCTION,
    lines: 'zookeeper.metadata.migration.enable=true\ncontroller.quorum.voters=3000@controller0:9093',
  },
  {
    about: 'host name and port as of old',
    below: STOCK,
    lines: 'advertised.host.name=kafka1\nadvertised.port=9092\nport=9092',
  },
  { about: 'control plane not listened on', below: STRIMZI, lines: 'control.plane.listener.name=CONTROL' },
];

/** The file of the distribution, of both roles. */
const KRAFT_STOCK = `
process.roles=broker,controller
node.id=1
controller.quorum.bootstrap.servers=localhost:9093
listeners=PLAINTEXT://:9092,CONTROLLER://:9093
inter.broker.listener.name=PLAINTEXT
advertised.listeners=PLAINTEXT://localhost:9092,CONTROLLER://localhost:9093
controller.listener.names=CONTROLLER
listener.security.protocol.map=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT,SSL:SSL,SASL_PLAINTEXT:SASL_PLAINTEXT,SASL_SSL:SASL_SSL
num.network.threads=3
num.io.threads=8
socket.send.buffer.bytes=102400
socket.receive.buffer.bytes=102400
socket.request.max.bytes=104857600
log.dirs=/tmp/kraft-combined-logs
num.partitions=1
num.recovery.threads.per.data.dir=1
offsets.topic.replication.factor=1
share.coordinator.state.topic.replication.factor=1
share.coordinator.state.topic.min.isr=1
transaction.state.log.replication.factor=1
transaction.state.log.min.isr=1
log.retention.hours=168
log.segment.bytes=1073741824
log.retention.check.interval.ms=300000
`;

const KRAFT_BROKER = `
process.roles=broker
node.id=101
controller.quorum.voters=1@controller-1.kafka:9093,2@controller-2.kafka:9093,3@controller-3.kafka:9093
controller.listener.names=CONTROLLER
listeners=BROKER://:9091,CLIENT://:9092
advertised.listeners=BROKER://broker-101.kafka:9091,CLIENT://broker-101.example.com:9092
listener.security.protocol.map=CONTROLLER:PLAINTEXT,BROKER:PLAINTEXT,CLIENT:PLAINTEXT
inter.broker.listener.name=BROKER
log.dirs=/var/lib/kafka/data-0,/var/lib/kafka/data-1
metadata.log.dir=/var/lib/kafka/metadata
broker.rack=az-1
default.replication.factor=3
min.insync.replicas=2
offsets.topic.replication.factor=3
transaction.state.log.replication.factor=3
transaction.state.log.min.isr=2
auto.create.topics.enable=false
`;

const KRAFT_CONTROLLER = `
process.roles=controller
node.id=1
controller.quorum.voters=1@controller-1.kafka:9093,2@controller-2.kafka:9093,3@controller-3.kafka:9093
controller.listener.names=CONTROLLER
listeners=CONTROLLER://:9093
listener.security.protocol.map=CONTROLLER:PLAINTEXT
log.dirs=/var/lib/kafka/controller
`;

const KRAFT_SASL = `
process.roles=broker
node.id=4
controller.quorum.bootstrap.servers=c1.example.com:9093,c2.example.com:9093,c3.example.com:9093
controller.listener.names=CONTROLLER
listeners=INTERNAL://:9094,EXTERNAL://:9095
advertised.listeners=INTERNAL://b4.internal:9094,EXTERNAL://b4.example.com:9095
listener.security.protocol.map=CONTROLLER:SASL_SSL,INTERNAL:SASL_SSL,EXTERNAL:SASL_SSL
inter.broker.listener.name=INTERNAL
sasl.enabled.mechanisms=SCRAM-SHA-512,PLAIN
sasl.mechanism.inter.broker.protocol=SCRAM-SHA-512
sasl.mechanism.controller.protocol=PLAIN
listener.name.internal.sasl.enabled.mechanisms=SCRAM-SHA-512
listener.name.internal.scram-sha-512.sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required username="broker" password="secret";
listener.name.external.sasl.enabled.mechanisms=SCRAM-SHA-512
listener.name.external.scram-sha-512.sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required;
listener.name.controller.plain.sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required username="broker" password="secret";
sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required username="broker" password="secret";
ssl.keystore.location=/etc/kafka/secrets/keystore.p12
ssl.keystore.password=changeit
ssl.keystore.type=PKCS12
ssl.truststore.location=/etc/kafka/secrets/keystore.p12
ssl.truststore.password=changeit
ssl.truststore.type=PKCS12
authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer
super.users=User:broker;User:admin
allow.everyone.if.no.acl.found=false
log.dirs=/data/kafka
`;

/** As its operator writes it. */
const KRAFT_STRIMZI = `
node.id=0
process.roles=broker
controller.listener.names=CONTROLPLANE-9090
controller.quorum.voters=3@my-cluster-controllers-3.my-cluster-kafka-brokers.kafka.svc.cluster.local:9090,4@my-cluster-controllers-4.my-cluster-kafka-brokers.kafka.svc.cluster.local:9090,5@my-cluster-controllers-5.my-cluster-kafka-brokers.kafka.svc.cluster.local:9090
listeners=REPLICATION-9091://0.0.0.0:9091,PLAIN-9092://0.0.0.0:9092,EXTERNAL-9094://0.0.0.0:9094
advertised.listeners=REPLICATION-9091://my-cluster-brokers-0.my-cluster-kafka-brokers.kafka.svc:9091,PLAIN-9092://my-cluster-brokers-0.my-cluster-kafka-brokers.kafka.svc:9092,EXTERNAL-9094://10.1.2.3:32094
listener.security.protocol.map=CONTROLPLANE-9090:SSL,REPLICATION-9091:SSL,PLAIN-9092:SASL_PLAINTEXT,EXTERNAL-9094:SASL_SSL
inter.broker.listener.name=REPLICATION-9091
sasl.enabled.mechanisms=
listener.name.controlplane-9090.ssl.keystore.location=/etc/kafka/secrets/keystore.p12
listener.name.controlplane-9090.ssl.keystore.password=changeit
listener.name.controlplane-9090.ssl.keystore.type=PKCS12
listener.name.controlplane-9090.ssl.truststore.location=/etc/kafka/secrets/keystore.p12
listener.name.controlplane-9090.ssl.truststore.password=changeit
listener.name.controlplane-9090.ssl.truststore.type=PKCS12
listener.name.controlplane-9090.ssl.client.auth=required
listener.name.replication-9091.ssl.keystore.location=/etc/kafka/secrets/keystore.p12
listener.name.replication-9091.ssl.keystore.password=changeit
listener.name.replication-9091.ssl.keystore.type=PKCS12
listener.name.replication-9091.ssl.truststore.location=/etc/kafka/secrets/keystore.p12
listener.name.replication-9091.ssl.truststore.password=changeit
listener.name.replication-9091.ssl.truststore.type=PKCS12
listener.name.replication-9091.ssl.client.auth=required
listener.name.plain-9092.scram-sha-512.sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required;
listener.name.plain-9092.sasl.enabled.mechanisms=SCRAM-SHA-512
listener.name.external-9094.scram-sha-512.sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required;
listener.name.external-9094.sasl.enabled.mechanisms=SCRAM-SHA-512
listener.name.external-9094.ssl.keystore.location=/etc/kafka/secrets/keystore.p12
listener.name.external-9094.ssl.keystore.password=changeit
listener.name.external-9094.ssl.keystore.type=PKCS12
ssl.endpoint.identification.algorithm=HTTPS
authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer
super.users=User:CN=my-cluster-kafka,O=io.strimzi;User:CN=my-cluster-cruise-control,O=io.strimzi
log.dirs=/var/lib/kafka/data-0/kafka-log0
offsets.topic.replication.factor=3
transaction.state.log.replication.factor=3
transaction.state.log.min.isr=2
default.replication.factor=3
min.insync.replicas=2
broker.rack=europe-west1-b
`;

/** For 4.2. */
export const KRAFT_FILES: readonly SecondLook[] = [
  // valid files
  { about: 'stock file', lines: KRAFT_STOCK },
  { about: 'broker', lines: KRAFT_BROKER },
  { about: 'controller', lines: KRAFT_CONTROLLER },
  { about: 'broker with SASL everywhere', lines: KRAFT_SASL },
  { about: 'Strimzi', lines: KRAFT_STRIMZI },
  {
    about: 'image of Docker Hub, as it starts',
    lines: `node.id=1
process.roles=broker,controller
listeners=PLAINTEXT://localhost:9092,CONTROLLER://localhost:9093
controller.listener.names=CONTROLLER
listener.security.protocol.map=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT
controller.quorum.voters=1@localhost:9093
offsets.topic.replication.factor=1
group.initial.rebalance.delay.ms=0
log.dirs=/tmp/kraft-combined-logs`,
  },
  {
    about: 'compose with three listeners',
    lines: `node.id=1
process.roles=broker,controller
listeners=PLAINTEXT://kafka:29092,CONTROLLER://kafka:29093,PLAINTEXT_HOST://0.0.0.0:9092
advertised.listeners=PLAINTEXT://kafka:29092,PLAINTEXT_HOST://localhost:9092
listener.security.protocol.map=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT,PLAINTEXT_HOST:PLAINTEXT
inter.broker.listener.name=PLAINTEXT
controller.quorum.voters=1@kafka:29093
controller.listener.names=CONTROLLER
offsets.topic.replication.factor=1
log.dirs=/var/lib/kafka/data`,
  },
  {
    about: 'controllers that join by themselves',
    below: KRAFT_CONTROLLER,
    lines:
      'controller.quorum.voters=\ncontroller.quorum.bootstrap.servers=controller-1.kafka:9093\ncontroller.quorum.auto.join.enable=true',
  },
  {
    about: 'controller that advertises itself',
    below: KRAFT_CONTROLLER,
    lines: 'advertised.listeners=CONTROLLER://controller-1.kafka:9093',
  },
  {
    about: 'no map, listeners named as protocols',
    lines:
      'process.roles=broker\nnode.id=7\ncontroller.quorum.bootstrap.servers=c:9093\ncontroller.listener.names=CONTROLLER\nlisteners=PLAINTEXT://:9092\nlog.dirs=/d',
  },
  {
    about: 'default listeners',
    lines:
      'process.roles=broker\nnode.id=7\ncontroller.quorum.bootstrap.servers=c:9093\ncontroller.listener.names=CONTROLLER\nlog.dirs=/d',
  },
  { about: 'roles with a space', below: KRAFT_STOCK, lines: 'process.roles=broker, controller' },
  { about: 'roles the other way round', below: KRAFT_STOCK, lines: 'process.roles=controller,broker' },
  { about: 'broker.id as well', below: KRAFT_STOCK, lines: 'broker.id=1' },
  {
    about: 'voters and bootstrap servers',
    below: KRAFT_BROKER,
    lines: 'controller.quorum.bootstrap.servers=controller-1.kafka:9093,controller-2.kafka:9093',
  },
  {
    about: 'left from ZooKeeper',
    below: KRAFT_BROKER,
    lines: 'zookeeper.connect=zk:2181\nzookeeper.connection.timeout.ms=18000\ninter.broker.protocol.version=3.9',
  },
  {
    about: 'quorum tuning',
    below: KRAFT_CONTROLLER,
    lines:
      'controller.quorum.election.timeout.ms=2000\ncontroller.quorum.fetch.timeout.ms=4000\ncontroller.quorum.request.timeout.ms=3000\ncontroller.quorum.append.linger.ms=25',
  },
  {
    about: 'metadata snapshots',
    below: KRAFT_CONTROLLER,
    lines:
      'metadata.log.max.record.bytes.between.snapshots=20971520\nmetadata.log.max.snapshot.interval.ms=3600000\nmetadata.max.retention.bytes=104857600\nmetadata.max.retention.ms=604800000\nmetadata.log.segment.bytes=1073741824',
  },
  {
    about: 'heartbeats',
    below: KRAFT_BROKER,
    lines:
      'broker.heartbeat.interval.ms=3000\nbroker.session.timeout.ms=18000\ninitial.broker.registration.timeout.ms=90000',
  },
  {
    about: 'tiered storage',
    below: KRAFT_BROKER,
    lines:
      'remote.log.storage.system.enable=true\nremote.log.storage.manager.class.name=org.apache.kafka.server.log.remote.storage.NoOpRemoteStorageManager\nremote.log.metadata.manager.listener.name=BROKER\nlog.retention.ms=604800000\nlog.local.retention.ms=86400000\nremote.log.manager.copier.thread.pool.size=10',
  },
  {
    about: 'Aiven tiered storage settings',
    below: KRAFT_BROKER,
    lines:
      'rsm.config.chunk.size=4194304\nrsm.config.storage.backend.class=io.aiven.kafka.tieredstorage.storage.s3.S3Storage\nrsm.config.storage.s3.bucket.name=logs\nrlmm.config.remote.log.metadata.topic.replication.factor=3',
  },
  {
    about: 'share groups',
    below: KRAFT_BROKER,
    lines:
      'group.coordinator.rebalance.protocols=classic,consumer,share,streams\nshare.coordinator.state.topic.replication.factor=3\nshare.coordinator.state.topic.min.isr=2\ngroup.share.max.groups=100\ngroup.share.delivery.count.limit=5',
  },
  {
    about: 'consumer groups',
    below: KRAFT_BROKER,
    lines:
      'group.consumer.session.timeout.ms=45000\ngroup.consumer.heartbeat.interval.ms=5000\ngroup.consumer.max.size=500\ngroup.consumer.migration.policy=bidirectional\ngroup.consumer.assignors=uniform,range',
  },
  {
    about: 'tuning',
    below: KRAFT_BROKER,
    lines:
      'num.network.threads=8\nnum.io.threads=24\nnum.replica.fetchers=4\nreplica.socket.receive.buffer.bytes=1048576\nsocket.listen.backlog.size=200\nlog.cleaner.threads=2\nlog.cleaner.io.max.bytes.per.second=52428800\nlog.flush.scheduler.interval.ms=2000\nfetch.max.bytes=104857600\nmax.incremental.fetch.session.cache.slots=20000',
  },
  {
    about: 'transactions',
    below: KRAFT_BROKER,
    lines:
      'transaction.max.timeout.ms=3600000\ntransactional.id.expiration.ms=604800000\nproducer.id.expiration.ms=86400000\ntransaction.partition.verification.enable=true\ntransaction.two.phase.commit.enable=false',
  },
  {
    about: 'limits of one listener',
    below: KRAFT_BROKER,
    lines:
      'listener.name.client.max.connections=1000\nlistener.name.client.max.connection.creation.rate=20\nlistener.name.client.num.network.threads=6',
  },
  {
    about: 'mutual TLS for one listener',
    below: KRAFT_BROKER,
    lines:
      'listener.security.protocol.map=CONTROLLER:PLAINTEXT,BROKER:PLAINTEXT,CLIENT:SSL\nlistener.name.client.ssl.keystore.location=/etc/kafka/secrets/keystore.p12\nlistener.name.client.ssl.keystore.password=changeit\nlistener.name.client.ssl.keystore.type=PKCS12\nlistener.name.client.ssl.truststore.location=/etc/kafka/secrets/keystore.p12\nlistener.name.client.ssl.truststore.password=changeit\nlistener.name.client.ssl.truststore.type=PKCS12\nlistener.name.client.ssl.client.auth=required\nlistener.name.client.ssl.principal.mapping.rules=DEFAULT',
  },
  {
    about: 'two controller listeners',
    below: KRAFT_BROKER,
    lines:
      'controller.listener.names=CONTROLLER,CONTROLLER_TLS\nlistener.security.protocol.map=CONTROLLER:PLAINTEXT,CONTROLLER_TLS:SSL,BROKER:PLAINTEXT,CLIENT:PLAINTEXT',
  },
  {
    about: 'authorizer of a controller',
    below: KRAFT_CONTROLLER,
    lines:
      'authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer\nsuper.users=User:ANONYMOUS\nearly.start.listeners=CONTROLLER',
  },
  {
    about: 'policy class of topics',
    below: KRAFT_CONTROLLER,
    lines: 'auto.create.topics.enable=false\ndefault.replication.factor=3\nnum.partitions=12\nmin.insync.replicas=2',
  },
  {
    about: 'large messages',
    below: KRAFT_BROKER,
    lines:
      'message.max.bytes=52428800\nreplica.fetch.max.bytes=52428800\nreplica.fetch.response.max.bytes=104857600\nsocket.request.max.bytes=209715200',
  },
  { about: 'compression with a level', below: KRAFT_BROKER, lines: 'compression.type=gzip\ncompression.gzip.level=6' },
  { about: 'gzip at its default', below: KRAFT_BROKER, lines: 'compression.type=gzip\ncompression.gzip.level=-1' },
  {
    about: 'retention of all kinds',
    below: KRAFT_BROKER,
    lines:
      'log.retention.hours=168\nlog.retention.minutes=1440\nlog.retention.ms=3600000\nlog.retention.bytes=107374182400\nlog.roll.hours=24',
  },
  {
    about: 'compacted by default',
    below: KRAFT_BROKER,
    lines:
      'log.cleanup.policy=compact,delete\nlog.cleaner.min.compaction.lag.ms=60000\nlog.cleaner.max.compaction.lag.ms=86400000\nlog.cleaner.delete.retention.ms=86400000',
  },
  {
    about: 'JMX reporter named',
    below: KRAFT_BROKER,
    lines:
      'metric.reporters=org.apache.kafka.common.metrics.JmxReporter\nmetrics.num.samples=3\nmetrics.sample.window.ms=10000\nmetrics.recording.level=INFO',
  },
  {
    about: 'unstable features of a laptop',
    below: KRAFT_STOCK,
    lines: 'unstable.api.versions.enable=true\nunstable.feature.versions.enable=true',
  },
  {
    about: 'voters by IPv6',
    below: KRAFT_CONTROLLER,
    lines: 'controller.quorum.voters=1@[fd00::1]:9093,2@[fd00::2]:9093,3@[fd00::3]:9093',
  },
  {
    about: 'telemetry for clients',
    below: KRAFT_BROKER,
    lines: 'telemetry.max.bytes=1048576\nclient.quota.callback.class=',
  },
  {
    about: 'two listeners on one port, of two families',
    below: KRAFT_BROKER,
    lines:
      'listeners=BROKER://127.0.0.1:9092,CLIENT://[::1]:9092\nadvertised.listeners=BROKER://127.0.0.1:9092,CLIENT://[::1]:9092',
  },

  // files with a mistake
  {
    about: 'no id',
    lines:
      'process.roles=broker\ncontroller.quorum.bootstrap.servers=c:9093\ncontroller.listener.names=CONTROLLER\nlisteners=PLAINTEXT://:9092\nlog.dirs=/d',
  },
  {
    about: 'only broker.id',
    lines:
      'process.roles=broker\nbroker.id=5\ncontroller.quorum.bootstrap.servers=c:9093\ncontroller.listener.names=CONTROLLER\nlisteners=PLAINTEXT://:9092\nlog.dirs=/d',
  },
  { about: 'two ids', below: KRAFT_BROKER, lines: 'broker.id=1' },
  { about: 'negative id', below: KRAFT_BROKER, lines: 'node.id=-1' },
  { about: 'controller that is no voter', below: KRAFT_CONTROLLER, lines: 'node.id=4' },
  { about: 'broker that is a voter', below: KRAFT_BROKER, lines: 'node.id=2' },
  { about: 'role in capitals', below: KRAFT_BROKER, lines: 'process.roles=Broker' },
  { about: 'roles with semicolon', below: KRAFT_STOCK, lines: 'process.roles=broker;controller' },
  { about: 'role twice', below: KRAFT_STOCK, lines: 'process.roles=broker,broker' },
  {
    about: 'no role, from ZooKeeper',
    lines: 'broker.id=0\nzookeeper.connect=localhost:2181\nlisteners=PLAINTEXT://:9092\nlog.dirs=/tmp/kafka-logs',
  },
  {
    about: 'no controllers',
    lines:
      'process.roles=broker\nnode.id=1\ncontroller.listener.names=CONTROLLER\nlisteners=PLAINTEXT://:9092\nlog.dirs=/d',
  },
  {
    about: 'no name of controllers',
    lines:
      'process.roles=broker\nnode.id=1\ncontroller.quorum.bootstrap.servers=c:9093\nlisteners=PLAINTEXT://:9092\nlog.dirs=/d',
  },
  {
    about: 'voters without ids',
    below: KRAFT_CONTROLLER,
    lines: 'controller.quorum.voters=controller-1:9093,controller-2:9093',
  },
  {
    about: 'voters without ports',
    below: KRAFT_CONTROLLER,
    lines: 'controller.quorum.voters=1@controller-1,2@controller-2,3@controller-3',
  },
  {
    about: 'voters with protocol',
    below: KRAFT_CONTROLLER,
    lines: 'controller.quorum.voters=1@CONTROLLER://controller-1:9093',
  },
  {
    about: 'one voter twice',
    below: KRAFT_CONTROLLER,
    lines: 'controller.quorum.voters=1@controller-1:9093,1@controller-2:9093,3@controller-3:9093',
  },
  {
    about: 'bootstrap servers with ids',
    below: KRAFT_STOCK,
    lines: 'controller.quorum.bootstrap.servers=1@localhost:9093',
  },
  {
    about: 'bootstrap server without port',
    below: KRAFT_STOCK,
    lines: 'controller.quorum.bootstrap.servers=localhost',
  },
  {
    about: 'broker that listens as controller',
    below: KRAFT_BROKER,
    lines: 'listeners=BROKER://:9091,CLIENT://:9092,CONTROLLER://:9093',
  },
  {
    about: 'controller that listens to clients',
    below: KRAFT_CONTROLLER,
    lines:
      'listeners=CONTROLLER://:9093,PLAINTEXT://:9092\nlistener.security.protocol.map=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT',
  },
  {
    about: 'both, without the listener of controllers',
    below: KRAFT_STOCK,
    lines: 'listeners=PLAINTEXT://:9092\nadvertised.listeners=PLAINTEXT://localhost:9092',
  },
  {
    about: 'brokers talk over the listener of controllers',
    below: KRAFT_STOCK,
    lines: 'inter.broker.listener.name=CONTROLLER',
  },
  {
    about: 'controllers missing in the map',
    below: KRAFT_BROKER,
    lines: 'listener.security.protocol.map=BROKER:PLAINTEXT,CLIENT:PLAINTEXT',
  },
  { about: 'lower-case name of controllers', below: KRAFT_STOCK, lines: 'controller.listener.names=controller' },
  { about: 'AclAuthorizer', below: KRAFT_SASL, lines: 'authorizer.class.name=kafka.security.authorizer.AclAuthorizer' },
  {
    about: 'controllers by a mechanism that is not enabled',
    below: KRAFT_SASL,
    lines: 'sasl.mechanism.controller.protocol=GSSAPI',
  },
  {
    about: 'login for the wrong mechanism',
    below: KRAFT_SASL,
    lines: 'listener.name.external.sasl.enabled.mechanisms=SCRAM-SHA-256\nsasl.jaas.config=',
  },
  { about: 'tiny segments', below: KRAFT_BROKER, lines: 'log.segment.bytes=1048' },
  { about: 'zstd too high', below: KRAFT_BROKER, lines: 'compression.type=zstd\ncompression.zstd.level=25' },
  { about: 'lz4 at zero', below: KRAFT_BROKER, lines: 'compression.type=lz4\ncompression.lz4.level=0' },
  { about: 'joins as a broker', below: KRAFT_BROKER, lines: 'controller.quorum.auto.join.enable=true' },
  {
    about: 'consumer heartbeat above the session',
    below: KRAFT_BROKER,
    lines: 'group.consumer.max.heartbeat.interval.ms=90000\ngroup.consumer.heartbeat.interval.ms=60000',
  },
  {
    about: 'no such group protocol',
    below: KRAFT_BROKER,
    lines: 'group.coordinator.rebalance.protocols=classic,consumers',
  },
  { about: 'token key of Kafka 3', below: KRAFT_SASL, lines: 'delegation.token.master.key=0123456789abcdef' },
  {
    about: 'timestamp difference of Kafka 3',
    below: KRAFT_BROKER,
    lines: 'log.message.timestamp.difference.max.ms=3600000\nlog.message.format.version=3.0',
  },
  { about: 'spaces around :// in a listener', below: KRAFT_BROKER, lines: 'listeners=BROKER: //:9091,CLIENT://:9092' },
  { about: 'port too high', below: KRAFT_BROKER, lines: 'listeners=BROKER://:9091,CLIENT://:90922' },
  { about: 'value in seconds with s', below: KRAFT_BROKER, lines: 'replica.lag.time.max.ms=30s' },
  {
    about: 'tiered storage with no listener of its own',
    below: KRAFT_BROKER,
    lines:
      'remote.log.storage.system.enable=true\nremote.log.storage.manager.class.name=org.apache.kafka.server.log.remote.storage.NoOpRemoteStorageManager\nremote.log.metadata.manager.listener.name=INTERNAL',
  },
  {
    about: 'heartbeat not below session',
    below: KRAFT_BROKER,
    lines: 'broker.heartbeat.interval.ms=10000\nbroker.session.timeout.ms=9000',
  },
  { about: 'PEM with a password', below: KRAFT_SASL, lines: 'ssl.keystore.type=PEM' },
];

/** The lines of a file. The last line of a key wins. */
export function propertiesIn({ below = '', lines }: Omit<SecondLook, 'about'>): Readonly<Record<string, string>> {
  const given = `${below}\n${lines}`.split('\n').filter((line) => line !== '');
  return Object.fromEntries(given.map((line) => [line.split('=', 1)[0], line.slice(line.indexOf('=') + 1)]));
}
