import { choice, MAP, NUMBER, type PropTypes, STRING } from '../lint/props/prop-types';
import { NETWORK_ACCESS, NODE_SECURITY, STORAGE, WORKLOAD_PROP_TYPES } from '../workload/prop-types';
import { SETTING_TYPES } from './settings';
import type { ZookeeperEnsembleProps } from './zookeeper-ensemble-props';

/** The type of every prop of an ensemble. */
export const ENSEMBLE_PROP_TYPES: PropTypes<ZookeeperEnsembleProps> = {
  ...WORKLOAD_PROP_TYPES,
  ...SETTING_TYPES,
  replicas: NUMBER,
  image: choice('ZookeeperImage', "a ZookeeperImage, such as ZookeeperImage.official('zookeeper:3.9.4')", 'container'),
  transactionLogStorage: STORAGE,
  nodeSecurity: NODE_SECURITY,
  networkPolicy: NETWORK_ACCESS,
  config: MAP,
  logbackXml: STRING,
};
