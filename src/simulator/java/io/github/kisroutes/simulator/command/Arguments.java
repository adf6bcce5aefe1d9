package io.github.kisroutes.simulator.command;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A command line, taken apart: {@code --port 18765} or {@code --port=18765}. */
final class Arguments {
    private final Map<Option, List<String>> given = new EnumMap<>(Option.class);

    private Arguments() {}

    /** @throws WrongArgumentException on an unknown option, a missing value, or an option that is there twice */
    static Arguments of(String... line) {
        Arguments arguments = new Arguments();
        Iterator<String> rest = List.of(line).iterator();
        while (rest.hasNext()) {
            String[] nameAndValue = rest.next().split("=", 2);
            Option option = Option.of(nameAndValue[0]);
            arguments.add(option, value(option, nameAndValue, rest));
        }
        return arguments;
    }

    private static String value(Option option, String[] nameAndValue, Iterator<String> rest) {
        boolean joined = nameAndValue.length == 2;
        if (!option.takesValue()) {
            if (joined) {
                throw new WrongArgumentException(option.written() + " takes no value.");
            }
            return "";
        }
        String value = joined ? nameAndValue[1] : rest.hasNext() ? rest.next() : "";
        if (value.isBlank() || !joined && value.startsWith("--")) {
            throw new WrongArgumentException(
                    option.written() + " needs a value: " + option.written() + " " + option.value() + ".");
        }
        return value;
    }

    private void add(Option option, String value) {
        List<String> values = given.computeIfAbsent(option, each -> new ArrayList<>());
        if (!values.isEmpty() && option != Option.FAULT) {
            throw new WrongArgumentException(option.written() + " is given twice; give it once.");
        }
        values.add(value);
    }

    boolean has(Option option) {
        return given.containsKey(option);
    }

    Optional<String> text(Option option) {
        return all(option).stream().findFirst();
    }

    List<String> all(Option option) {
        return given.getOrDefault(option, List.of());
    }

    /** The value, read. @throws WrongArgumentException if it cannot be read, with what is taken */
    <T> Optional<T> read(Option option, Function<String, T> reader, String taken) {
        return text(option).map(value -> {
            try {
                return reader.apply(value);
            } catch (IllegalArgumentException | java.time.DateTimeException notThat) {
                throw wrong(option, value, taken);
            }
        });
    }

    /** A whole number within bounds. */
    int number(Option option, int least, int most, int otherwise) {
        String taken = "a whole number from " + least + " to " + most;
        return read(option, Integer::valueOf, taken)
                .map(number -> {
                    if (number < least || number > most) {
                        throw wrong(option, String.valueOf(number), taken);
                    }
                    return number;
                })
                .orElse(otherwise);
    }

    static WrongArgumentException wrong(Option option, String value, String taken) {
        return new WrongArgumentException(option.written() + " " + value + " cannot be read; it takes " + taken + ".");
    }
}
