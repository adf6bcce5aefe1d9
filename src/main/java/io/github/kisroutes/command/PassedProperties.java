package io.github.kisroutes.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** {@code -Dkey=value} among the words of a command: what Java takes before the class is taken behind the command as well. */
final class PassedProperties {
    private static final String PREFIX = "-D";

    private PassedProperties() {}

    /**
     * Sets the properties.
     *
     * @return the other words; behind {@code --} every word is one
     */
    static List<String> take(String[] arguments, Properties system) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < arguments.length; i++) {
            String word = arguments[i];
            if (word.equals("--")) {
                words.addAll(List.of(arguments).subList(i, arguments.length));
                return words;
            }
            if (word.startsWith(PREFIX) && word.length() > PREFIX.length()) {
                String[] parts = word.substring(PREFIX.length()).split("=", 2);
                system.setProperty(parts[0], parts.length == 1 ? "" : parts[1]);
            } else {
                words.add(word);
            }
        }
        return words;
    }
}
