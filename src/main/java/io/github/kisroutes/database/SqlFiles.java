package io.github.kisroutes.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The statements of one database, each read once: from {@code sql/<dialect>/<name>.sql} when the databases differ in it, else
 * from {@code sql/common/<name>.sql}.
 */
final class SqlFiles {
    /** Parameters are written as camel-jdbc reads them, so that routes and Java share the files. */
    private static final Pattern PARAMETER = Pattern.compile(":\\?(\\w+)");

    private static final Pattern NAME = Pattern.compile("[a-z]+(-[a-z]+)*");

    private final Dialect dialect;
    private final Map<String, SqlFile> files = new ConcurrentHashMap<>();

    SqlFiles(Dialect dialect) {
        this.dialect = dialect;
    }

    /**
     * A statement with its parameters.
     *
     * @param name of the file, without its ending
     * @param text for JDBC, with a plain question mark for each parameter
     * @param parameters their names, in the order of the question marks; a name may occur more than once
     */
    record SqlFile(String name, String text, List<String> parameters) {}

    SqlFile get(String name) {
        return files.computeIfAbsent(name, this::read);
    }

    private SqlFile read(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("A statement is named in lower case with hyphens, not " + name + ".");
        }
        try (InputStream in = open(name)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            List<String> parameters = PARAMETER
                    .matcher(text)
                    .results()
                    .map((MatchResult found) -> found.group(1))
                    .toList();
            return new SqlFile(name, PARAMETER.matcher(text).replaceAll("?"), parameters);
        } catch (IOException e) {
            throw new UncheckedIOException("The statement " + name + " cannot be read from the jar.", e);
        }
    }

    private InputStream open(String name) {
        return Stream.of(dialect.folder(), "common")
                .map(folder -> SqlFiles.class.getResourceAsStream("/sql/" + folder + "/" + name + ".sql"))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no statement " + name
                        + ".sql, neither in /sql/" + dialect.folder() + " nor in /sql/common."));
    }
}
