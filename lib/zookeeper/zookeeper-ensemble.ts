import type { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { validateProps } from '../lint/props/prop-types';
import { checkRules } from '../lint/synthesis/construct-rules';
import { StatefulWorkload } from '../workload/stateful-workload';
import type { Workload } from '../workload/workload';
import { optionalObject } from '../workload/workload-objects';
import { writtenConfig } from '../workload/written-config';
import { ZookeeperConnection } from './connection';
import type * as foreign from './foreign-props';
import type * as network from './network-access';
import { CLIENT_PORT } from './ports';
import { ENSEMBLE_PROP_TYPES } from './prop-types';
import { resolveEnsemble } from './resolve-ensemble';
import { ensembleRules } from './rules';
import type * as tls from './security';
import type { ZookeeperEnsembleProps } from './zookeeper-ensemble-props';

/** Read if there is a certificate. */
const securityOfServers = () => require('./security') as typeof tls;

/** Read if there is a policy. */
const policies = () => require('./network-access') as typeof network;

/**
 * A ZooKeeper ensemble: headless service, configuration, disruption budget and StatefulSet.
 *
 * Problems are reported when the app is synthesized, all at once and before any file is written.
 */
export class ZookeeperEnsemble extends StatefulWorkload {
  /** Number of servers. */
  public readonly replicas: number;

  /** How clients reach the ensemble. */
  public readonly connection: ZookeeperConnection;

  /** The certificate that cert-manager is asked for: that of `Certificate.fromCertManager`. Undefined for any other. */
  public readonly certificate?: ApiObject;

  private readonly workload: Workload;

  /**
   * @param scope the chart, or a construct in one
   * @param id name in the construct tree. Objects are named by the `name` prop instead
   * @param props choices. The default is three servers of ZooKeeper 3.9
   */
  constructor(scope: Construct, id: string, props: ZookeeperEnsembleProps = {}) {
    const validated = validateProps(
      props,
      ENSEMBLE_PROP_TYPES,
      () => (require('./foreign-props') as typeof foreign).FOREIGN_ENSEMBLE_PROPS,
    );
    const plan = resolveEnsemble(scope, validated.props);
    const access = plan.workload.networkPolicy?._render();
    super(scope, id, { ...plan, networkPolicy: access && policies().ensemblePolicy(plan.workload, access) });

    const { strict, acknowledge } = plan.workload;
    checkRules(this, {
      ruleSets: ensembleRules(plan, validated, () => {
        return this.configMap === undefined ? undefined : writtenConfig(this.configMap);
      }),
      rejected: validated.rejected,
      policy: { strict, acknowledge },
    });

    this.workload = plan.workload;
    this.certificate = optionalObject(
      this,
      'certificate',
      plan.certificate && securityOfServers().ensembleCertificate(plan.workload, plan.certificate),
    );
    this.replicas = plan.workload.replicas;
    this.connection = ZookeeperConnection._ofPods(plan.pods, {
      identity: Symbol(this.node.path),
      sessions: plan.sessions,
      name: plan.workload.name,
      clients: access && (access.clients ?? []),
      namespace: plan.workload.namespace,
      clientPort: plan.security.clientPort,
      usesTls: plan.security.clientPort !== CLIENT_PORT,
    });
  }

  /**
   * The names that the certificate of the servers needs, as DNS names among its subject alternative names.
   *
   * @param ofNamespace namespace of the pods; by default that of the chart. Without one, only the names within the namespace are returned
   */
  public certificateNames(ofNamespace?: string): string[] {
    return securityOfServers().ensembleNames(this.workload, ofNamespace);
  }
}
