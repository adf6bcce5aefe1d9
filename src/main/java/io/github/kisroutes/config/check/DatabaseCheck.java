package io.github.kisroutes.config.check;

import io.github.kisroutes.config.DatabaseSettings;
import io.github.kisroutes.config.Secret;
import io.github.kisroutes.config.key.DatabaseKeys;
import io.github.kisroutes.config.read.SettingReader;
import java.util.Locale;
import java.util.regex.Pattern;

/** Whether the database keeps what it has confirmed, and its password out of sight. */
final class DatabaseCheck {
    /** The memory of a test, or a database behind a server that has its own settings. */
    private static final Pattern H2_NOT_A_FILE = Pattern.compile("jdbc:h2:(mem|tcp|ssl):.*", Pattern.DOTALL);

    private static final Pattern PASSWORD_INSIDE =
            Pattern.compile(".*([;?&]password=|//[^/?#;]*:[^/?#;]*@).*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private DatabaseCheck() {}

    static DatabaseSettings read(SettingReader in) {
        DatabaseSettings settings = new DatabaseSettings(
                in.value(DatabaseKeys.DATABASE_URL),
                in.value(DatabaseKeys.DATABASE_USERNAME),
                in.find(DatabaseKeys.DATABASE_PASSWORD).orElse(new Secret("")),
                in.find(DatabaseKeys.DATABASE_DATASOURCE));
        if (settings.dataSource().isEmpty()) {
            check(in, settings.url());
        }
        return settings;
    }

    private static void check(SettingReader in, String url) {
        String setting = in.described(DatabaseKeys.DATABASE_URL);
        if (in.value(DatabaseKeys.CLUSTER) && url.startsWith("jdbc:h2:")) {
            in.mistakes()
                    .add(in.described(DatabaseKeys.CLUSTER)
                            + " needs PostgreSQL, which the nodes of a cluster share, and "
                            + setting + " is H2: set it to jdbc:postgresql://…, or remove "
                            + DatabaseKeys.CLUSTER.name() + ".");
        }
        if (PASSWORD_INSIDE.matcher(url).matches()) {
            in.mistakes()
                    .add(setting + " holds a password, and a URL is shown in logs: move it to "
                            + DatabaseKeys.DATABASE_PASSWORD.name() + ".");
        }
        if (isH2File(url) && !url.toUpperCase(Locale.ROOT).matches("(?s).*;WRITE_DELAY=0(;.*)?")) {
            in.mistakes()
                    .add(setting + " lacks ;WRITE_DELAY=0, without which H2 loses rows that it has confirmed when"
                            + " the process is killed: append it to the URL.");
        }
        if (url.startsWith("jdbc:postgresql:")
                && in.written(DatabaseKeys.DATABASE_USERNAME).isEmpty()) {
            in.mistakes()
                    .add(DatabaseKeys.DATABASE_USERNAME.name() + " is not set, but " + setting
                            + " is PostgreSQL, where there is no user sa: set it to the role that owns the tables.");
        }
    }

    private static boolean isH2File(String url) {
        return url.startsWith("jdbc:h2:") && !H2_NOT_A_FILE.matcher(url).matches();
    }
}
