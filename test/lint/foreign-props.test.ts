import { Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import { describe, expect, test } from 'vitest';
import { NetworkAccess, PodSecurity, Probes, Storage } from '../../lib';
import { FOREIGN_CLUSTER_PROPS } from '../../lib/kafka/foreign-props';
import { CLUSTER_PROP_TYPES } from '../../lib/kafka/prop-types';
import { FOREIGN_ENSEMBLE_PROPS } from '../../lib/zookeeper/foreign-props';
import { ENSEMBLE_PROP_TYPES } from '../../lib/zookeeper/prop-types';
import { clusterFindings, ensembleFindings } from '../support/findings';

const fixOf = (find: (props: object) => readonly { fix: string }[], props: object) =>
  find(props)
    .map(({ fix }) => fix)
    .join('; ');

describe('a prop that another tool has names the one to use', () => {
  test.each([
    ['replicas', 'write brokers'],
    ['replicaCount', 'write brokers'],
    ['REPLICA_COUNT', 'write brokers'],
    ['zookeeper', 'use metadata: Metadata.zookeeper('],
    ['zookeeperConnect', 'use metadata: Metadata.zookeeper('],
    ['tolerations', '.tolerating('],
    ['nodeSelector', '.onNodes('],
    ['affinity', '.withAffinity('],
    ['topologySpreadConstraints', '.requireSpreadOverZones()'],
    ['storageClass', 'Storage.persistent('],
    ['storageSize', 'Storage.persistent('],
    ['persistence', 'Storage.persistent('],
    ['volumeClaimTemplates', 'Storage.persistent('],
    ['namespace', 'new Chart(app, id, { namespace:'],
    ['port', 'Listener.inCluster('],
    ['listeners', 'Listener.inCluster('],
    ['acls', 'Authorization.acls('],
    ['sasl', 'Authentication.scramSha512()'],
    ['serviceAccount', 'write serviceAccountName'],
    ['javaOpts', 'write jvmOptions'],
    ['heapOpts', 'write heap'],
    ['jmx', 'JMX_PORT'],
    ['metrics', '-javaagent'],
    ['imagePullSecret', 'imagePullSecrets'],
    ['sidecars', 'write containers'],
    ['extraEnvVars', 'write env'],
    ['envFrom', 'valueFrom'],
    ['pdb', 'disruptionBudget'],
    ['networkPolicyPeers', 'networkPolicy: NetworkAccess.restricted('],
    ['updateStrategy', 'one after the other'],
    ['livenessProbe', 'Probes.withOverrides('],
    ['securityContext', 'PodSecurity.'],
    ['terminationGracePeriodSeconds', 'Duration.minutes('],
    ['tls', 'NodeSecurity.mutualTls('],
    ['ingress', 'no listener outside'],
    ['limits', 'resources: {'],
    // the same name in another style, and a typing mistake
    ['pod_labels', 'write podLabels'],
    ['podLables', 'write podLabels'],
    ['somethingElse', 'look up the props in API.md'],
  ])('%s of a cluster', (name, fix) => {
    expect(fixOf(clusterFindings, { [name]: 'x' })).toContain(fix);
  });

  test.each([
    ['brokers', 'write replicas'],
    ['servers', 'write replicas'],
    ['maxClientCnxns', 'write maxClientConnections'],
    ['snapRetainCount', 'write snapshotsRetained'],
    ['autopurge.purgeInterval', 'write purgeInterval'],
    ['preAllocSize', 'write preAllocationSize'],
    ['dataLogDir', 'transactionLogStorage'],
    ['4lw.commands.whitelist', 'write fourLetterWords'],
    ['ticktime', 'write tickTime'],
    ['clientPort', '2181'],
    ['tolerations', '.tolerating('],
    ['chroot', 'withChroot('],
    ['tls', 'there is no TLS yet'],
    ['enableAdminServer', 'write adminServer'],
    ['adminEnabled', 'write adminServer'],
    ['admin.enableServer', 'write adminServer'],
  ])('%s of an ensemble', (name, fix) => {
    expect(fixOf(ensembleFindings, { [name]: 'x' })).toContain(fix);
  });

  test.each([
    [{ resources: { limits: { memory: '2Gi' } } }, 'write memoryLimit'],
    [{ resources: { cpu: '1' } }, 'write cpuRequest'],
    [{ storage: Storage.persistent('1Gi', { storageClassName: 'fast' } as never) }, 'write storageClass'],
    [{ storage: Storage.persistent('1Gi', { accessMode: 'ReadWriteOnce' } as never) }, 'write accessModes'],
    [{ storage: Storage.ephemeral({ size: '1Gi' } as never) }, 'sizeLimit'],
    [{ probes: Probes.withOverrides({ livenessProbe: {} } as never) }, 'write liveness'],
    [{ podSecurity: PodSecurity.custom({ runAsUser: 5 } as never) }, 'pod: {'],
    [{ networkPolicy: NetworkAccess.restricted({ from: [] } as never) }, 'write clients'],
    [
      { networkPolicy: NetworkAccess.restricted({ clients: [] }).restrictEgress({ to: [] } as never) },
      'write destinations',
    ],
    [{ podSecurity: PodSecurity.custom({ readOnlyRootFilesystem: true } as never) }, 'container: {'],
  ])('%o in a struct', (props, fix) => {
    expect(fixOf(clusterFindings, props)).toContain(fix);
    expect(fixOf(ensembleFindings, props)).toContain(fix);
  });
});

test('no row is about a prop that exists', () => {
  const own = (types: object, foreign: object) => {
    const names = new Set(Object.keys(types).map((name) => name.toLowerCase()));
    return Object.keys(foreign).filter((name) => names.has(name));
  };
  expect(own(CLUSTER_PROP_TYPES, FOREIGN_CLUSTER_PROPS)).toEqual([]);
  expect(own(ENSEMBLE_PROP_TYPES, FOREIGN_ENSEMBLE_PROPS)).toEqual([]);
});

describe('a quantity of a class is written as Kubernetes does', () => {
  test.each([
    [{ heap: Size.gibibytes(2) }, '"2Gi"'],
    [{ heap: Size.mebibytes(1536) }, '"1536Mi"'],
    [{ resources: { memoryLimit: Size.gibibytes(3) } }, '"3Gi"'],
    [{ resources: { cpuRequest: Cpu.millis(500) } }, '"500m"'],
    [{ storage: Storage.persistent(Size.tebibytes(1) as never) }, '"1Ti"'],
    [{ storage: Storage.ephemeral({ sizeLimit: Size.gibibytes(10) } as never) }, '"10Gi"'],
    [{ heap: 2 }, 'such as "2Gi"'],
  ])('%o', (props, text) => {
    const findings = clusterFindings(props);
    expect(findings.map(({ fix }) => fix).join('\n')).toContain(text);
    expect(findings).toHaveLength(1);
  });
});
