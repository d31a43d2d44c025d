/** Classes of ZooKeeper that a zoo.cfg names: what makes connections, and what offers metrics. */
export const NIO = 'org.apache.zookeeper.server.NIOServerCnxnFactory';
export const NETTY = 'org.apache.zookeeper.server.NettyServerCnxnFactory';
export const PROMETHEUS = 'org.apache.zookeeper.metrics.prometheus.PrometheusMetricsProvider';
