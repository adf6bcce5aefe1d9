package io.github.kisroutes.config.read;

import io.github.kisroutes.config.ProgramFolders;
import io.github.kisroutes.config.key.BrokerKeys;
import io.github.kisroutes.config.key.SettingKey;
import io.github.kisroutes.config.key.SettingKeys;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Finds names that look like settings of this product and are none. */
public final class UnknownKeys {
    private static final String VARIABLE_PREFIX = "KIS_";
    /** What people try first, because KIS calls its key pair so: by letters alone these are near to other keys. */
    private static final Map<String, String> OFTEN_MEANT = Map.of(
            "kis.app-key", BrokerKeys.CLIENT_ID.name(),
            "kis.appkey", BrokerKeys.CLIENT_ID.name(),
            "kis.app-secret", BrokerKeys.CLIENT_SECRET.name(),
            "kis.appsecret", BrokerKeys.CLIENT_SECRET.name());

    private UnknownKeys() {}

    /** Refuses every unknown {@code kis.*} name. */
    public static void checkNames(Layers layers, ConfigurationErrors mistakes) {
        layers.all().forEach((name, found) -> {
            if (name.startsWith("kis.") && SettingKeys.named(name).isEmpty()) {
                mistakes.add(name + " (" + found.place() + ") is not a known setting; did you mean " + nearest(name)
                        + "? Correct the name or remove it.");
            }
        });
    }

    /**
     * Refuses a {@code KIS_*} variable that was probably meant as a setting.
     *
     * @return one sentence on the others, which belong to other programs; empty when there are none
     */
    public static List<String> checkVariables(Set<String> variables, ConfigurationErrors mistakes) {
        Set<String> known = SettingKeys.all().stream().map(SettingKey::variable).collect(Collectors.toSet());
        known.addAll(Placeholders.CREDENTIAL_VARIABLES);
        known.addAll(ProgramFolders.VARIABLES);
        Set<String> foreign = new TreeSet<>();
        for (String variable : new TreeSet<>(variables)) {
            if (variable.startsWith(VARIABLE_PREFIX) && !known.contains(variable)) {
                Optional<String> meant = meant(variable, known).filter(name -> !variables.contains(name));
                meant.ifPresentOrElse(
                        name -> mistakes.add("The environment variable " + variable
                                + " is not a known setting; did you mean " + name + "? Correct the name or remove it."),
                        () -> foreign.add(variable));
            }
        }
        return foreign.isEmpty()
                ? List.of()
                : List.of("Unknown environment variables are ignored: " + String.join(", ", foreign) + ".");
    }

    /**
     * The setting of which a variable is a typing error: the same words with a wrong letter or two, or joined. A name of other
     * words, however near by its letters, belongs to another program: {@code KIS_WS_URL}, {@code KIS_PAPER_KEY}.
     */
    private static Optional<String> meant(String variable, Set<String> known) {
        List<String> sameShape =
                known.stream().filter(name -> isSameShape(variable, name)).toList();
        return sameShape.isEmpty() ? Optional.empty() : Optional.of(NearestName.of(variable, sameShape));
    }

    private static boolean isSameShape(String written, String name) {
        if (NearestName.distance(written.replace("_", ""), name.replace("_", "")) <= 1) {
            return true;
        }
        String[] words = written.split("_");
        String[] right = name.split("_");
        return words.length == right.length
                && IntStream.range(0, words.length)
                        .allMatch(i -> NearestName.distance(words[i], right[i])
                                <= Math.max(1, Math.max(words[i].length(), right[i].length()) / 3));
    }

    private static String nearest(String name) {
        List<String> names = SettingKeys.all().stream().map(SettingKey::name).toList();
        return OFTEN_MEANT.getOrDefault(name, NearestName.of(name, names));
    }
}
