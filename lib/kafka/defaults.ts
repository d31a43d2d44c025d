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
  // the same for a broker that waits for controllers: after Kafka's default of one minute it exits
  registrationTimeout: Duration.minutes(10),
  // three heartbeats, every two seconds, may be lost before the partitions of a broker get other leaders; with Kafka's default of 9 s,
  // writers wait for a killed broker for more than ten seconds
  sessionTimeout: Duration.seconds(7),
  // nothing answers at the address of a pod that was replaced: Kafka's defaults wait 10 to 30 s for it
  connectionSetup: Duration.seconds(2),
  connectionSetupMax: Duration.seconds(5),
  // survive the loss of one controller while another is down for maintenance
  controllers: 3,
  // above the ids of any brokers, which share the range of ids with controllers
  firstControllerId: 1000,
  // the first attempt of a broker that has just started often fails, because the controller does not know it yet: with Kafka's
  // default of 5 s, stopping it takes as long; more attempts make up for shorter pauses
  shutdownBackoff: Duration.seconds(1),
  shutdownAttempts: 5,
  // how long a broker with KRaft waits for the controller, whatever its properties (kafka.server.BrokerServer.shutdown)
  controlledShutdown: Duration.minutes(5),
  // closing the logs, once the partitions of a stopping broker are led by others
  logClosing: Duration.minutes(3),
  // reading the logs again after a crash, before the port opens
  logRecovery: Duration.hours(1),
} as const;

/** Default log4j2.yaml: INFO and above to the console, for `kubectl logs`. */
export const CONSOLE_LOG4J2 = `Configuration:
  Appenders:
    Console:
      name: stdout
      PatternLayout:
        pattern: "%d{ISO8601} %-5p [%t:%c{1}] %m%n"
  Loggers:
    Root:
      level: INFO
      AppenderRef:
        ref: stdout
`;

/** Default log4j.properties: INFO and above to the console, for `kubectl logs`. The image's own writes half of it to files only. */
export const CONSOLE_LOG4J = `log4j.rootLogger=INFO, stdout
log4j.appender.stdout=org.apache.log4j.ConsoleAppender
log4j.appender.stdout.layout=org.apache.log4j.PatternLayout
log4j.appender.stdout.layout.ConversionPattern=%d{ISO8601} %-5p [%t:%c{1}] %m%n
`;
