package io.github.kisroutes.config.check;

import io.github.kisroutes.config.key.SettingKey;
import io.github.kisroutes.config.key.SettingKeys;
import io.github.kisroutes.config.read.Layer;
import io.github.kisroutes.config.read.Layers;
import io.github.kisroutes.config.read.Placeholders;
import io.github.kisroutes.config.read.SettingReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What Camel gets to see: every setting but the secrets, and the properties that are Camel's own. */
final class CamelProperties {
    private static final Pattern REFERENCE = Pattern.compile("\\{\\{\\s*(kis\\.[^{}:\\s]+)\\s*}}");

    private static final String FILE_OF_THE_JAR = "/config/application.properties";

    /** What the product needs of Camel, such as its pools, where the operator's file says nothing of it. */
    private static final Layer SHIPPED = shipped();

    private final SettingReader in;
    private final Layers layers;

    CamelProperties(SettingReader in, Layers layers) {
        this.in = in;
        this.layers = layers;
    }

    Map<String, String> read() {
        Map<String, String> all = new TreeMap<>();
        SettingKeys.all().forEach(key -> canonical(key).ifPresent(text -> all.put(key.name(), text)));
        Layers complete = new Layers(
                Stream.concat(layers.layers().stream(), Stream.of(SHIPPED)).toList());
        complete.all().forEach((name, found) -> {
            // Camel refuses to start on an empty value of its own.
            if (!name.startsWith("kis.") && !found.text().isEmpty()) {
                all.put(name, foreign(name, found));
            }
        });
        return all;
    }

    private static Layer shipped() {
        Properties all = new Properties();
        try (InputStream in = CamelProperties.class.getResourceAsStream(FILE_OF_THE_JAR)) {
            all.load(new InputStreamReader(Objects.requireNonNull(in, FILE_OF_THE_JAR), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> camel = new TreeMap<>();
        all.stringPropertyNames().stream()
                .filter(name -> name.startsWith("camel."))
                .forEach(name -> camel.put(name, all.getProperty(name)));
        return Layer.of("config/application.properties of the jar", camel);
    }

    private <T> Optional<String> canonical(SettingKey<T> key) {
        return key.kind().secret()
                ? Optional.empty()
                : in.find(key).map(key.kind().writer());
    }

    /** Resolves our own settings here, where they have their checked values; the rest is Camel's business. */
    private String foreign(String name, Layers.Found found) {
        Placeholders.secretIn(found.text())
                .ifPresent(
                        secret -> in.mistakes()
                                .add(
                                        name + " (" + found.place() + ") refers to the secret {{" + secret
                                                + "}}: secrets never become Camel properties, which Camel shows in logs. Remove the reference."));
        CamelNames.unknown(name).ifPresent(own -> in.mistakes()
                .add(name + " (" + found.place() + ") is no setting of Camel: it has no '" + own
                        + "'. Correct the name or remove it."));
        return REFERENCE
                .matcher(in.placed(found.text()))
                .replaceAll(reference -> Matcher.quoteReplacement(SettingKeys.named(reference.group(1))
                        .flatMap(this::canonical)
                        .orElse(reference.group())));
    }
}
