/** Where most facts about zoo.cfg stand. */
export const ADMIN_GUIDE = 'https://zookeeper.apache.org/doc/r3.9.4/zookeeperAdmin.html';
export const PARSER = 'org.apache.zookeeper.server.quorum.QuorumPeerConfig (3.9.4)';

/** Why an even number of voters is no gain: for the rule on `replicas` and for the one on the lines of a file. */
export const EVEN_ENSEMBLE = {
  why: 'an even ensemble survives no more failures than the odd one below it, and has one server more to fail',
  source: `${ADMIN_GUIDE}#sc_CrossMachineRequirements`,
} as const;
