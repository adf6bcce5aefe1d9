package io.github.kisroutes.config.check;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.spi.ExtendedPropertyConfigurerGetter;

/** The settings of Camel's own launcher, {@code camel.main.…}: Camel refuses an unknown one with a sentence about its classes. */
final class CamelNames {
    private static final String PREFIX = "camel.main.";

    /** By name, since a runtime without Camel's launcher does not have it. */
    private static final String LAUNCHER = "org.apache.camel.main.MainConfigurationPropertiesConfigurer";

    private CamelNames() {}

    /** The name in question without its prefix, when Camel has no such setting. */
    static Optional<String> unknown(String name) {
        if (!name.startsWith(PREFIX)) {
            return Optional.empty();
        }
        String own = name.substring(PREFIX.length());
        boolean simple = !own.contains(".") && !own.contains("[");
        return simple && known().filter(names -> !names.contains(plain(own))).isPresent()
                ? Optional.of(own)
                : Optional.empty();
    }

    private static String plain(String name) {
        return name.replace("-", "").toLowerCase(Locale.ROOT);
    }

    /** Empty in a runtime without the launcher, where nobody reads these settings. */
    private static Optional<Set<String>> known() {
        try {
            Object launcher = Class.forName(LAUNCHER).getDeclaredConstructor().newInstance();
            return Optional.of(((ExtendedPropertyConfigurerGetter) launcher)
                    .getAllOptions(null).keySet().stream()
                            .map(CamelNames::plain)
                            .collect(Collectors.toSet()));
        } catch (ReflectiveOperationException | LinkageError elsewhere) {
            return Optional.empty();
        }
    }
}
