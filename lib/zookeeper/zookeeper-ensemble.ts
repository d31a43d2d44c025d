import type { Construct } from 'constructs';
import { fitProps } from '../lint/props/prop-types';
import { onDemand, ruleSet } from '../lint/rule';
import { StatefulWorkload } from '../workload/stateful-workload';
import { ZookeeperConnection } from './connection';
import { ZookeeperImage } from './image';
import { ZOOKEEPER_PORTS } from './ports';
import { ENSEMBLE_SHAPE } from './prop-types';
import { resolveZookeeper } from './resolve-ensemble';
import { ZOOKEEPER_RULES } from './rules/ensemble';
import type * as renderedFile from './rules/rendered-file';
import type { ZookeeperEnsembleProps } from './zookeeper-ensemble-props';

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

  /**
   * @param scope the chart, or a construct in one
   * @param id name in the construct tree; objects are named by the `name` prop instead
   * @param props choices; without any, three servers of ZooKeeper 3.9
   */
  constructor(scope: Construct, id: string, props: ZookeeperEnsembleProps = {}) {
    const fitted = fitProps(props, ENSEMBLE_SHAPE);
    const settings = resolveZookeeper(scope, fitted.props);
    const { workload, server, pods, sessions } = settings;
    const container = (fitted.props.image ?? ZookeeperImage.official()).container(server);
    const model = { ...settings, container, fitted };

    const fileRules = onDemand(settings.isTuned, () =>
      (require('./rules/rendered-file') as typeof renderedFile).fileRules(model),
    );

    super(scope, id, {
      workload,
      container,
      ports: ZOOKEEPER_PORTS,
      fitted,
      ruleSets: [ruleSet(ZOOKEEPER_RULES, model), fileRules],
    });
    this.replicas = workload.replicas;
    this.connection = ZookeeperConnection._ofPods(pods, sessions);
  }
}
