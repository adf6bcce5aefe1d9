package io.github.kisroutes.start;

import io.github.kisroutes.config.ConfigurationException;
import io.github.kisroutes.config.ProgramFolders;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.chrono.Chronology;
import java.time.chrono.IsoChronology;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What of a host's language has to be right before anything else can be. */
public final class HostCheck {
    private static final String LOGGING = "log4j2.configurationFile";

    private HostCheck() {}

    /**
     * Takes the calendar of another locale where this one's counts other years: Quartz counts in the years of the locale's
     * calendar as it was when its classes were loaded, and finds no time to come in those of a Japanese era.
     *
     * @param folders where the files of the program are
     * @throws ConfigurationException when the working directory has no name in this process, or none of the folders is there: then
     *     no file would be found
     */
    public static void prepare(ProgramFolders folders) {
        if (Chronology.ofLocale(Locale.getDefault(Locale.Category.FORMAT)) != IsoChronology.INSTANCE) {
            Locale.setDefault(Locale.Category.FORMAT, Locale.ENGLISH);
        }
        Path here = Path.of("").toAbsolutePath();
        if (!Files.isDirectory(here)) {
            throw new ConfigurationException("The working directory " + here + " cannot be named in the encoding "
                    + System.getProperty("sun.jnu.encoding") + " of this process, so that none of its files would be"
                    + " found: set LC_ALL=C.UTF-8, or another language with UTF-8, before the start.");
        }
        List<Path> configurations = folders.configurations();
        if (configurations.stream().noneMatch(Files::isDirectory)) {
            throw new ConfigurationException("There is no folder "
                    + configurations.get(configurations.size() - 1).toAbsolutePath() + " (working directory " + here
                    + "), but the configuration is read from there: start in the folder of the program, or name that"
                    + " folder with the environment variable KIS_HOME, and the folder of its data with KIS_DATA.");
        }
    }

    /** Says where the configuration of the log is; before anything is logged, for it is read once. */
    public static void nameLogging(ProgramFolders folders) {
        Path logging = folders.configuration("log4j2.properties");
        if (System.getProperty(LOGGING) == null && Files.exists(logging)) {
            System.setProperty(LOGGING, logging.toString());
        }
    }

    /**
     * Lets the console take Korean names where the host's language has no letters for them, as with {@code LANG=C}: they are
     * written in UTF-8 then. A console with another encoding for them keeps it.
     */
    public static void makeConsoleKorean() {
        if (!consoleEncoding().newEncoder().canEncode('가')) {
            System.setOut(utf8(FileDescriptor.out));
            System.setErr(utf8(FileDescriptor.err));
        }
    }

    /** The second name is that of Java 17 for a terminal, the third the one for everything else. */
    private static Charset consoleEncoding() {
        return Stream.of("stdout.encoding", "sun.stdout.encoding", "native.encoding")
                .map(System::getProperty)
                .filter(name -> name != null && !name.isBlank() && Charset.isSupported(name))
                .findFirst()
                .map(Charset::forName)
                .orElseGet(Charset::defaultCharset);
    }

    private static PrintStream utf8(FileDescriptor console) {
        return new PrintStream(new FileOutputStream(console), true, StandardCharsets.UTF_8);
    }
}
