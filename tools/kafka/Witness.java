import java.io.FileInputStream;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterResult;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Watches a cluster from a client's side while others restart, kill or drain it. One producer with acks=all and idempotence
 * writes numbered messages into all partitions at a bounded rate; one consumer reads every partition and checks the
 * numbers; once a second it gets the state of all partitions from the brokers, and prints a line of JSON.
 *
 * <pre>Witness BOOTSTRAP TOPICS PARTITIONS RATE BYTES REPLICATION MIN_INSYNC MINUTES NAME [CLIENT_PROPERTIES]</pre>
 *
 * Its topics begin with NAME, and must be new. CLIENT_PROPERTIES is a file for listeners that want TLS or a login.
 * It ends by itself after so many minutes. The end-to-end tests run it in a pod.
 */
public class Witness {
  static final Set<String> topics = new HashSet<>();
  static final Properties clientProperties = new Properties();
  static List<TopicPartition> partitions = new ArrayList<>();
  static int replication, minInSync;

  /** By partition: the last number that was sent, acknowledged, and read, and how many are missing. Numbers begin at 1. */
  static AtomicLongArray sent, acked, read, missing;
  static final AtomicLong sentCount = new AtomicLong(), ackedCount = new AtomicLong(), failedCount = new AtomicLong();
  static final AtomicLong readCount = new AtomicLong(), duplicated = new AtomicLong(), disordered = new AtomicLong();

  /** Milliseconds within the running second: the longest wait of a message, and the longest time without any answer. */
  static final AtomicLong slowest = new AtomicLong(), silence = new AtomicLong(), lastAnswer = new AtomicLong();

  public static void main(String[] args) throws Exception {
    String bootstrap = args[0];
    int topicCount = Integer.parseInt(args[1]), partitionCount = Integer.parseInt(args[2]);
    int rate = Integer.parseInt(args[3]), bytes = Integer.parseInt(args[4]);
    replication = Integer.parseInt(args[5]);
    minInSync = Integer.parseInt(args[6]);
    long end = System.currentTimeMillis() + Long.parseLong(args[7]) * 60_000;
    String name = args[8];
    if (args.length > 9) try (InputStream file = new FileInputStream(args[9])) {
      clientProperties.load(file);
    }

    Admin admin = Admin.create(client(bootstrap, Map.of("default.api.timeout.ms", 60_000)));
    for (int topic = 0; topic < topicCount; topic++) {
      create(admin, name + "-" + topic, partitionCount);
      topics.add(name + "-" + topic);
      for (int partition = 0; partition < partitionCount; partition++)
        partitions.add(new TopicPartition(name + "-" + topic, partition));
    }
    sent = new AtomicLongArray(partitions.size());
    acked = new AtomicLongArray(partitions.size());
    read = new AtomicLongArray(partitions.size());
    missing = new AtomicLongArray(partitions.size());

    start("consumer", () -> consume(bootstrap, end));
    start("producer", () -> produce(bootstrap, rate, bytes, end));
    report(admin, end);
    System.exit(0);
  }

  /** A replaced broker has another address: a connection to the old one must not be waited for as long as by default, 10 to 30 s. */
  static Map<String, Object> client(String bootstrap, Map<String, Object> settings) {
    Map<String, Object> all = new HashMap<>(settings);
    clientProperties.forEach((key, value) -> all.put((String) key, value));
    all.put("bootstrap.servers", bootstrap);
    all.put("socket.connection.setup.timeout.ms", 2000);
    all.put("socket.connection.setup.timeout.max.ms", 5000);
    return all;
  }

  static void create(Admin admin, String name, int partitionCount) throws Exception {
    Map<String, String> configs = Map.of(
        "min.insync.replicas", String.valueOf(minInSync),
        // delete what was read long ago, so that a run of an hour fits on a small disk
        "retention.bytes", String.valueOf(8 << 20), "segment.bytes", String.valueOf(2 << 20));
    try {
      admin.createTopics(List.of(new NewTopic(name, partitionCount, (short) replication).configs(configs))).all().get();
    } catch (ExecutionException failure) {
      if (!(failure.getCause() instanceof TopicExistsException)) throw failure;
    }
  }

  static void start(String name, Runnable body) {
    Thread thread = new Thread(() -> {
      try {
        body.run();
      } catch (Throwable problem) {
        problem.printStackTrace();
        System.exit(1);
      }
    }, name);
    thread.setDaemon(true);
    thread.start();
  }

