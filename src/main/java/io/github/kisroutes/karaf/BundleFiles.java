package io.github.kisroutes.karaf;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.osgi.framework.Bundle;

/** The originals of the operator's files, inside the bundle. */
record BundleFiles(Bundle bundle) {
    /** The text of {@code config/application.properties}. */
    String properties() {
        return text(bundle.getEntry("config/application.properties"));
    }

    /** The routes, and the lists that stand beside them, by file name. */
    Map<String, String> routesAndLists() {
        Map<String, String> files = new TreeMap<>();
        Collections.list(bundle.findEntries("camel", "*.camel.yaml", false))
                .forEach(route -> files.put(name(route), text(route)));
        Collections.list(bundle.findEntries("config", "*.csv", false))
                .forEach(list -> files.put(name(list), text(list)));
        return files;
    }

    private static String name(URL url) {
        return url.getPath().substring(url.getPath().lastIndexOf('/') + 1);
    }

    private static String text(URL url) {
        try (InputStream in = url.openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(url + " cannot be read from the bundle.", e);
        }
    }
}
