package io.github.kisroutes.database;

import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why a PostgreSQL does not let somebody in or does not let them make tables, as far as one cause can be told from another. The
 * texts of the server may be in any language, so what counts are its codes and the names that no translation changes.
 */
final class PostgresRefusal {
    private static final String NO_RIGHT = "42501";
    private static final String REJECTED = "08004";
    private static final String NO_RULE = "28000";
    private static final String STARTING = "57P03";
    private static final String TOO_MANY = "53300";

    private static final Pattern DATABASE = Pattern.compile("jdbc:postgresql:(?://[^/]*/)?([^?]*).*", Pattern.DOTALL);
    private static final Pattern TLS_OFF =
            Pattern.compile(".*[?&]sslmode=(disable|allow|prefer)(&.*)?", Pattern.DOTALL);

    private final String url;
    private final String username;

    PostgresRefusal(String url, String username) {
        this.url = url;
        this.username = username;
    }

    /** Why there is no connection, and what to do; empty when this is none of the known causes. */
    Optional<String> opening(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        String said = String.valueOf(e.getMessage());
        if (state.equals(REJECTED) && said.contains("password")) {
            return Optional.of("the server asks for a password, and kis.database.password is not set: set it, best as"
                    + " KIS_DATABASE_PASSWORD.");
        }
        if (state.equals(NO_RULE) && said.contains("pg_hba.conf")) {
            return Optional.of(isWithoutTls() ? withoutTls() : noRule());
        }
        if (state.equals(STARTING)) {
            return Optional.of("the server is starting or ending just now. Start again in a moment.");
        }
        if (state.equals(TOO_MANY)) {
            return Optional.of("the server has no connection left for this user. End other programs, or raise"
                    + " max_connections.");
        }
        return state.startsWith("08") ? tls(said) : Optional.empty();
    }

    private boolean isWithoutTls() {
        return !url.contains("sslmode=") && !url.contains("ssl=true")
                || TLS_OFF.matcher(url).matches();
    }

    private static String withoutTls() {
        return "the server does not admit this user without TLS, or not from this machine. Append ?sslmode=require to"
                + " kis.database.url (verify-full with sslrootcert=…, to be sure who answers); if that does not help, its"
                + " pg_hba.conf needs a line for this machine.";
    }

    private String noRule() {
        return "the server has no rule that admits " + username
                + " from this machine to this database: add a line to its" + " pg_hba.conf.";
    }

    /** The driver's own words, which are English when the JVM's language has no translation of them; its classes never change. */
    private Optional<String> tls(String said) {
        String text = said.toLowerCase(Locale.ROOT);
        if (text.contains("root certificate file") || text.contains("root.crt")) {
            return Optional.of(
                    "the certificate of the authority that has signed the server's is not there. Put it where the"
                            + " driver says, or name it with sslrootcert=/path/to/ca.crt in kis.database.url.");
        }
        if (text.contains("pkix path")
                || text.contains("certificate_unknown")
                || text.contains("unable to find valid cert")) {
            return Optional.of(
                    "the server's certificate is not signed by the authority that sslrootcert names. Take the"
                            + " right certificate of the authority.");
        }
        if (text.contains("hostname") && text.contains("verif")) {
            return Optional.of(
                    "the server's certificate is for another name than kis.database.url has. Write the name in"
                            + " the certificate, or take sslmode=verify-ca.");
        }
        if (text.contains("does not support ssl")) {
            return Optional.of(
                    "the server offers no TLS, and kis.database.url asks for it. Turn it on there (ssl = on), or"
                            + " take sslmode away.");
        }
        return Optional.empty();
    }

    /** Why the tables cannot be made, and the statements that let them be; empty for another cause. */
    Optional<String> migrating(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException e && NO_RIGHT.equals(e.getSQLState())) {
                return Optional.of(
                        "the user " + username + " may not make tables there; since version 15 PostgreSQL lets"
                                + " only the owner of a database do that. Let its administrator run these lines, the first two for a"
                                + " database of its own or the next two in this one, and write the last into the configuration:"
                                + recipe());
            }
        }
        return Optional.empty();
    }

    private String recipe() {
        Matcher found = DATABASE.matcher(url);
        String database = found.matches() && !found.group(1).isEmpty() ? found.group(1) : username;
        String server = url.replaceFirst("[^/]*$", "");
        return String.join(
                System.lineSeparator() + "  ",
                "",
                "CREATE ROLE " + username + " LOGIN PASSWORD '…';  -- if there is none yet",
                "CREATE DATABASE kis OWNER " + username + ";",
                "GRANT CONNECT ON DATABASE " + database + " TO " + username + ";",
                "CREATE SCHEMA kis AUTHORIZATION " + username + ";",
                "kis.database.url=" + server + database + "?currentSchema=kis&sslmode=verify-full");
    }
}
