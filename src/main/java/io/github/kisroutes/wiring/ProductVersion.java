package io.github.kisroutes.wiring;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Which version of the product runs; the build writes it into a file beside the classes. */
final class ProductVersion {
    private static final String FILE = "/kis-version.properties";

    private ProductVersion() {}

    /** Such as {@code 1.0.0}. */
    static String text() {
        try (InputStream file = ProductVersion.class.getResourceAsStream(FILE)) {
            Properties written = new Properties();
            written.load(file);
            return written.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
