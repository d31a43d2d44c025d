import { App, Chart, Duration } from 'cdk8s';
import { describe, expect, test } from 'vitest';
import { DisruptionBudget, Storage, ZookeeperEnsemble } from '../../lib';
import { synthKafka, synthZookeeper } from '../support/manifests';

test('an ensemble is a headless service, its configuration, a budget and its servers, in this order', () => {
  const names = synthZookeeper().all.map(({ kind, metadata }) => `${kind} ${metadata.name}`);
  expect(names).toEqual(['Service zk-svc', 'ConfigMap zk-cm', 'PodDisruptionBudget zk-pdb', 'StatefulSet zk']);
});

test('all names follow from one prop', () => {
  const manifests = synthZookeeper({ name: 'coordination' });
  const names = manifests.all.map(({ metadata }) => metadata.name);
  expect(names).toEqual(['coordination-svc', 'coordination-cm', 'coordination-pdb', 'coordination']);
  expect(manifests.one('StatefulSet').spec.serviceName).toBe('coordination-svc');
  expect(manifests.one('Service').spec.selector).toEqual({ app: 'coordination' });
  expect(manifests.file('zoo.cfg')['server.1']).toBe('coordination-0.coordination-svc:2888:3888');
});

test('servers find each other before they are ready', () => {
  const manifests = synthZookeeper();
  expect(manifests.one('Service').spec).toMatchObject({ clusterIP: 'None', publishNotReadyAddresses: true });
  expect(manifests.one('StatefulSet').spec.podManagementPolicy).toBe('Parallel');
  expect(manifests.file('zoo.cfg').quorumListenOnAllIPs).toBe('true');
});

describe('the budget leaves a quorum', () => {
  test.each([
    { replicas: 1, mayGo: 1 },
    { replicas: 3, mayGo: 1 },
    { replicas: 5, mayGo: 2 },
    { replicas: 7, mayGo: 3 },
  ])('of $replicas servers, $mayGo may go', ({ replicas, mayGo }) => {
    expect(synthZookeeper({ replicas }).one('PodDisruptionBudget').spec.maxUnavailable).toBe(mayGo);
  });
});

test('each server has a line, and a single one is standalone without any', () => {
  const lines = (replicas: number) =>
    Object.keys(synthZookeeper({ replicas }).file('zoo.cfg')).filter((key) => key.startsWith('server.'));
  expect(lines(1)).toEqual([]);
  expect(lines(5)).toEqual(['server.1', 'server.2', 'server.3', 'server.4', 'server.5']);
});

test('settings are written in the units of zoo.cfg', () => {
  const cfg = synthZookeeper({
    tickTime: Duration.seconds(3),
    initLimit: 20,
    syncLimit: 7,
    minSessionTimeout: Duration.seconds(6),
    maxSessionTimeout: Duration.minutes(1),
    maxClientConnections: 0,
    maxConnections: 5000,
    snapshotsRetained: 5,
    purgeInterval: Duration.days(1),
    snapshotCount: 50_000,
    preAllocationSize: '16Mi',
    globalOutstandingLimit: 2000,
    leaderServes: false,
    forceSync: true,
    fourLetterWords: ['srvr', 'mntr'],
    adminServer: true,
  }).file('zoo.cfg');
  expect(cfg).toMatchObject({
    tickTime: '3000',
    initLimit: '20',
    syncLimit: '7',
    minSessionTimeout: '6000',
    maxSessionTimeout: '60000',
    maxClientCnxns: '0',
    maxCnxns: '5000',
    'autopurge.snapRetainCount': '5',
    'autopurge.purgeInterval': '24',
    snapCount: '50000',
    preAllocSize: '16384',
    globalOutstandingLimit: '2000',
    leaderServes: 'no',
    forceSync: 'yes',
    '4lw.commands.whitelist': 'srvr,mntr',
    'admin.enableServer': 'true',
  });
});

test('what nobody chose is not written', () => {
  expect(Object.keys(synthZookeeper({ replicas: 1 }).file('zoo.cfg'))).toEqual([
    'dataDir',
    'tickTime',
    'initLimit',
    'syncLimit',
    'clientPort',
    'maxClientCnxns',
    'autopurge.snapRetainCount',
    'autopurge.purgeInterval',
    'admin.enableServer',
    'quorumListenOnAllIPs',
  ]);
});

