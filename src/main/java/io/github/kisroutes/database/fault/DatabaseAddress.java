package io.github.kisroutes.database.fault;

import java.util.regex.Pattern;

/** A JDBC URL as it may be shown: without its options, where people put passwords. */
public final class DatabaseAddress {
    private static final Pattern OPTIONS = Pattern.compile("[;?].*", Pattern.DOTALL);
    private static final Pattern CREDENTIALS = Pattern.compile("//[^/@]*@");

    private DatabaseAddress() {}

    public static String shown(String url) {
        return CREDENTIALS.matcher(OPTIONS.matcher(url).replaceFirst("")).replaceFirst("//");
    }
}
