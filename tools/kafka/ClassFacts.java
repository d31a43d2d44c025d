import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/**
 * Prints, as JSON, which classes in Kafka's own jars implement each of the types on standard input, one a line: those that a key
 * of the broker can name, because Kafka can create them. A type that this version does not have is left out.
 */
public final class ClassFacts {
    public static void main(String[] args) throws Exception {
        List<String> types = new String(System.in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        Map<String, TreeSet<String>> found = new TreeMap<>();
        for (String type : types) if (load(type) != null) found.put(type, new TreeSet<>());
        for (String jar : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (!Path.of(jar).getFileName().toString().matches("(kafka|connect).*\\.jar")) continue;
            for (String name : classesIn(jar)) {
                Class<?> candidate = load(name);
                if (candidate == null || !isCreatable(candidate)) continue;
                found.forEach((type, classes) -> {
                    if (load(type).isAssignableFrom(candidate)) classes.add(name);
                });
            }
        }
        System.out.println(new ObjectMapper().writeValueAsString(found));
    }

    private static List<String> classesIn(String jar) throws Exception {
        try (JarFile file = new JarFile(jar)) {
            return file.stream().map(ZipEntry::getName).filter(name -> name.endsWith(".class") && !name.contains("META-INF"))
                .map(name -> name.substring(0, name.length() - ".class".length()).replace('/', '.')).toList();
        }
    }

    /** Null for a class that does not exist, or that needs another library. */
    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, ClassFacts.class.getClassLoader());
        } catch (Throwable missing) {
            return null;
        }
    }

    private static boolean isCreatable(Class<?> type) {
        try {
            return Modifier.isPublic(type.getModifiers()) && !Modifier.isAbstract(type.getModifiers())
                && Arrays.stream(type.getConstructors()).anyMatch(constructor -> constructor.getParameterCount() == 0);
        } catch (Throwable incomplete) {
            return false;
        }
    }
}
