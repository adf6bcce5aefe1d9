package io.github.kisroutes.crash;

import io.github.kisroutes.database.Dialect;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Tells from the text that reaches the driver which of the product's statements it is. */
final class KnownStatements {
    static final String CLAIM = "claim-run";
    static final String TAKE_OVER = "take-over-run";
    static final String UPSERT = "store-new-candles";

    /** With what the ledger learns of an answer. */
    static final String ITEM = "advance-item";

    static final String CLOSE = "close-run";

    private static final Pattern PARAMETER = Pattern.compile(":\\?(\\w+)");

    /**
     * A statement.
     *
     * @param name of its file, without the ending
     * @param parameters in the order of the question marks
     */
    record Known(String name, List<String> parameters) {}

    private final Map<String, Known> byText = new HashMap<>();

    KnownStatements(Dialect dialect) {
        add(UPSERT, read("/sql/" + dialect.folder() + "/" + UPSERT + ".sql"));
        Stream.of(CLAIM, TAKE_OVER, ITEM, CLOSE).forEach(name -> add(name, read("/sql/common/" + name + ".sql")));
    }

    private void add(String name, String text) {
        List<String> parameters = PARAMETER
                .matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
        byText.put(PARAMETER.matcher(text).replaceAll("?").strip(), new Known(name, parameters));
    }

    Optional<Known> find(String text) {
        return Optional.ofNullable(byText.get(text.strip()));
    }

    private static String read(String path) {
        try (InputStream in = Dialect.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("There is no statement " + path + " to watch any more");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }
}
