package io.github.kisroutes.config.read;

import io.github.kisroutes.config.Environment;
import io.github.kisroutes.config.ProgramFolders;
import io.github.kisroutes.config.key.SettingKey;
import io.github.kisroutes.config.key.SettingKeys;
import io.github.kisroutes.config.key.SettingType;
import io.github.kisroutes.config.read.Layers.Found;
import io.github.kisroutes.config.read.Placeholders.UnresolvedException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * Reads single settings. A wrong value is noted as a mistake and its default taken, so that the checks which follow
 * complain about what the operator wrote and not about consequences.
 */
public final class SettingReader {
    private final Layers layers;
    private final Environment environment;
    private final ProgramFolders folders;
    private final ConfigurationErrors mistakes;
    private final Placeholders open;
    private final Placeholders secret;
    private final Deque<String> resolving = new ArrayDeque<>();

    public SettingReader(
            Layers layers,
            Environment environment,
            ProgramFolders folders,
            Map<String, String> variables,
            Properties system,
            ConfigurationErrors mistakes) {
        this.layers = layers;
        this.environment = environment;
        this.folders = folders;
        this.mistakes = mistakes;
        this.open = new Placeholders(variables, system, false, this::openText);
        this.secret = new Placeholders(variables, system, true, this::secretText);
    }

    public Environment environment() {
        return environment;
    }

    /** The value of a setting with the folders of this program in it; see {@link ProgramFolders#placed}. */
    public String placed(String text) {
        return folders.placed(text);
    }

    public ConfigurationErrors mistakes() {
        return mistakes;
    }

    /** The value, for a key with a default. */
    public <T> T value(SettingKey<T> key) {
        return find(key).orElseThrow(() -> new IllegalStateException(key.name() + " has no default"));
    }

    /** The value that was set, or else the default; nothing when there is neither. */
    public <T> Optional<T> find(SettingKey<T> key) {
        return written(key).flatMap(found -> parse(key, found)).or(() -> byDefault(key));
    }

    /** An environment variable that is no setting of ours. */
    public Optional<String> variable(String name) {
        return Optional.ofNullable(open.environment().get(name)).filter(text -> !text.isBlank());
    }

    /** What the operator wrote, where it differs from the default; placeholders unresolved. */
    public Optional<Found> written(SettingKey<?> key) {
        return layers.find(key.name()).filter(found -> !found.text().isEmpty()).filter(found -> !found.text()
                .equals(key.defaultText(environment)));
    }

    /** How a message names the setting: with its value, unless that is a secret, and the place it comes from. */
    public String described(SettingKey<?> key) {
        return written(key)
                .map(found -> described(key, resolvedOrRaw(found.text()), found.place()))
                .orElseGet(() -> described(key, key.defaultText(environment), key.defaultPlace()));
    }

    private <T> Optional<T> byDefault(SettingKey<T> key) {
        try {
            String text = placed(key, key.defaultText(environment));
            return text.isBlank()
                    ? Optional.empty()
                    : Optional.of(key.kind().parser().apply(text));
        } catch (UnresolvedException e) {
            return Optional.empty();
        }
    }

    private <T> Optional<T> parse(SettingKey<T> key, Found found) {
        try {
            String text = placed(key, found.text()).strip();
            return text.isEmpty() ? Optional.empty() : parse(key, text, found.place());
        } catch (UnresolvedException e) {
            mistakes.add(described(key, found.text(), found.place()) + " refers to " + e.getMessage());
            return Optional.empty();
        }
    }

    private <T> Optional<T> parse(SettingKey<T> key, String text, String place) {
        try {
            return Optional.of(key.kind().parser().apply(text));
        } catch (RuntimeException e) {
            String reason = e instanceof SettingType.NotAllowedException ? e.getMessage() + "; " : "";
            mistakes.add(described(key, text, place) + " cannot be used: " + reason + "it takes "
                    + key.kind().allowed() + ". Correct it" + defaultHint(key) + ".");
            return Optional.empty();
        }
    }

    private String placed(SettingKey<?> key, String text) {
        String resolved = placeholders(key).resolve(text);
        return key.kind().secret() ? resolved : placed(resolved);
    }

    private String defaultHint(SettingKey<?> key) {
        String text = key.defaultText(environment);
        return text.isEmpty() ? ", or leave it out" : ", or leave it out for the default " + text;
    }

    private static String described(SettingKey<?> key, String text, String place) {
        String shown = key.kind().shown().apply(text);
        return key.name() + (shown.isEmpty() ? "" : " = " + shown) + " (" + place + ")";
    }

    private String resolvedOrRaw(String text) {
        try {
            return open.resolve(text);
        } catch (UnresolvedException e) {
            return text;
        }
    }

    private Placeholders placeholders(SettingKey<?> key) {
        return key.kind().secret() ? secret : open;
    }

    private Optional<String> openText(String name) {
        return textOf(name, open);
    }

    private Optional<String> secretText(String name) {
        return textOf(name, secret);
    }

    /** The text of any key, for the placeholders that refer to it. */
    private Optional<String> textOf(String name, Placeholders placeholders) {
        if (resolving.contains(name)) {
            throw new UnresolvedException("the key " + name + ", which leads back to itself: write the value itself.");
        }
        resolving.push(name);
        try {
            return layers.find(name)
                    .map(Found::text)
                    .filter(text -> !text.isEmpty())
                    .or(() -> SettingKeys.named(name).map(key -> key.defaultText(environment)))
                    .map(placeholders::resolve);
        } finally {
            resolving.pop();
        }
    }
}
