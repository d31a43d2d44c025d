import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import kafka.server.KafkaConfig;
import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.common.network.ChannelBuilder;
import org.apache.kafka.common.network.ChannelBuilders;
import org.apache.kafka.common.network.ListenerName;
import org.apache.kafka.common.requests.ApiVersionsResponse;
import org.apache.kafka.common.security.JaasContext;
import org.apache.kafka.common.security.auth.SecurityProtocol;
import org.apache.kafka.common.security.scram.internals.ScramMechanism;
import org.apache.kafka.common.security.token.delegation.internals.DelegationTokenCache;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.raft.QuorumConfig;
import org.apache.kafka.security.CredentialProvider;
import org.apache.kafka.server.authorizer.Authorizer;
import org.apache.kafka.storage.internals.log.LogConfig;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Whether a real server accepts these properties. Reads one JSON object a line, {"id": …, "properties": {…}}, and
 * answers each with one line, {"id", "accepted", "error"}. Runs what a server does before it serves, except for steps that
 * need ZooKeeper, disks or ports. Methods with different names in different versions are called by reflection.
 */
public final class Verdicts {
    /** What a server does with its configuration at start, in its order. */
    private static final List<Step> STEPS = List.of(
        Verdicts::parseZookeeperConnect,
        Verdicts::parseQuorum,
        Verdicts::checkTopicDefaults,
        Verdicts::openListeners,
        Verdicts::prepareClients,
        Verdicts::makeAuthorizer,
        Verdicts::findTierListener,
        Verdicts::makePlugins);

    private interface Step {
        void run(KafkaConfig config) throws Exception;
    }