test('lines in own words of ZooKeeper are added as they are', () => {
  const config = { 'snapshot.compression.method': 'gz', 'authProvider.sasl': 'org.example.Sasl' };
  expect(synthZookeeper({ config }).file('zoo.cfg')).toMatchObject(config);
});

test('the data lies in a folder below the claim, on a path that the image declares as VOLUME', () => {
  const manifests = synthZookeeper();
  expect(manifests.server.volumeMounts).toContainEqual({ name: 'datadir', mountPath: '/data' });
  expect(manifests.file('zoo.cfg').dataDir).toBe('/data/zookeeper');
});

test('the transaction log can have a volume of its own', () => {
  const manifests = synthZookeeper({ transactionLogStorage: Storage.persistent('5Gi', { storageClass: 'fast' }) });
  const claims = manifests.one('StatefulSet').spec.volumeClaimTemplates;
  expect(claims.map((claim: { metadata: { name: string } }) => claim.metadata.name)).toEqual(['datadir', 'datalogdir']);
  expect(claims[1].spec).toMatchObject({ storageClassName: 'fast', resources: { requests: { storage: '5Gi' } } });
  expect(manifests.server.volumeMounts).toContainEqual({ name: 'datalogdir', mountPath: '/datalog' });
  expect(manifests.file('zoo.cfg').dataLogDir).toBe('/datalog/zookeeper');
  expect(manifests.server.args[0]).toMatch(/^DIRECTORIES=\(\/data\/zookeeper \/datalog\/zookeeper\)$/m);
});

test('readiness asks for a quorum, liveness does not', () => {
  const { readinessProbe, livenessProbe } = synthZookeeper().server;
  expect(readinessProbe.exec.command.join(' ')).toMatch(/srvr.*Mode:/);
  expect(livenessProbe.tcpSocket.port).toBe(2181);
});

test('JVM options are for the server alone, not for what is run in its container', () => {
  const { args, env } = synthZookeeper({ heap: '768Mi', jvmOptions: ['-Dx=y'] }).server;
  expect(args[0]).toMatch(/^FLAGS='-Xms768m -Xmx768m -XX:\+ExitOnOutOfMemoryError .* -Dx=y'$/m);
  expect(env).toBeUndefined();
});

describe('a server that is not ready', () => {
  const policy = (manifests: ReturnType<typeof synthZookeeper>) =>
    manifests.one('PodDisruptionBudget').spec.unhealthyPodEvictionPolicy;

  test('may always be evicted, as its state is in its claim', () => {
    expect(policy(synthZookeeper())).toBe('AlwaysAllow');
  });

  test('may not where its state would go with it, nor where a budget of its own says nothing of it', () => {
    expect(policy(synthZookeeper({ storage: Storage.ephemeral() }))).toBeUndefined();
    expect(policy(synthZookeeper({ disruptionBudget: DisruptionBudget.maxUnavailable(1) }))).toBeUndefined();
    const chosen = DisruptionBudget.maxUnavailable(1).allowEvictingUnready();
    expect(policy(synthZookeeper({ disruptionBudget: chosen }))).toBe('AlwaysAllow');
  });

  test('may not if it is a broker: it may hold the copy that others need', () => {
    expect(policy(synthKafka())).toBeUndefined();
  });
});

describe('the connection', () => {
  const connectionIn = (namespace?: string) =>
    new ZookeeperEnsemble(new Chart(new App(), 'chart', { namespace }), 'zk').connection;

  test('has relative names where nothing is known of namespaces', () => {
    expect(connectionIn().connectString()).toBe('zk-0.zk-svc:2181,zk-1.zk-svc:2181,zk-2.zk-svc:2181');
  });

  test('has relative names in the same namespace and full ones elsewhere', () => {
    const connection = connectionIn('infra');
    expect(connection.connectString('infra')).toBe('zk-0.zk-svc:2181,zk-1.zk-svc:2181,zk-2.zk-svc:2181');
    expect(connection.connectString('apps').split(',')[0]).toBe('zk-0.zk-svc.infra.svc.cluster.local:2181');
  });

  test('takes a chroot, once, behind the last host', () => {
    expect(connectionIn().withChroot('/kafka').connectString()).toMatch(/^[^/]*:2181\/kafka$/);
  });
});
