import { Duration } from 'cdk8s';

/** Defaults of a cluster, each with its reason. Those of every workload are in workload/defaults.ts. */
export const CLUSTER_DEFAULTS = {
  name: 'kafka',
  // the fewest with which replicas survive the loss of one broker while another is down for maintenance
  brokers: 3,
  firstBrokerId: 0,
  // survives the loss of one replica while another is down for maintenance; more cost writes and disks
  replicationFactor: 3,
  // a broker waits as long for an ensemble that has yet to fetch its images and bind its volumes;
  // Kafka's default of 18 s would crash-loop the brokers
  zookeeperConnectionTimeout: Duration.minutes(10),
  // the first attempt of a broker that has just started often fails, because the controller does not know it yet: with Kafka's
  // default of 5 s, stopping it takes as long; more attempts make up for shorter pauses
  shutdownBackoff: Duration.seconds(1),
  shutdownAttempts: 5,
  // closing the logs, once the partitions of a stopping broker are led by others
  logClosing: Duration.minutes(3),
  // reading the logs again after a crash, before the port opens
  logRecovery: Duration.hours(1),
} as const;

/** Default log4j.properties: INFO and above to the console, for `kubectl logs`. The image's own writes half of it to files only. */
export const CONSOLE_LOG4J = `log4j.rootLogger=INFO, stdout
log4j.appender.stdout=org.apache.log4j.ConsoleAppender
log4j.appender.stdout.layout=org.apache.log4j.PatternLayout
log4j.appender.stdout.layout.ConversionPattern=%d{ISO8601} %-5p [%t:%c{1}] %m%n
`;
