import { Duration } from 'cdk8s';

/** Defaults of an ensemble, each with its reason. Those of every workload are in workload/defaults.ts. */
export const ENSEMBLE_DEFAULTS = {
  name: 'zk',
  // the fewest that survive the loss of one
  replicas: 3,
  // ZooKeeper's unit; Kafka's default session of 18 s is 9 of them, in the middle of the 2 to 20 that are granted
  tickTime: Duration.seconds(2),
  // a follower that fetches the whole state has 20 s, one that falls behind 10 s
  initLimit: 10,
  syncLimit: 5,
  // ZooKeeper's own, written because it is what a busy host runs into first
  maxClientConnections: 60,
  // ZooKeeper never deletes a log by itself; without a purge the volume fills
  snapshotsRetained: 3,
  purgeInterval: Duration.hours(1),
  // a second port, without authentication, that nothing here needs
  adminServer: false,
} as const;

/**
 * Default logback.xml: INFO and above to the console, for `kubectl logs`, and nothing to files. The class that accepts
 * connections is quieter: at INFO it writes two lines each time the probes run.
 */
export const CONSOLE_LOGBACK = `<configuration>
  <appender name="CONSOLE" class="ch.qos.logback.core.ConsoleAppender">
    <encoder>
      <pattern>%d{ISO8601} %-5p [%t:%logger{0}] %m%n</pattern>
    </encoder>
  </appender>
  <logger name="org.apache.zookeeper.server.NIOServerCnxn" level="WARN"/>
  <root level="INFO">
    <appender-ref ref="CONSOLE"/>
  </root>
</configuration>
`;
