import { BOOLEAN, imageOf, MAP, NUMBER, type Shape, TEXT, TEXTS } from '../lint/props/prop-types';
import { DURATION, STORAGE, WORKLOAD_SHAPE } from '../workload/prop-types';
import type { ZookeeperEnsembleProps } from './zookeeper-ensemble-props';

/** The kind of every prop of an ensemble. */
export const ENSEMBLE_SHAPE: Shape<ZookeeperEnsembleProps> = {
  ...WORKLOAD_SHAPE,
  replicas: NUMBER,
  image: imageOf('zookeeper', "a ZookeeperImage, such as ZookeeperImage.official('zookeeper:3.9.4')"),
  transactionLogStorage: STORAGE,
  tickTime: DURATION,
  initLimit: NUMBER,
  syncLimit: NUMBER,
  minSessionTimeout: DURATION,
  maxSessionTimeout: DURATION,
  maxClientConnections: NUMBER,
  maxConnections: NUMBER,
  snapshotsRetained: NUMBER,
  purgeInterval: DURATION,
  snapshotCount: NUMBER,
  preAllocationSize: TEXT,
  globalOutstandingLimit: NUMBER,
  leaderServes: BOOLEAN,
  forceSync: BOOLEAN,
  fourLetterWords: TEXTS,
  adminServer: BOOLEAN,
  config: MAP,
  logbackXml: TEXT,
};
