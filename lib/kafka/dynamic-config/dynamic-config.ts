import { oneOf, optionViolations, type PropTypes, STRING_MAP, validateProps } from '../../lint/props/prop-types';
import type { Violation } from '../../lint/rule';
import type * as foreign from '../foreign-props';
import { DeployTool, type DynamicConfigJobOptions } from './deploy-tool';

const JOB_OPTION_TYPES: PropTypes<DynamicConfigJobOptions> = {
  deployTool: oneOf(Object.values(DeployTool)),
  podLabels: STRING_MAP,
  podAnnotations: STRING_MAP,
};

/**
 * How a change to a dynamic broker property reaches running brokers. Kafka reads most properties only when it starts; those that
 * its documentation calls cluster-wide can be changed on running brokers. A change to any other always restarts the
 * brokers, one after the other; comments and the order of keys never do.
 *
 * @see https://kafka.apache.org/39/configuration/broker-configs/#dynamicbrokerconfigs
 */
export class DynamicConfig {
  /**
   * A Job changes cluster-wide properties on the running brokers. It is named after its content (`kafka-cfg-<hash>`) and runs
   * Kafka's own `kafka-configs.sh`. The Job owns Kafka's dynamic defaults for all brokers: it deletes those that are not in
   * `config`, except replication throttles. Settings of single brokers are left alone. What it has set stays in Kafka and
   * overrides the file: delete it before you switch to another choice.
   */
  public static applied(options: DynamicConfigJobOptions = {}): DynamicConfig {
    const validated = validateProps(
      options,
      JOB_OPTION_TYPES,
      () => (require('../foreign-props') as typeof foreign).FOREIGN_JOB_OPTIONS,
    );
    return new DynamicConfig({ delivery: 'applied', job: validated.props, rejected: optionViolations(validated) });
  }

  /** Cluster-wide properties take effect when a broker happens to restart: no change restarts one, and there is no Job. */
  public static onNextRestart(): DynamicConfig {
    return new DynamicConfig({ delivery: 'on-next-restart', job: {}, rejected: [] });
  }

  /** Every change restarts the brokers, and there is no Job. */
  public static rollingRestart(): DynamicConfig {
    return new DynamicConfig({ delivery: 'rolling-restart', job: {}, rejected: [] });
  }

  /**
   * Tells choices apart.
   *
   * @internal
   */
  public readonly _choice = 'DynamicConfig';

  private constructor(private readonly choice: RenderedDynamicConfig) {}

  /** @internal */
  public _render(): RenderedDynamicConfig {
    return this.choice;
  }
}

/**
 * How dynamic properties reach running brokers, as the objects and the rules need it.
 *
 * @internal
 */
export interface RenderedDynamicConfig {
  readonly delivery: DynamicConfigDelivery;
  readonly job: DynamicConfigJobOptions;
  /** What is wrong with the options of the choice. */
  readonly rejected: readonly Violation[];
}

type DynamicConfigDelivery = 'applied' | 'on-next-restart' | 'rolling-restart';
