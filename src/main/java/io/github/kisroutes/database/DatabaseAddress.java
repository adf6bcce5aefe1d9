package io.github.kisroutes.database;

import java.util.regex.Pattern;

/** A JDBC URL as it may be shown: without its options, where people put passwords. */
final class DatabaseAddress {
    private static final Pattern OPTIONS = Pattern.compile("[;?].*", Pattern.DOTALL);
    private static final Pattern CREDENTIALS = Pattern.compile("//[^/@]*@");

    private DatabaseAddress() {}

    static String shown(String url) {
        return CREDENTIALS.matcher(OPTIONS.matcher(url).replaceFirst("")).replaceFirst("//");
    }
}
