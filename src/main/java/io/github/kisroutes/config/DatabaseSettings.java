package io.github.kisroutes.config;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where the candles go.
 *
 * @param url a JDBC URL of H2 or PostgreSQL, without a password in it
 * @param username never empty
 * @param password may be empty
 * @param dataSource the name of a DataSource of the runtime, which then takes the place of all the others
 */
public record DatabaseSettings(String url, String username, Secret password, Optional<String> dataSource) {
    static final String H2_FILE = "jdbc:h2:file:./data/kis;AUTO_SERVER=TRUE;WRITE_DELAY=0";
    static final String H2_DEMO_FILE = "jdbc:h2:file:./data/demo;AUTO_SERVER=TRUE;WRITE_DELAY=0";

    /** The memory of a test, or a database behind a server that has its own settings. */
    private static final Pattern H2_NOT_A_FILE = Pattern.compile("jdbc:h2:(mem|tcp|ssl):.*", Pattern.DOTALL);

    private static final Pattern PASSWORD_INSIDE =
            Pattern.compile(".*([;?&]password=|//[^/?#;]*:[^/?#;]*@).*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /** A database of its own address. */
    public DatabaseSettings(String url, String username, Secret password) {
        this(url, username, password, Optional.empty());
    }

    static DatabaseSettings read(SettingReader in) {
        DatabaseSettings settings = new DatabaseSettings(
                in.value(SettingKeys.DATABASE_URL),
                in.value(SettingKeys.DATABASE_USERNAME),
                in.find(SettingKeys.DATABASE_PASSWORD).orElse(new Secret("")),
                in.find(SettingKeys.DATABASE_DATASOURCE));
        if (settings.dataSource().isEmpty()) {
            settings.check(in);
        }
        return settings;
    }

    private void check(SettingReader in) {
        String setting = in.described(SettingKeys.DATABASE_URL);
        if (PASSWORD_INSIDE.matcher(url).matches()) {
            in.mistakes()
                    .add(setting + " holds a password, and a URL is shown in logs: move it to "
                            + SettingKeys.DATABASE_PASSWORD.name() + ".");
        }
        if (isH2File() && !url.toUpperCase(Locale.ROOT).matches("(?s).*;WRITE_DELAY=0(;.*)?")) {
            in.mistakes()
                    .add(setting + " lacks ;WRITE_DELAY=0, without which H2 loses rows that it has confirmed when"
                            + " the process is killed: append it to the URL.");
        }
        if (url.startsWith("jdbc:postgresql:")
                && in.written(SettingKeys.DATABASE_USERNAME).isEmpty()) {
            in.mistakes()
                    .add(SettingKeys.DATABASE_USERNAME.name() + " is not set, but " + setting
                            + " is PostgreSQL, where there is no user sa: set it to the role that owns the tables.");
        }
    }

    private boolean isH2File() {
        return url.startsWith("jdbc:h2:") && !H2_NOT_A_FILE.matcher(url).matches();
    }
}
