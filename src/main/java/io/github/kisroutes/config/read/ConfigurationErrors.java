package io.github.kisroutes.config.read;

import io.github.kisroutes.config.ConfigurationException;
import java.util.ArrayList;
import java.util.List;

/** Collects every mistake of a configuration, so that the operator corrects them in one go. */
public final class ConfigurationErrors {
    private final List<String> sentences = new ArrayList<>();

    public void add(String sentence) {
        if (!sentences.contains(sentence)) {
            sentences.add(sentence);
        }
    }

    public List<String> sentences() {
        return List.copyOf(sentences);
    }

    /** @throws ConfigurationException when there are any */
    public void raise() {
        if (!sentences.isEmpty()) {
            throw new ConfigurationException(sentences);
        }
    }
}
