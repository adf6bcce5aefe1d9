package io.github.kisroutes.security;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import javax.management.JMException;
import org.apache.camel.CamelContext;

/**
 * Writes down all that a run shows and finds secrets in it afterwards, so that a secret that comes into being during the run,
 * a token, can be looked for as well.
 *
 * <p>From {@link #listen} to {@link #close} every logger is at TRACE and the console is copied. What does not come by itself
 * is read when the test says so: {@link #readJmx}, {@link #readCamel}, {@link #readServer}. Files are read by {@link #sightings}.
 */
public final class Canary implements AutoCloseable {
    private static final int AROUND = 60;

    private final Transcript transcript;
    private final LogCapture logs;
    private final ConsoleCapture console;
    private final List<Path> places = new ArrayList<>();

    private Canary(Transcript transcript) {
        this.transcript = transcript;
        this.logs = new LogCapture(transcript);
        this.console = new ConsoleCapture(transcript);
    }

    /**
     * Begins to listen.
     *
     * @param folder for the transcript; not one of the folders that are searched
     */
    public static Canary listen(Path folder) throws IOException {
        return new Canary(new Transcript(folder.resolve("transcript.txt")));
    }

    /** Reads all MBeans of this process as they are now. */
    public void readJmx() throws JMException {
        new JmxReader(transcript).read();
    }

    /** Reads what this context shows of itself now. */
    public void readCamel(CamelContext context) throws Exception {
        new CamelReader(transcript).read(context);
    }

    /** Asks the server of this product everything that it answers. */
    public void readServer(int port) throws IOException {
        new ServerReader(transcript, port).read();
    }

    /** Takes an answer of the server that a test got itself. */
    public void hears(String from, String answer) {
        transcript.add(Channel.HTTP, from, answer);
    }

    /** Adds a file, or all files below a folder, to what is searched. */
    public void searchFiles(Path place) {
        places.add(place);
    }

    /** How much was written down, for a test to see that it listened at all. */
    public long entries(Channel channel) {
        return transcript.entries(channel);
    }

    /**
     * Where the secrets were seen.
     *
     * @param secrets by the name a test calls them
     */
    public List<Sighting> sightings(Map<String, String> secrets) throws IOException {
        List<Needle> needles = secrets.entrySet().stream()
                .flatMap(secret -> Forms.of(secret.getValue()).entrySet().stream()
                        .map(form -> new Needle(secret.getKey(), form.getKey(), form.getValue())))
                .toList();
        List<Sighting> sightings = new ArrayList<>();
        try (Stream<String> lines = transcript.lines()) {
            lines.forEach(line -> sightings.addAll(search(line, needles)));
        }
        for (Path place : places) {
            sightings.addAll(FileSearch.below(place, needles));
        }
        return sightings;
    }

    private static List<Sighting> search(String line, List<Needle> needles) {
        String lower = line.toLowerCase(Locale.ROOT);
        return needles.stream()
                .filter(needle -> lower.contains(needle.text()))
                .map(needle -> needle.at(line.split("\t", 2)[0], around(line, lower.indexOf(needle.text()))))
                .toList();
    }

    private static String around(String line, int at) {
        return line.substring(Math.max(0, at - AROUND), Math.min(line.length(), at + AROUND));
    }

    @Override
    public void close() throws IOException {
        console.close();
        logs.close();
        transcript.close();
    }
}
