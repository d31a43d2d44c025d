import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.zookeeper.metrics.MetricsProvider;
import org.apache.zookeeper.metrics.impl.MetricsProviderBootstrap;
import org.apache.zookeeper.server.ServerCnxnFactory;
import org.apache.zookeeper.server.ServerMetrics;
import org.apache.zookeeper.server.ZKDatabase;
import org.apache.zookeeper.server.ZooKeeperServer;
import org.apache.zookeeper.server.auth.ProviderRegistry;
import org.apache.zookeeper.server.persistence.FileTxnSnapLog;
import org.apache.zookeeper.server.quorum.QuorumPeer;
import org.apache.zookeeper.server.quorum.QuorumPeerConfig;
import org.apache.zookeeper.util.ServiceUtils;

/**
 * Whether a real server accepts a zoo.cfg with these properties. Reads one JSON object a line, {"id": …, "properties": {…}}, and
 * answers each with one line, {"id", "accepted", "error"}. Runs what QuorumPeerMain and ZooKeeperServerMain do before they
 * serve: the file is parsed, and the classes that read its system properties are instantiated. Ports are free ones of the loopback
 * address, and data directories are temporary.
 */
public final class Verdicts {
    public static void main(String[] args) throws Exception {
        PrintStream answers = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        System.setOut(System.err); // output of libraries must not mix with the answers
        System.setProperty("slf4j.internal.verbosity", "ERROR"); // nothing is logged, on purpose
        ObjectMapper json = new ObjectMapper();
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.isBlank()) continue;
            JsonNode question = json.readTree(line);
            Properties properties = new Properties();
            question.get("properties").fields().forEachRemaining(each -> properties.put(each.getKey(), each.getValue().asText()));
            String error = refusal(properties);
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("id", question.get("id"));
            answer.put("accepted", error == null);
            answer.put("error", error);
            answers.println(json.writeValueAsString(answer));
        }
        System.exit(0); // a server may have left threads
    }

    /** Why the server rejects the file; null if it accepts it. */
    private static String refusal(Properties properties) throws IOException {
        Properties before = (Properties) System.getProperties().clone();
        Path directory = Files.createTempDirectory("verdict");
        try (Fresh classes = new Fresh()) {
            Path file = write(properties, directory);
            Class<?> start = classes.loadClass(Start.class.getName());
            ((Callable<?>) start.getDeclaredConstructor(String.class).newInstance(file.toString())).call();
            return null;
        } catch (Exception | LinkageError refused) {
            return causes(refused);
        } finally {
            System.setProperties(before);
            delete(directory);
        }
    }

    private static String causes(Throwable refused) {
        List<String> texts = new ArrayList<>();
        for (Throwable cause = refused; cause != null; cause = cause.getCause()) texts.add(cause.toString());
        return String.join(": ", texts);
    }

    /** The file itself, and directories as an earlier start left them. */
    private static Path write(Properties given, Path directory) throws IOException {
        Properties properties = new Properties();
        properties.putAll(given);
        for (String key : given.stringPropertyNames()) {
            String name = key.trim(); // as the parser sees it
            if (!name.equals("dataDir") && !name.equals("dataLogDir") || isTooShort(given.getProperty(key))) continue;
            String path = below(directory, given.getProperty(key).trim());
            properties.put(key, path);
            Files.createDirectories(Path.of(path, "version-2"));
            if (name.equals("dataDir")) writeId(given, Path.of(path));
        }
        Path file = directory.resolve("zoo.cfg");
        try (FileOutputStream out = new FileOutputStream(file.toFile())) {
            properties.store(out, null);
        }
        return file;
    }

    /** The first of the listed servers is the one that starts. */
    private static void writeId(Properties given, Path dataDir) throws IOException {
        Optional<String> id = given.stringPropertyNames().stream().filter(key -> key.matches("server\\.-?\\d+")).sorted().findFirst();
        if (id.isPresent()) Files.writeString(dataDir.resolve("myid"), id.get().substring("server.".length()) + "\n");
    }

    /** ZooKeeper fails on these, and they cannot be moved. */
    private static boolean isTooShort(String path) {
        return new File(path.trim()).getPath().length() < 2 && !path.trim().startsWith("/");
    }

    /** The same path in a temporary directory: absolute or relative, as before. */
    private static String below(Path directory, String path) {
        Path moved = directory.resolve("root/" + path.replaceFirst("^\\.?/+", "").replace("..", "up"));
        if (path.startsWith("/")) return moved.toString();
        String relative = Path.of("").toAbsolutePath().relativize(moved).toString();
        return path.startsWith("./") ? "./" + relative : relative;
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> paths = Files.walk(directory)) {
            paths.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        }
    }

    /** ZooKeeper reads most system properties once, into static fields: each file gets classes of its own. */
    private static final class Fresh extends URLClassLoader {
        /** Classes with state; all other libraries are shared. */
        private static final List<String> OWN = List.of("org.apache.zookeeper.", "io.prometheus.", Start.class.getName());

        Fresh() {
            super(classPath(), Verdicts.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (OWN.stream().noneMatch(name::startsWith)) return super.loadClass(name, resolve);
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                return loaded == null ? findClass(name) : loaded;
            }
        }

        private static URL[] classPath() {
            return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator)).map(Fresh::url).toArray(URL[]::new);
        }

        private static URL url(String path) {
            try {
                return new File(path).toURI().toURL();
            } catch (MalformedURLException impossible) {
                throw new IllegalStateException(impossible);
            }
        }

        /** Java keeps the classes of a source file in memory. */
        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (!name.equals(Start.class.getName())) return super.findClass(name);
            try (InputStream in = Verdicts.class.getClassLoader().getResourceAsStream(name + ".class")) {
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException missing) {
                throw new ClassNotFoundException(name, missing);
            }
        }
    }

    /** What a server does with its file at start, until it would serve. */
    public static final class Start implements Callable<Void> {
        private final String file;

        public Start(String file) {
            this.file = file;
        }

        @Override
        public Void call() throws Exception {
            Thread.currentThread().setContextClassLoader(Start.class.getClassLoader());
            ServiceUtils.setSystemExitProcedure(code -> {
                throw new IllegalStateException("the process would exit with " + code);
            });
            QuorumPeerConfig config = new QuorumPeerConfig();
            config.parse(file);
            demandTemporary(config.getDataDir());
            demandTemporary(config.getDataLogDir());
            MetricsProvider metrics = MetricsProviderBootstrap.startMetricsProvider(
                config.getMetricsProviderClassName(), onFreePort(config.getMetricsProviderConfiguration()));
            try {
                serve(config, metrics);
            } finally {
                metrics.stop();
            }
            return null;
        }

        /** Ends the program: nothing may be written outside the temporary directory. */
        private void demandTemporary(File data) {
            Path path = data.toPath().toAbsolutePath().normalize();
            if (!path.startsWith(Path.of(file).getParent())) throw new AssertionError(data + " is not in the temporary directory");
        }

        /** A metrics provider opens its port when it starts; numbers that are not ports are kept. */
        private static Properties onFreePort(Properties given) {
            Properties properties = new Properties();
            properties.putAll(given);
            properties.put("httpHost", InetAddress.getLoopbackAddress().getHostAddress());
            if (isPort(given.getProperty("httpPort", "7000"))) properties.put("httpPort", "0");
            return properties;
        }

        private static boolean isPort(String text) {
            try {
                return Integer.parseInt(text) >= 0 && Integer.parseInt(text) <= 65535;
            } catch (NumberFormatException none) {
                return false;
            }
        }

        private static void serve(QuorumPeerConfig config, MetricsProvider metrics) throws Exception {
            ServerMetrics.metricsProviderInitialized(metrics);
            ProviderRegistry.initialize();
            if (config.getClientPortAddress() != null) listen(config, false);
            if (config.getSecureClientPortAddress() != null) listen(config, true);
            FileTxnSnapLog log = new FileTxnSnapLog(config.getDataLogDir(), config.getDataDir());
            try {
                new ZooKeeperServer(
                    null, log, config.getTickTime(), config.getMinSessionTimeout(), config.getMaxSessionTimeout(),
                    config.getClientPortListenBacklog(), new ZKDatabase(log), "");
            } finally {
                log.close();
            }
            if (config.isDistributed()) {
                QuorumPeer peer = new QuorumPeer();
                peer.setQuorumVerifier(config.getQuorumVerifier(), false);
                peer.createCnxnManager().halt();
            }
        }

        private static void listen(QuorumPeerConfig config, boolean secure) throws IOException {
            ServerCnxnFactory factory = ServerCnxnFactory.createFactory();
            try {
                InetSocketAddress free = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
                factory.configure(free, config.getMaxClientCnxns(), config.getClientPortListenBacklog(), secure);
            } finally {
                factory.shutdown();
            }
        }
    }
}
