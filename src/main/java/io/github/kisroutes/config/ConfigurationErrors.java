package io.github.kisroutes.config;

import java.util.ArrayList;
import java.util.List;

/** Collects every mistake of a configuration, so that the operator corrects them in one go. */
final class ConfigurationErrors {
    private final List<String> sentences = new ArrayList<>();

    void add(String sentence) {
        if (!sentences.contains(sentence)) {
            sentences.add(sentence);
        }
    }

    List<String> sentences() {
        return List.copyOf(sentences);
    }

    /** @throws ConfigurationException when there are any */
    void raise() {
        if (!sentences.isEmpty()) {
            throw new ConfigurationException(sentences);
        }
    }
}
