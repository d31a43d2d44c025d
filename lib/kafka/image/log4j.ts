/** Everything from INFO on to the console, where `kubectl logs` finds it; the image's own writes half of it to files only. */
export const CONSOLE_LOG4J = `log4j.rootLogger=INFO, stdout
log4j.appender.stdout=org.apache.log4j.ConsoleAppender
log4j.appender.stdout.layout=org.apache.log4j.PatternLayout
log4j.appender.stdout.layout.ConversionPattern=%d{ISO8601} %-5p [%t:%c{1}] %m%n
`;
