/** Where most facts about zoo.cfg stand. */
export const ADMIN_GUIDE = 'https://zookeeper.apache.org/doc/r3.9.4/zookeeperAdmin.html';
export const PARSER = 'org.apache.zookeeper.server.quorum.QuorumPeerConfig (3.9.4)';
