package io.github.kisroutes.config.check;

import io.github.kisroutes.config.Environment;
import io.github.kisroutes.config.key.BrokerKeys;
import io.github.kisroutes.config.read.ConfigurationErrors;
import io.github.kisroutes.config.read.Layer;
import io.github.kisroutes.config.read.Layers;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which {@code application-<profile>.properties} counts: {@code camel.main.profile}, or else the environment's name. */
final class ProfileName {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]+");

    private ProfileName() {}

    /** @param layers without the file of a profile */
    static Optional<String> of(Layers layers, Environment environment, ConfigurationErrors mistakes) {
        String name = layers.find(Layer.PROFILE)
                .map(Layers.Found::text)
                .filter(text -> !text.isEmpty())
                .orElseGet(() -> BrokerKeys.ENVIRONMENT.kind().writer().apply(environment));
        if (!NAME.matcher(name).matches()) {
            mistakes.add(
                    Layer.PROFILE + " = " + name + " is not the name of a profile: it takes letters, digits, - and _,"
                            + " as in config/application-<profile>.properties.");
            return Optional.empty();
        }
        return Optional.of(name);
    }
}
