export { ZOOKEEPER_RULES, type ZookeeperModel } from './ensemble';
export { RENDERED_FILE_RULES } from './rendered-file';
export { ZOO_CFG_RULES } from './zoo-cfg';
