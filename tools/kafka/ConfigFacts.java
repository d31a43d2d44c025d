import com.fasterxml.jackson.databind.ObjectMapper;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.ConfigKey;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.apache.kafka.server.config.AbstractKafkaConfig;
import org.apache.kafka.server.config.ConfigSynonym;
import org.apache.kafka.server.config.ServerTopicConfigSynonyms;
import org.apache.kafka.storage.internals.log.LogConfig;

/**
 * Prints the facts of this Kafka's ConfigDef about every broker key and every topic key, as JSON. The texts of its
 * documentation are never read. What a check does is tried if possible, not read from its name.
 */
public final class ConfigFacts {
    /** Tried with every number that has a check: enough to notice a range that was read wrongly. */
    private static final List<String> NUMBERS =
        List.of("-2147483648", "-3", "-2", "-1", "0", "1", "2", "9", "10", "22", "23", "2147483647");

    public static void main(String[] args) throws Exception {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("broker", keys(AbstractKafkaConfig.CONFIG_DEF, updateModes(), Map.of()));
        facts.put("topic", keys(LogConfig.configDefCopy(), Map.of(), brokerKeysOfTopicKeys()));
        System.out.println(new ObjectMapper().writeValueAsString(facts));
    }

    private static Map<String, Object> keys(
        ConfigDef def, Map<String, String> modes, Map<String, List<String>> brokerKeys) {
        Map<String, Object> keys = new TreeMap<>();
        def.configKeys().forEach((name, key) -> keys.put(name, facts(key, modes.get(name), brokerKeys.get(name))));
        return keys;
    }

    private static Map<String, Object> facts(ConfigKey key, String mode, List<String> brokerKeys) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("type", key.type.name().toLowerCase(Locale.ROOT));
        facts.put("required", !key.hasDefault());
        facts.put("default", key.hasDefault() ? ConfigDef.convertToString(key.defaultValue, key.type) : null);
        facts.put("importance", key.importance.name().toLowerCase(Locale.ROOT));
        facts.put("internal", key.internalConfig);
        if (mode != null) facts.put("update", mode);
        if (brokerKeys != null) facts.put("broker", brokerKeys);
        if (key.validator != null) {
            facts.put("check", key.validator.getClass().getName());
            facts.put("checkText", key.validator.toString());
        }
        Collection<String> candidates = candidates(key);
        facts.put("tried", candidates);
        facts.put("accepts", candidates.stream().filter(text -> accepts(key, text)).toList());
        facts.put("acceptsNull", accepts(key, null));
        return facts;
    }

    /** Texts whose acceptance shows what the text of the check does not. */
    private static Collection<String> candidates(ConfigKey key) {
        if (key.validator == null) return List.of();
        switch (key.type) {
            case LIST: {
                String item = firstIn(key.validator.toString());
                return List.of("", item, item + ",", item + "," + item);
            }
            case STRING:
                return versions(key.validator.toString());
            case SHORT: case INT: case LONG: case DOUBLE:
                return NUMBERS;
            default:
                return List.of();
        }
    }

    /** An item that the list allows, if it names them. */
    private static String firstIn(String text) {
        return text.startsWith("[") ? text.replaceAll("[\\[\\]]", "").split(", ")[0] : "a";
    }

    /** For metadata versions such as 3.9-IV0, also the short form 3.9. */
    private static Collection<String> versions(String text) {
        List<String> versions = new ArrayList<>();
        for (String version : text.replaceAll("[\\[\\]]", "").split(", ")) {
            String shortForm = version.replaceFirst("-IV\\d+$", "");
            if (!shortForm.equals(version) && !versions.contains(shortForm)) versions.add(shortForm);
        }
        return versions;
    }

    /** Reads the text as a server reads its file: trimmed, split, of the key's type, then checked. */
    private static boolean accepts(ConfigKey key, String text) {
        Map<String, String> properties = new HashMap<>();
        properties.put(key.name, text);
        try {
            new ConfigDef().define(key).parse(properties);
            return true;
        } catch (RuntimeException refused) { // some checks throw a NullPointerException at null
            return false;
        }
    }

    private static Map<String, List<String>> brokerKeysOfTopicKeys() {
        Map<String, List<String>> keys = new HashMap<>();
        ServerTopicConfigSynonyms.ALL_TOPIC_CONFIG_SYNONYMS.forEach(
            (topicKey, synonyms) -> keys.put(topicKey, synonyms.stream().map(ConfigSynonym::name).toList()));
        return keys;
    }

    /** A key that is not in here needs a restart. From Kafka 4.3 on, the class is a Java class in another package. */
    @SuppressWarnings("unchecked")
    private static Map<String, String> updateModes() throws ReflectiveOperationException {
        Object owner = null;
        Class<?> dynamic;
        try {
            dynamic = Class.forName("org.apache.kafka.server.config.DynamicBrokerConfig");
        } catch (ClassNotFoundException before43) {
            dynamic = Class.forName("kafka.server.DynamicBrokerConfig$");
            Field singleton = dynamic.getField("MODULE$");
            owner = singleton.get(null);
        }
        return (Map<String, String>) dynamic.getMethod("dynamicConfigUpdateModes").invoke(owner);
    }
}