  static void produce(String bootstrap, int rate, int bytes, long end) {
    // never give up on a message before the run is over: a lost message was then lost by the cluster
    KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
        client(bootstrap, Map.of("acks", "all", "enable.idempotence", true,
            "delivery.timeout.ms", 3_600_000, "max.block.ms", 3_600_000, "linger.ms", 5)),
        new ByteArraySerializer(), new ByteArraySerializer());
    byte[] filling = new byte[bytes];
    new Random(1).nextBytes(filling);
    long started = System.nanoTime();
    lastAnswer.set(System.currentTimeMillis());
    for (long count = 0; System.currentTimeMillis() < end; count++) {
      long due = started + count * 1_000_000_000L / rate;
      long early = due - System.nanoTime();
      if (early > 0) pause(early);
      // the rate stays the same after a stall: missed messages are not sent later
      else if (early < -1_000_000_000L) started -= early;
      int index = (int) (count % partitions.size());
      TopicPartition partition = partitions.get(index);
      long number = sent.incrementAndGet(index);
      byte[] value = filling.clone();
      ByteBuffer.wrap(value).putLong(number);
      long begun = System.currentTimeMillis();
      sentCount.incrementAndGet();
      producer.send(new ProducerRecord<>(partition.topic(), partition.partition(), null, value), (metadata, problem) -> {
        long now = System.currentTimeMillis();
        if (problem == null) {
          acked.accumulateAndGet(index, number, Math::max);
          ackedCount.incrementAndGet();
        } else {
          failedCount.incrementAndGet();
          System.err.println("not written: " + partition + " " + number + ": " + problem);
        }
        slowest.accumulateAndGet(now - begun, Math::max);
        silence.accumulateAndGet(now - lastAnswer.getAndSet(now), Math::max);
      });
    }
  }

  static void consume(String bootstrap, long end) {
    KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
        client(bootstrap, Map.of("enable.auto.commit", false, "auto.offset.reset", "none", "fetch.max.bytes", 8 << 20)),
        new ByteArrayDeserializer(), new ByteArrayDeserializer());
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    Map<TopicPartition, Integer> indexes = new HashMap<>();
    for (int index = 0; index < partitions.size(); index++) indexes.put(partitions.get(index), index);
    while (System.currentTimeMillis() < end) {
      try {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(500))) {
          TopicPartition partition = new TopicPartition(record.topic(), record.partition());
          look(indexes.get(partition), ByteBuffer.wrap(record.value()).getLong(), record.offset());
        }
      } catch (OffsetOutOfRangeException truncated) {
        // the log is shorter than what was read from it: read the rest again
        for (TopicPartition partition : truncated.partitions()) read.set(indexes.get(partition), 0);
        consumer.seekToBeginning(truncated.partitions());
      }
    }
  }

  /**
   * Message number 1 has offset 0, and so on: if a number is larger than its offset + 1, earlier messages are missing from the log,
   * even if they had been read before.
   */
  static void look(int index, long number, long offset) {
    long last = read.get(index);
    readCount.incrementAndGet();
    missing.set(index, Math.max(missing.get(index), number - 1 - offset));
    if (number == last) duplicated.incrementAndGet();
    else if (number < last) disordered.incrementAndGet();
    else read.set(index, number);
  }

  /** One line a second, whether the brokers answer or not. */
  static void report(Admin admin, long end) throws Exception {
    List<long[]> history = new ArrayList<>();
    long next = System.currentTimeMillis();
    while (next < end) {
      long wait = next - System.currentTimeMillis();
      if (wait > 0) Thread.sleep(wait);
      next = Math.max(next + 1000, System.currentTimeMillis());
      history.add(copy(acked));
      if (history.size() > 11) history.remove(0);
      // acknowledged ten seconds ago or earlier, and still not read
      long unread = 0;
      for (int index = 0; index < partitions.size(); index++) unread += Math.max(0, history.get(0)[index] - read.get(index));
      StringBuilder line = new StringBuilder();
      field(line, "time", System.currentTimeMillis());
      field(line, "sent", sentCount.get());
      field(line, "acked", ackedCount.get());
      field(line, "failed", failedCount.get());
      field(line, "read", readCount.get());
      field(line, "unread", unread);
      field(line, "missing", sum(missing));
      field(line, "duplicated", duplicated.get());
      field(line, "disordered", disordered.get());
      field(line, "slowestMs", slowest.getAndSet(0));
      field(line, "silenceMs", Math.max(silence.getAndSet(0), System.currentTimeMillis() - lastAnswer.get()));
      health(line, admin);
      System.out.println("{" + line + "}");
    }
  }

  static void health(StringBuilder line, Admin admin) {
    try {
      DescribeClusterResult cluster = admin.describeCluster();
      Map<String, TopicDescription> described =
          admin.describeTopics(topics, new DescribeTopicsOptions().timeoutMs(5000)).allTopicNames().get(5, TimeUnit.SECONDS);
      int underMin = 0, underReplicated = 0, leaderless = 0, seen = 0;
      for (TopicDescription topic : described.values()) {
        for (TopicPartitionInfo partition : topic.partitions()) {
          seen++;
          if (partition.leader() == null) leaderless++;
          if (partition.isr().size() < minInSync) underMin++;
          if (partition.isr().size() < partition.replicas().size()) underReplicated++;
        }
      }
      field(line, "partitions", seen);
      field(line, "underMin", underMin);
      field(line, "underReplicated", underReplicated);
      field(line, "leaderless", leaderless);
      field(line, "brokers", cluster.nodes().get(5, TimeUnit.SECONDS).size());
      field(line, "controller", cluster.controller().get(5, TimeUnit.SECONDS).id());
    } catch (Exception noAnswer) {
      field(line, "noAnswer", 1);
    }
  }

  static void field(StringBuilder line, String name, long value) {
    line.append(line.length() == 0 ? "" : ",").append('"').append(name).append("\":").append(value);
  }

  static long sum(AtomicLongArray array) {
    long sum = 0;
    for (long value : copy(array)) sum += value;
    return sum;
  }

  static long[] copy(AtomicLongArray array) {
    long[] values = new long[array.length()];
    for (int index = 0; index < values.length; index++) values[index] = array.get(index);
    return values;
  }

  static void pause(long nanoseconds) {
    try {
      TimeUnit.NANOSECONDS.sleep(nanoseconds);
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }
}
