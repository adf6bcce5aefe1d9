package io.github.kisroutes;

import io.github.kisroutes.config.ConfigurationException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.chrono.Chronology;
import java.time.chrono.IsoChronology;
import java.util.Locale;

/** What of a host's language has to be right before anything else can be. */
final class HostCheck {
    private HostCheck() {}

    /**
     * Takes the calendar of another locale where this one's counts other years: Quartz counts in the years of the locale's
     * calendar as it was when its classes were loaded, and finds no time to come in those of a Japanese era.
     *
     * @throws ConfigurationException when the working directory has no name in this process: then no file of it would be found
     */
    static void prepare() {
        if (Chronology.ofLocale(Locale.getDefault(Locale.Category.FORMAT)) != IsoChronology.INSTANCE) {
            Locale.setDefault(Locale.Category.FORMAT, Locale.ENGLISH);
        }
        Path here = Path.of("").toAbsolutePath();
        if (!Files.isDirectory(here)) {
            throw new ConfigurationException("The working directory " + here + " cannot be named in the encoding "
                    + System.getProperty("sun.jnu.encoding") + " of this process, so that none of its files would be"
                    + " found: set LC_ALL=C.UTF-8, or another language with UTF-8, before the start.");
        }
    }
}
