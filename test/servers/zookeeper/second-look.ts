/**
 * Files that operators use, and files with typical mistakes. They were written later, without knowledge of the rules and the
 * other sets. If a file names another one, its lines follow and override those of that file.
 */
import type { SecondLook } from '../kafka/second-look';

/** The sample of the distribution. */
const SAMPLE = `
tickTime=2000
initLimit=10
syncLimit=5
dataDir=/tmp/zookeeper
clientPort=2181
`;

const ENSEMBLE = `
tickTime=2000
initLimit=5
syncLimit=2
dataDir=/var/lib/zookeeper/data
dataLogDir=/var/lib/zookeeper/log
clientPort=2181
maxClientCnxns=60
autopurge.snapRetainCount=3
autopurge.purgeInterval=24
4lw.commands.whitelist=srvr,mntr,ruok
server.1=zk1.example.com:2888:3888
server.2=zk2.example.com:2888:3888
server.3=zk3.example.com:2888:3888
`;

/** As the zookeeper.properties that Kafka brings along. */
const OF_KAFKA = `
dataDir=/tmp/zookeeper
clientPort=2181
maxClientCnxns=0
admin.enableServer=false
`;

export const SECOND_LOOK: readonly SecondLook[] = [
  // as they run
  { about: 'sample', lines: SAMPLE },
  { about: 'ensemble', lines: ENSEMBLE },
  { about: 'with Kafka', lines: OF_KAFKA },
  {
    about: 'Bitnami chart',
    lines: `tickTime=2000
initLimit=10
syncLimit=5
dataDir=/bitnami/zookeeper/data
clientPort=2181
maxClientCnxns=60
autopurge.purgeInterval=1
autopurge.snapRetainCount=10
maxCnxns=0
reconfigEnabled=false
quorumListenOnAllIPs=false
4lw.commands.whitelist=srvr, mntr, ruok
maxSessionTimeout=40000
admin.serverPort=8080
admin.enableServer=true
server.1=zookeeper-0.zookeeper-headless.default.svc.cluster.local:2888:3888;2181
server.2=zookeeper-1.zookeeper-headless.default.svc.cluster.local:2888:3888;2181
server.3=zookeeper-2.zookeeper-headless.default.svc.cluster.local:2888:3888;2181`,
  },
  {
    about: 'image of Docker Hub',
    lines: `dataDir=/data
dataLogDir=/datalog
tickTime=2000
initLimit=5
syncLimit=2
autopurge.snapRetainCount=3
autopurge.purgeInterval=0
maxClientCnxns=60
standaloneEnabled=true
admin.enableServer=true
server.1=localhost:2888:3888;2181`,
  },
  { about: 'observer', below: ENSEMBLE, lines: 'server.4=zk4.dr.example.com:2888:3888:observer\npeerType=participant' },
  {
    about: 'five members',
    below: ENSEMBLE,
    lines: 'server.4=zk4.example.com:2888:3888\nserver.5=zk5.example.com:2888:3888',
  },
  {
    about: 'Prometheus',
    below: ENSEMBLE,
    lines:
      'metricsProvider.className=org.apache.zookeeper.metrics.prometheus.PrometheusMetricsProvider\nmetricsProvider.httpPort=7000\nmetricsProvider.exportJvmInfo=true',
  },
  {
    about: 'SASL for clients',
    below: ENSEMBLE,
    lines:
      'authProvider.1=org.apache.zookeeper.server.auth.SASLAuthenticationProvider\njaasLoginRenew=3600000\nrequireClientAuthScheme=sasl',
  },
  { about: 'all commands', below: ENSEMBLE, lines: '4lw.commands.whitelist=*' },
  { about: 'on one address', below: ENSEMBLE, lines: 'clientPortAddress=127.0.0.1' },
  {
    about: 'members by IPv6',
    below: ENSEMBLE,
    lines: 'server.1=[fd00::1]:2888:3888\nserver.2=[fd00::2]:2888:3888\nserver.3=[fd00::3]:2888:3888',
  },
  {
    about: 'several addresses of a member',
    below: ENSEMBLE,
    lines:
      'multiAddress.enabled=true\nserver.1=10.0.0.1:2888:3888|10.1.0.1:2888:3888\nserver.2=10.0.0.2:2888:3888|10.1.0.2:2888:3888\nserver.3=10.0.0.3:2888:3888|10.1.0.3:2888:3888',
  },
  { about: 'groups and weights', below: ENSEMBLE, lines: 'group.1=1:2:3\nweight.1=1\nweight.2=1\nweight.3=1' },
  {
    about: 'tuning',
    below: ENSEMBLE,
    lines:
      'globalOutstandingLimit=2000\npreAllocSize=65536\nsnapCount=100000\ncommitLogCount=500\nforceSync=yes\nfsync.warningthresholdms=1000\nleaderServes=no\nmaxSessionTimeout=60000\nminSessionTimeout=4000\njute.maxbuffer=4194304',
  },
  {
    about: 'TLS between members',
    below: ENSEMBLE,
    lines:
      'sslQuorum=true\nserverCnxnFactory=org.apache.zookeeper.server.NettyServerCnxnFactory\nssl.quorum.keyStore.location=/etc/zookeeper/quorum.p12\nssl.quorum.keyStore.password=changeit\nssl.quorum.trustStore.location=/etc/zookeeper/trust.p12\nssl.quorum.trustStore.password=changeit\nssl.quorum.hostnameVerification=false',
  },
  {
    about: 'TTL nodes',
    below: SAMPLE,
    lines: 'extendedTypesEnabled=true\nzookeeper.extendedTypesEnabled=true\nemulate353TTLNodes=false',
  },
  { about: 'two members', below: SAMPLE, lines: 'server.1=a:2888:3888\nserver.2=b:2888:3888' },
  {
    about: 'backlog, and the port written twice',
    below: ENSEMBLE,
    lines: 'clientPort=2182\nclientPortListenBacklog=100',
  },

  // with a mistake
  { about: 'no dataDir', lines: 'tickTime=2000\ninitLimit=10\nsyncLimit=5\nclientPort=2181' },
  {
    about: 'no initLimit for an ensemble',
    lines:
      'dataDir=/data\nclientPort=2181\nsyncLimit=5\nserver.1=a:2888:3888\nserver.2=b:2888:3888\nserver.3=c:2888:3888',
  },
  { about: 'datadir in lower case', lines: 'tickTime=2000\ndatadir=/var/lib/zookeeper\nclientPort=2181' },
  { about: 'ticktime in lower case', below: SAMPLE, lines: 'ticktime=3000\nmaxclientcnxns=100' },
  { about: 'ticks with ms', below: SAMPLE, lines: 'tickTime=2s' },
  { about: 'port misspelled', below: SAMPLE, lines: 'clientPort=2181,2182' },
  { about: 'port too high', below: SAMPLE, lines: 'clientPort=21810000' },
  { about: 'member without the second port', below: ENSEMBLE, lines: 'server.3=zk3.example.com:2888' },
  { about: 'member without ports', below: ENSEMBLE, lines: 'server.3=zk3.example.com' },
  { about: 'member with a space for an id', below: ENSEMBLE, lines: 'server.zk4=zk4.example.com:2888:3888' },
  { about: 'learner type misspelled', below: ENSEMBLE, lines: 'server.4=zk4.example.com:2888:3888:observers' },
  {
    about: 'client port twice, and different',
    below: ENSEMBLE,
    lines:
      'server.1=zk1.example.com:2888:3888;2182\nserver.2=zk2.example.com:2888:3888;2182\nserver.3=zk3.example.com:2888:3888;2182',
  },
  { about: 'purge keeps too few', below: ENSEMBLE, lines: 'autopurge.snapRetainCount=1' },
  { about: 'purge interval in words', below: ENSEMBLE, lines: 'autopurge.purgeInterval=24h' },
  {
    about: 'least timeout above the longest',
    below: ENSEMBLE,
    lines: 'minSessionTimeout=60000\nmaxSessionTimeout=40000',
  },
  { about: 'secure port without a key store', below: ENSEMBLE, lines: 'secureClientPort=2281' },
  {
    about: 'key store, and no Netty',
    below: ENSEMBLE,
    lines:
      'secureClientPort=2281\nssl.keyStore.location=/etc/zk/key.jks\nssl.keyStore.password=changeit\nserverCnxnFactory=org.apache.zookeeper.server.NIOServerCnxnFactory',
  },
  { about: 'yes for true', below: ENSEMBLE, lines: 'standaloneEnabled=yes' },
  { about: 'reconfigEnabled misspelled', below: ENSEMBLE, lines: 'reconfigEnabled=ture' },
  {
    about: 'commands by their old name',
    below: ENSEMBLE,
    lines: 'zookeeper.4lw.commands.whitelist=stat, ruok, mntr\nfourlw.commands.whitelist=*',
  },
  {
    about: 'quorum SASL asked for, but not enabled',
    below: ENSEMBLE,
    lines: 'quorum.auth.learnerRequireSasl=true\nquorum.auth.serverRequireSasl=true',
  },
  { about: 'groups that leave one out', below: ENSEMBLE, lines: 'group.1=1:2\nweight.1=1\nweight.2=1' },
  { about: 'peer type misspelled', below: ENSEMBLE, lines: 'peerType=Observer1' },
  { about: 'leader is one of the election ports', below: ENSEMBLE, lines: 'server.1=zk1.example.com:2888:2888' },
  { about: 'old election', below: ENSEMBLE, lines: 'electionAlg=0' },
];
