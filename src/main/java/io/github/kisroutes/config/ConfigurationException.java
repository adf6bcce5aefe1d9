package io.github.kisroutes.config;

import java.util.List;

/**
 * The configuration cannot be used. The message is written for the operator: one sentence per mistake, each with the key,
 * the value (never a secret's), what is allowed and what to do.
 */
public final class ConfigurationException extends RuntimeException {
    private final transient List<String> mistakes;

    public ConfigurationException(String mistake) {
        this(List.of(mistake));
    }

    /** @param mistakes at least one sentence */
    public ConfigurationException(List<String> mistakes) {
        super(String.join(System.lineSeparator(), mistakes));
        this.mistakes = List.copyOf(mistakes);
    }

    /** The sentences of the message, one by one. */
    public List<String> mistakes() {
        return mistakes;
    }
}
