package io.github.kisroutes.config.key;

import io.github.kisroutes.config.Secret;

/** Where the candles go, and who shares it. */
public final class DatabaseKeys {
    static final KeyTable TABLE = new KeyTable();
    private static final String H2_FILE = "jdbc:h2:file:./data/kis;AUTO_SERVER=TRUE;WRITE_DELAY=0";
    private static final String H2_DEMO_FILE = "jdbc:h2:file:./data/demo;AUTO_SERVER=TRUE;WRITE_DELAY=0";

    public static final SettingKey<String> DATABASE_URL = TABLE.keyByEnvironment(
            "kis.database.url",
            AddressTypes.jdbc(),
            H2_FILE,
            H2_FILE,
            H2_DEMO_FILE,
            "The database of the candles, H2 or PostgreSQL, told from the URL.");
    public static final SettingKey<String> DATABASE_USERNAME = TABLE.key(
            "kis.database.username",
            SettingTypes.text("the name of a database user"),
            "sa",
            "The database user; PostgreSQL needs one of its own.");
    public static final SettingKey<Secret> DATABASE_PASSWORD = TABLE.key(
            "kis.database.password",
            SettingTypes.secret("the password of kis.database.username"),
            "",
            "The database user's password.");

    public static final SettingKey<String> DATABASE_DATASOURCE = TABLE.key(
            "kis.database.datasource",
            SettingTypes.text("the name of a DataSource"),
            "",
            "Karaf: the name of a DataSource of the runtime, used instead of kis.database.url.");

    public static final SettingKey<Boolean> CLUSTER = TABLE.key(
            "kis.cluster",
            SettingTypes.trueOrFalse(),
            "false",
            "Fire the schedule once for all processes of one PostgreSQL database instead of once in each.");

    private DatabaseKeys() {}
}
