/** Where most facts about zoo.cfg come from. */
export const ADMIN_GUIDE = 'https://zookeeper.apache.org/doc/r3.9.4/zookeeperAdmin.html';
/** Classes that parse it. */
export const PARSER = 'org.apache.zookeeper.server.quorum.QuorumPeerConfig (3.9.4)';
export const QUORUM_SERVER = 'org.apache.zookeeper.server.quorum.QuorumPeer.QuorumServer (3.9.4)';
export const QUORUM_HIERARCHICAL = 'org.apache.zookeeper.server.quorum.flexible.QuorumHierarchical (3.9.4)';

/** For the rule on `replicas` and the one on server lines. */
export const EVEN_ENSEMBLE = {
  why: 'an even ensemble tolerates no more failures than the next smaller odd one, and has one more server that can fail',
  source: `${ADMIN_GUIDE}#sc_CrossMachineRequirements`,
} as const;