    public static void main(String[] args) throws Exception {
        PrintStream answers = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        System.setOut(System.err); // output of libraries must not mix with the answers
        ObjectMapper json = new ObjectMapper();
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.isBlank()) continue;
            JsonNode question = json.readTree(line);
            Properties properties = new Properties();
            question.get("properties").fields()
                .forEachRemaining(field -> properties.setProperty(field.getKey(), field.getValue().asText()));
            String error = firstError(properties);
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("id", question.get("id").asText());
            answer.put("accepted", error == null);
            if (error != null) answer.put("error", error);
            answers.println(json.writeValueAsString(answer));
        }
        System.exit(0); // SASL logins may have left threads
    }

    private static String firstError(Properties properties) {
        try {
            KafkaConfig config = KafkaConfig.fromProps(properties, false);
            for (Step step : STEPS) step.run(config);
            return null;
        } catch (Throwable thrown) { // errors too: a class that cannot be initialised
            Throwable error = thrown instanceof InvocationTargetException ? thrown.getCause() : thrown;
            String message = error.getMessage() == null ? error.getClass().getName() : error.getMessage();
            return message.lines().findFirst().orElse("");
        }
    }

    /** KafkaServer's constructor and KafkaZkClient.createZkClient, until they connect. Both exist up to 3.9. */
    private static void parseZookeeperConnect(KafkaConfig config) throws Exception {
        if (isKraft(config)) return;
        Object client = callStatic("kafka.server.KafkaServer", "zkClientConfigFromKafkaConfig", config, false);
        Object companion = Class.forName("kafka.server.KafkaConfig$").getField("MODULE$").get(null);
        boolean tls = (boolean) call(companion, "zkTlsClientAuthEnabled", client);
        boolean sasl = (boolean) callStatic("org.apache.kafka.common.security.JaasUtils", "isZkSaslEnabled");
        if (config.getBoolean("zookeeper.set.acl") && !tls && !sasl)
            throw new SecurityException("zookeeper.set.acl is true, but ZooKeeper is called without TLS and SASL");
        String connect = config.getString("zookeeper.connect");
        Object parser = construct("org.apache.zookeeper.client.ConnectStringParser", String.class, connect);
        Object addresses = call(parser, "getServerAddresses");
        construct("org.apache.zookeeper.client.StaticHostProvider", Collection.class, addresses);
    }

    /** KafkaRaftServer. */
    private static void parseQuorum(KafkaConfig config) {
        if (!isKraft(config)) return;
        QuorumConfig.parseVoterConnections(config.getList(QuorumConfig.QUORUM_VOTERS_CONFIG));
        QuorumConfig.parseBootstrapServers(config.getList(QuorumConfig.QUORUM_BOOTSTRAP_SERVERS_CONFIG));
    }

    /** LogManager.apply. */
    private static void checkTopicDefaults(KafkaConfig config) throws Exception {
        if (!isBroker(config)) return;
        Map<String, Object> defaults = config.extractLogConfigMap();
        LogConfig.validateBrokerLogConfigValues(defaults, config.getBoolean("remote.log.storage.system.enable"));
        new LogConfig(defaults);
    }

    /** The processors of SocketServer. */
    private static void openListeners(KafkaConfig config) throws Exception {
        DelegationTokenCache tokens = new DelegationTokenCache(ScramMechanism.mechanismNames());
        CredentialProvider credentials = new CredentialProvider(ScramMechanism.mechanismNames(), tokens);
        ListenerName interBroker = (ListenerName) call(config, "interBrokerListenerName");
        for (Object endpoint : (Iterable<?>) java(call(config, "listeners"))) {
            ListenerName name = listenerName(endpoint);
            SecurityProtocol protocol = (SecurityProtocol) call(endpoint, "securityProtocol");
            Function<Short, ApiVersionsResponse> versions = version -> null;
            close((ChannelBuilder) callStatic(ChannelBuilders.class.getName(), "serverChannelBuilder", name,
                name.equals(interBroker), protocol, config, credentials.credentialCache, credentials.tokenCache,
                Time.SYSTEM, logContext(), versions));
        }
    }

    /** How a server connects to the others: TransactionMarkerChannelManager of brokers, KafkaRaftManager with controllers. */
    private static void prepareClients(KafkaConfig config) throws Exception {
        if (isBroker(config)) {
            ListenerName name = (ListenerName) call(config, "interBrokerListenerName");
            SecurityProtocol protocol = (SecurityProtocol) call(config, "interBrokerSecurityProtocol");
            prepareClient(config, name, protocol, config.getString("sasl.mechanism.inter.broker.protocol"));
        }
        for (Object controller : (Iterable<?>) java(call(config, "controllerListenerNames"))) {
            ListenerName name = new ListenerName((String) controller);
            Map<?, ?> protocols = (Map<?, ?>) java(call(config, "effectiveListenerSecurityProtocolMap"));
            SecurityProtocol protocol = (SecurityProtocol) protocols.get(name);
            if (protocol == null) protocol = SecurityProtocol.forName(name.value());
            prepareClient(config, name, protocol, config.getString("sasl.mechanism.controller.protocol"));
            break; // servers use the first
        }
    }

    private static void prepareClient(
        KafkaConfig config, ListenerName name, SecurityProtocol protocol, String mechanism) throws Exception {
        Method builder = method(ChannelBuilders.class, "clientChannelBuilder");
        JaasContext.Type context = JaasContext.Type.SERVER;
        Object[] before40 = {protocol, context, config, name, mechanism, Time.SYSTEM, true, logContext()};
        Object[] from40 = {protocol, context, config, name, mechanism, Time.SYSTEM, logContext()};
        close((ChannelBuilder) builder.invoke(null, builder.getParameterCount() == 8 ? before40 : from40));
    }

    /** AclAuthorizer is only loaded, and its users are parsed: configuring it would connect to ZooKeeper. */
    private static void makeAuthorizer(KafkaConfig config) throws Exception {
        String name = config.getString("authorizer.class.name");
        if (name.isEmpty()) return;
        Authorizer authorizer = Utils.newInstance(name, Authorizer.class);
        if (!name.equals("kafka.security.authorizer.AclAuthorizer")) {
            authorizer.configure(config.originals());
            return;
        }
        Object users = config.originals().get("super.users");
        if (users == null || users.toString().isEmpty()) return;
        for (String user : users.toString().split(";")) parsePrincipal(user.trim());
    }

    /** Brokers with tiered storage look for the listener of its metadata among those that they advertise (BrokerServer). */
    private static void findTierListener(KafkaConfig config) {
        String name = config.getString("remote.log.metadata.manager.listener.name");
        boolean isBroker = !isKraft(config) || config.getList("process.roles").contains("broker");
        if (name == null || !isBroker || !config.getBoolean("remote.log.storage.system.enable")) return;
        for (Object endpoint : CollectionConverters.asJava(config.effectiveAdvertisedBrokerListeners())) {
            // the names differ between versions, but not the printed form
            if (endpoint.toString().matches(".*\\b" + name.toUpperCase(java.util.Locale.ROOT) + "\\b.*")) return;
        }
        throw new IllegalArgumentException("remote.log.metadata.manager.listener.name is not an advertised listener: " + name);
    }

    /** The classes that a server creates when it starts, of those that are not made for a listener. */
    private static void makePlugins(KafkaConfig config) throws Exception {
        boolean isController = isKraft(config) && config.getList("process.roles").contains("controller");
        makeAll(config, "metric.reporters", "org.apache.kafka.common.metrics.MetricsReporter");
        makeAll(config, "kafka.metrics.reporters", "kafka.metrics.KafkaMetricsReporter");
        Sensor.RecordingLevel.forName(config.getString("metrics.recording.level"));
        make(config, "client.quota.callback.class", "org.apache.kafka.server.quota.ClientQuotaCallback");
        if (!isKraft(config) || isController) {
            make(config, "create.topic.policy.class.name", "org.apache.kafka.server.policy.CreateTopicPolicy");
            make(config, "alter.config.policy.class.name", "org.apache.kafka.server.policy.AlterConfigPolicy");
        }
        if (!isBroker(config)) return;
        make(config, "replica.selector.class", "org.apache.kafka.common.replica.ReplicaSelector");
        if (config.getBoolean("remote.log.storage.system.enable")) makeTieredStorage(config);
    }

    /** RemoteLogManager: without a storage manager, the start ends with a NullPointerException. Plug-ins are not on the class path. */
    private static void makeTieredStorage(KafkaConfig config) throws Exception {
        String storage = config.getString("remote.log.storage.manager.class.name");
        if (storage == null) throw new NullPointerException("remote.log.storage.manager.class.name is not set");
        create(storage, "org.apache.kafka.server.log.remote.storage.RemoteStorageManager");
        String metadata = config.getString("remote.log.metadata.manager.class.name");
        if (metadata != null) create(metadata, "org.apache.kafka.server.log.remote.storage.RemoteLogMetadataManager");
    }

    /** Some utilities are in a package of their own from 4.4 on. */
    private static Class<?> utility(String name) throws ClassNotFoundException {
        try {
            return Class.forName("org.apache.kafka.common.utils.internals." + name);
        } catch (ClassNotFoundException before44) {
            return Class.forName("org.apache.kafka.common.utils." + name);
        }
    }

    private static Object logContext() throws Exception {
        return utility("LogContext").getConstructor().newInstance();
    }

    private static void parsePrincipal(String user) throws Exception {
        utility("SecurityUtils").getMethod("parseKafkaPrincipal", String.class).invoke(null, user);
    }

    private static void makeAll(KafkaConfig config, String key, String type) throws Exception {
        for (String name : config.getList(key)) create(name, type);
    }

    private static void make(KafkaConfig config, String key, String type) throws Exception {
        Object value = config.get(key);
        if (value != null) create(value instanceof Class<?> loaded ? loaded.getName() : value.toString(), type);
    }

    private static void create(String name, String type) throws Exception {
        if (!name.matches("(org\\.apache\\.kafka|kafka|java)\\..*") || name.matches(".*(LocalTieredStorage|NoOp\\w+Manager)")) return; // a plug-in, or of a test jar
        Class.forName(name).asSubclass(Class.forName(type)).getDeclaredConstructor();
    }

    /** Always true from 4.0 on; up to 4.1, process.roles may still be empty. */
    private static boolean isKraft(KafkaConfig config) {
        return !hasZookeeper() || !config.getList("process.roles").isEmpty();
    }

    private static boolean hasZookeeper() {
        try {
            Class.forName("kafka.server.KafkaServer");
            return true;
        } catch (ClassNotFoundException from40) {
            return false;
        }
    }

    private static boolean isBroker(KafkaConfig config) {
        return !isKraft(config) || config.getList("process.roles").contains("broker");
    }

    /** Endpoints have it up to 3.9; later they have the name as a string. */
    private static ListenerName listenerName(Object endpoint) throws Exception {
        boolean scala = endpoint.getClass().getName().equals("kafka.cluster.EndPoint");
        return scala
            ? (ListenerName) call(endpoint, "listenerName")
            : ListenerName.normalised((String) call(endpoint, "listener"));
    }

    /** Some versions return Scala collections. */
    private static Object java(Object collection) {
        if (collection instanceof scala.collection.Map<?, ?> map) return CollectionConverters.asJava(map);
        if (collection instanceof scala.collection.Iterable<?> items) return CollectionConverters.asJava(items);
        return collection;
    }

    private static Object construct(String type, Class<?> parameter, Object argument) throws Exception {
        return Class.forName(type).getConstructor(parameter).newInstance(argument);
    }

    private static Object call(Object target, String name, Object... arguments) throws Exception {
        return method(target.getClass(), name).invoke(target, arguments);
    }

    private static Object callStatic(String type, String name, Object... arguments) throws Exception {
        return method(Class.forName(type), name).invoke(null, arguments);
    }

    private static Method method(Class<?> type, String name) {
        return Arrays.stream(type.getMethods()).filter(m -> m.getName().equals(name)).findFirst().orElseThrow(() ->
            new NoSuchMethodError(type.getName() + " has no " + name));
    }

    private static void close(ChannelBuilder builder) {
        Utils.closeQuietly(builder, "channel builder");
    }
}
