import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Tries operations as different clients, and tells what came of each.
 *
 * <p>On standard input, one attempt after another: a line with its number, an operation and what the operation is about, then the
 * properties of the client, then an empty line. On standard output, in the same order, a line for each: its number, a tab, and "allowed"
 * or the exceptions, from the outermost to their cause.
 */
public class Attempts {
  /** A client that is not understood would try for two minutes. */
  static final int PATIENCE_MS = 15_000;

  public static void main(String[] args) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(6);
    List<Future<String>> outcomes = new ArrayList<>();
    BufferedReader input = new BufferedReader(new InputStreamReader(System.in));
    for (String header; (header = input.readLine()) != null; ) {
      String[] words = header.split(" ");
      StringBuilder text = new StringBuilder();
      for (String line; (line = input.readLine()) != null && !line.isEmpty(); ) text.append(line).append('\n');
      Properties properties = new Properties();
      properties.load(new StringReader(text.toString()));
      outcomes.add(pool.submit(() -> words[0] + "\t" + outcomeOf(words[1], words[2], properties)));
    }
    for (Future<String> outcome : outcomes) System.out.println(outcome.get());
    System.exit(0);
  }

  static String outcomeOf(String operation, String subject, Properties given) {
    Properties client = new Properties();
    client.putAll(given);
    client.putAll(Map.of("request.timeout.ms", "5000", "default.api.timeout.ms", "" + PATIENCE_MS,
        "socket.connection.setup.timeout.ms", "3000", "reconnect.backoff.max.ms", "1000"));
    try {
      perform(operation, subject, client);
      return "allowed";
    } catch (Throwable problem) {
      StringBuilder chain = new StringBuilder();
      for (Throwable each = problem; each != null; each = each.getCause())
        chain.append(chain.isEmpty() ? "" : " < ").append(each.getClass().getSimpleName()).append(": ").append(each.getMessage());
      return chain.toString().replaceAll("\\s+", " ");
    }
  }

  static void perform(String operation, String subject, Properties client) throws Exception {
    switch (operation) {
      case "read" -> read(new TopicPartition(subject, 0), client);
      case "write" -> write(subject, client);
      case "join" -> join(subject, client);
      default -> {
        try (Admin admin = Admin.create(client)) {
          administer(operation, subject, admin).get();
        }
      }
    }
  }

  static void read(TopicPartition partition, Properties client) {
    client.put("enable.auto.commit", "false");
    try (KafkaConsumer<String, String> consumer = consumer(client)) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      await("nothing was read", () -> !consumer.poll(Duration.ofMillis(200)).isEmpty());
    }
  }

  /** Joins a group of consumers of the topic "orders". */
  static void join(String group, Properties client) {
    client.put("group.id", group);
    try (KafkaConsumer<String, String> consumer = consumer(client)) {
      consumer.subscribe(List.of("orders"));
      await("no partition was assigned", () -> {
        consumer.poll(Duration.ofMillis(200));
        return !consumer.assignment().isEmpty();
      });
    }
  }

  static KafkaConsumer<String, String> consumer(Properties client) {
    return new KafkaConsumer<>(client, new StringDeserializer(), new StringDeserializer());
  }

  static void await(String otherwise, Callable<Boolean> holds) {
    long end = System.currentTimeMillis() + PATIENCE_MS;
    while (System.currentTimeMillis() < end) {
      try {
        if (holds.call()) return;
      } catch (RuntimeException problem) {
        throw problem;
      } catch (Exception problem) {
        throw new IllegalStateException(problem);
      }
    }
    throw new TimeoutException(otherwise);
  }

  static void write(String topic, Properties client) throws Exception {
    client.putAll(Map.of("acks", "all", "max.block.ms", "" + PATIENCE_MS, "delivery.timeout.ms", "" + PATIENCE_MS));
    try (KafkaProducer<String, String> producer = new KafkaProducer<>(client, new StringSerializer(), new StringSerializer())) {
      producer.send(new ProducerRecord<>(topic, 0, null, "attempt")).get();
    }
  }

  static KafkaFuture<?> administer(String operation, String subject, Admin admin) {
    return switch (operation) {
      case "create" -> admin.createTopics(List.of(new NewTopic(subject, 1, (short) 1))).all();
      case "delete" -> admin.deleteTopics(List.of(subject)).all();
      case "configure-topic" -> configure(admin, ConfigResource.Type.TOPIC, subject, "retention.ms", "1000");
      case "configure-brokers" -> configure(admin, ConfigResource.Type.BROKER, "", "log.cleaner.threads", "2");
      case "allow" -> admin.createAcls(List.of(new AclBinding(
          new ResourcePattern(ResourceType.TOPIC, "*", PatternType.LITERAL),
          new AccessControlEntry("User:" + subject, "*", AclOperation.ALL, AclPermissionType.ALLOW)))).all();
      case "add-user" -> admin.alterUserScramCredentials(List.of(new UserScramCredentialUpsertion(
          subject, new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4096), "attempt"))).all();
      case "describe-users" -> admin.describeUserScramCredentials().all();
      case "quorum" -> admin.describeMetadataQuorum().quorumInfo();
      case "cluster-acls" -> admin.describeAcls(AclBindingFilter.ANY).values();
      default -> throw new IllegalArgumentException("no operation " + operation);
    };
  }

  static KafkaFuture<?> configure(Admin admin, ConfigResource.Type type, String name, String key, String value) {
    Map<ConfigResource, Collection<AlterConfigOp>> change =
        Map.of(new ConfigResource(type, name), List.of(new AlterConfigOp(new ConfigEntry(key, value), AlterConfigOp.OpType.SET)));
    return admin.incrementalAlterConfigs(change).all();
  }
}
