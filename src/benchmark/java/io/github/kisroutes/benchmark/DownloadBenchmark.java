package io.github.kisroutes.benchmark;

import io.github.kisroutes.KisRoutes;
import io.github.kisroutes.command.KisCommand;
import io.github.kisroutes.database.Database;
import io.github.kisroutes.database.GeneratedRows;
import io.github.kisroutes.database.PostgresServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/**
 * Whether the whole market leaves a small heap: the rows of years are made by the database itself, then a service with 128 MB answers
 * for a day and for all of them, and an export of the same size writes all of them.
 */
final class DownloadBenchmark {
    private static final String HEAP = "-Xmx128m";
    private static final int STOCKS_AT_ONCE = 100;
    private static final Pattern PAGE = Pattern.compile("(http://127\\.0\\.0\\.1:\\d+)/");
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final Path folder;
    private final String name;
    private final String url;
    private final int stocks;
    private final int days;
    private final BrokerProcess broker;

    private DownloadBenchmark(Path folder, String name, String url, BrokerProcess broker) {
        this.folder = folder;
        this.name = name;
        this.url = url;
        this.broker = broker;
        stocks = Integer.getInteger("benchmark.symbols", 2_760);
        days = Integer.getInteger("benchmark.days", 600);
    }

    static void run(Path folder) throws Exception {
        Machine.awaitQuiet();
        System.out.printf("%n| database, heap | what | rows | MB | time | rows/s | live heap, most | load average |%n"
                + "|---|---|---|---|---|---|---|---|%n");
        try (BrokerProcess broker = new BrokerProcess(folder, 1, 0, "0")) {
            new DownloadBenchmark(
                            folder,
                            "H2",
                            "jdbc:h2:file:" + folder.resolve("kis") + ";AUTO_SERVER=TRUE;WRITE_DELAY=0",
                            broker)
                    .measure();
            new DownloadBenchmark(folder, "PostgreSQL", PostgresServer.newDatabase(), broker).measure();
        }
    }

    private String user() {
        return name.equals("H2") ? "sa" : PostgresServer.USERNAME;
    }

    private void fill() throws SQLException {
        try (Database database = Database.open(url, user(), "");
                Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            for (int first = 1; first <= stocks; first += STOCKS_AT_ONCE) {
                int last = Math.min(stocks, first + STOCKS_AT_ONCE - 1);
                statement.executeUpdate(GeneratedRows.insert(database.dialect(), first, last, days));
            }
            statement.execute("ANALYZE");
        }
    }

    private List<String> options() {
        Map<String, String> settings = Map.of(
                "kis.base-url",
                broker.address().toString(),
                "kis.database.url",
                url,
                "kis.database.username",
                user(),
                "kis.token.cipher-key-file",
                folder.resolve("token.key").toString(),
                "kis.collect.symbols",
                "000001",
                "kis.server.port",
                "0");
        List<String> options = new ArrayList<>(
                List.of(HEAP, "-XX:+ExitOnOutOfMemoryError", "-Dlog4j2.configurationFile=config/log4j2.properties"));
        settings.forEach((key, value) -> options.add("-D" + key + "=" + value));
        return options;
    }

    private void measure() throws Exception {
        fill();
        List<String> options = options();
        options.add("-Dkis.server.enabled=true");
        Path output = folder.resolve(name + ".txt");
        Process service = Fork.start(options, broker.credentials(), KisRoutes.class, output);
        try {
            String address = Awaitility.await()
                    .atMost(Duration.ofMinutes(2))
                    .until(() -> PAGE.matcher(Files.readString(output)), Matcher::find)
                    .group(1);
            String day = "date=2015-01-05";
            String all = "from=2015-01-01&to=2099-12-31";
            download(service, address, "one day, JSON", day, stocks);
            download(service, address, "one day, CSV", day + "&format=csv", stocks);
            download(service, address, "one day as it was known, CSV", day + "&as_of=2099-01-01&format=csv", stocks);
            download(service, address, "all, CSV", all + "&format=csv", (long) stocks * days);
            download(service, address, "all, JSON", all, (long) stocks * days);
        } finally {
            service.destroy();
            service.waitFor();
        }
        export("symbol");
        export("day");
    }

    private void download(Process service, String address, String what, String query, long rows)
            throws IOException, InterruptedException {
        long begin = System.nanoTime();
        HttpResponse<InputStream> answer = CLIENT.send(
                HttpRequest.newBuilder(URI.create(address + "/api/v1/candles?" + query))
                        .build(),
                BodyHandlers.ofInputStream());
        long bytes = 0;
        // Besides a line for each candle there is one of names (CSV), or there are two around the list (JSON).
        long found = query.contains("csv") ? -1 : -2;
        try (InputStream in = answer.body();
                LiveHeap heap = LiveHeap.watch(service.pid())) {
            byte[] buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                bytes += read;
                for (int i = 0; i < read; i++) {
                    found += buffer[i] == '\n' ? 1 : 0;
                }
            }
            report(what, found, bytes, begin, String.format(Locale.ROOT, "%.0f MB", heap.most()));
        }
        if (answer.statusCode() != 200 || found != rows) {
            throw new IllegalStateException(what + ": " + answer.statusCode() + ", " + found + " of " + rows + " rows");
        }
    }

    private void export(String partition) throws IOException, InterruptedException {
        Path into = folder.resolve(name + "-" + partition);
        Path output = folder.resolve(name + "-" + partition + ".txt");
        long begin = System.nanoTime();
        Process export = Fork.start(
                options(),
                broker.credentials(),
                KisCommand.class,
                output,
                "export",
                "--partition=" + partition,
                into.toString());
        double most;
        try (LiveHeap heap = LiveHeap.watch(export.pid())) {
            if (export.waitFor() != 0) {
                throw new IllegalStateException(Files.readString(output));
            }
            most = heap.most();
        }
        List<Path> files;
        try (var found = Files.list(into)) {
            files = found.filter(file -> file.toString().endsWith(".csv")).toList();
        }
        long bytes = 0;
        for (Path file : files) {
            bytes += Files.size(file);
        }
        report(
                "kis export --partition=" + partition + ", " + files.size() + " files",
                (long) stocks * days,
                bytes,
                begin,
                String.format(Locale.ROOT, "%.0f MB", most));
    }

    private void report(String what, long rows, long bytes, long begin, String heap) {
        double seconds = (System.nanoTime() - begin) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "| %s, %s | %s | %,d | %.1f | %.1f s | %,.0f | %s | %s |%n",
                name,
                HEAP.substring(4),
                what,
                rows,
                bytes / 1e6,
                seconds,
                rows / seconds,
                heap,
                Machine.load());
    }
}
