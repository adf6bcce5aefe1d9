package io.github.kisroutes.config.read;

import io.github.kisroutes.config.key.SettingKey;
import io.github.kisroutes.config.key.SettingKeys;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Finds names that look like settings of this product and are none. */
public final class UnknownKeys {
    private static final String VARIABLE_PREFIX = "KIS_";
    /**
     * Up to so many wrong letters, and with the right one absent, a variable is a typing error; else it belongs to another
     * program.
     */
    private static final int TYPING_ERROR = 3;

    /** What people try first, because KIS calls its key pair so: by letters alone these are near to other keys. */
    private static final Map<String, String> OFTEN_MEANT = Map.of(
            "kis.app-key", SettingKeys.CLIENT_ID.name(),
            "kis.appkey", SettingKeys.CLIENT_ID.name(),
            "kis.app-secret", SettingKeys.CLIENT_SECRET.name(),
            "kis.appsecret", SettingKeys.CLIENT_SECRET.name());

    private UnknownKeys() {}

    /** Refuses every unknown {@code kis.*} name. */
    public static void checkNames(Layers layers, ConfigurationErrors mistakes) {
        layers.all().forEach((name, found) -> {
            if (name.startsWith("kis.") && SettingKeys.named(name).isEmpty()) {
                mistakes.add(name + " (" + found.place() + ") is no setting; the nearest one is " + nearest(name)
                        + ". Correct the name or remove it.");
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
        Set<String> foreign = new TreeSet<>();
        for (String variable : new TreeSet<>(variables)) {
            if (variable.startsWith(VARIABLE_PREFIX) && !known.contains(variable)) {
                String nearest = NearestName.of(variable, known);
                if (NearestName.distance(variable, nearest) <= TYPING_ERROR && !variables.contains(nearest)) {
                    mistakes.add("The environment variable " + variable + " is no setting; the nearest one is "
                            + nearest + ". Correct the name or remove it.");
                } else {
                    foreign.add(variable);
                }
            }
        }
        return foreign.isEmpty()
                ? List.of()
                : List.of("Environment variables that are no settings of this product are ignored: "
                        + String.join(", ", foreign) + ".");
    }

    private static String nearest(String name) {
        List<String> names = SettingKeys.all().stream().map(SettingKey::name).toList();
        return OFTEN_MEANT.getOrDefault(name, NearestName.of(name, names));
    }
}
