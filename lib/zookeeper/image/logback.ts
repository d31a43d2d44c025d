/**
 * Everything from INFO on to the console, where `kubectl logs` finds it; nothing to files. The class that greets every
 * connection is quieter: at INFO it writes two lines for each round of the probes.
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
