package io.github.kisroutes.database;

import static org.awaitility.Awaitility.await;

import io.github.kisroutes.JavaProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A second Java process with a database open, until it is killed. */
public final class OtherProcess {
    static final int LINES = 1000;
    private static final int WRITERS = 8;

    /** After so many there are enough pages behind to give back. */
    static final int COMMITS = 40;

    private OtherProcess() {}

    public static void main(String[] arguments) throws Exception {
        try (Database database = Database.open(arguments[0], "sa", "")) {
            What.valueOf(arguments[1]).with.of(database);
        }
    }

    /** What it does with the database. */
    private enum What {
        HOLDS_IT(database -> sayAndWait()),
        WRITES(database -> database.transaction().call(OtherProcess::sayAndWait)),
        READS_WHILE_IT_ENDS(OtherProcess::readWhileItEnds),
        WRITES_WITHOUT_END(OtherProcess::writeWithoutEnd),
        COMPACTS_WITHOUT_END(OtherProcess::compactWithoutEnd);

        private final Use with;

        What(Use with) {
            this.with = with;
        }
    }

    @FunctionalInterface
    private interface Use {
        void of(Database database) throws Exception;
    }

    private static Void sayAndWait() throws IOException {
        System.out.println("open");
        System.in.read();
        return null;
    }

    /** On one connection, as a transaction that has still to be finished. */
    private static void readWhileItEnds(Database database) throws Exception {
        Connection connection = database.dataSource().getConnection();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try (database;
                    connection;
                    PreparedStatement statement = connection.prepareStatement("SELECT COUNT(*) FROM daily_price")) {
                await().during(Duration.ofSeconds(1)).until(() -> {
                    statement.executeQuery().close();
                    return true;
                });
                System.out.println("read to the end");
            } catch (Exception e) {
                System.out.println("failed: " + e);
            }
        }));
        sayAndWait();
    }

    private static void writeWithoutEnd(Database database) throws Exception {
        CountDownLatch some = new CountDownLatch(WRITERS * 2);
        AtomicInteger numbers = new AtomicInteger();
        for (int i = 0; i < WRITERS; i++) {
            new Thread(() -> {
                        while (true) {
                            int number = numbers.incrementAndGet();
                            transaction(database, number);
                            some.countDown();
                        }
                    })
                    .start();
        }
        some.await();
        sayAndWait();
    }

    /** Says when it begins to make the file smaller, and when it has done so. */
    private static void compactWithoutEnd(Database database) throws Exception {
        for (int number = ScatteredRows.newest(database) + 1; ; number++) {
            int again = number;
            database.transaction().call(() -> {
                ScatteredRows.write(database.transaction().connection(), again);
                return null;
            });
            if (number % COMMITS == 0) {
                System.out.println("compacting " + number);
                database.file().compact();
                System.out.println("compacted " + number);
            }
        }
    }

    private static void transaction(Database database, int number) {
        try {
            database.transaction().call(() -> write(database, number));
        } catch (Exception e) {
            throw new IllegalStateException("number " + number, e);
        }
    }

    static Void write(Database database, int number) throws SQLException {
        TwoTables.write(database.transaction().connection(), number, LINES);
        return null;
    }

    /** Open, without a transaction. */
    public static ProcessBuilder holding(String url) {
        return process(url, What.HOLDS_IT);
    }

    /** In the middle of a transaction. */
    public static ProcessBuilder writing(String url) {
        return process(url, What.WRITES);
    }

    /** Goes on reading for a second when it is told to end, and says how that went. */
    public static ProcessBuilder readingWhileItEnds(String url) {
        return process(url, What.READS_WHILE_IT_ENDS);
    }

    /** With eight threads into {@link TwoTables}. */
    static ProcessBuilder writingWithoutEnd(String url) {
        return process(url, What.WRITES_WITHOUT_END);
    }

    /** With one thread into {@link ScatteredRows}; the file is made smaller again and again. */
    static ProcessBuilder compactingWithoutEnd(String url) {
        return process(url, What.COMPACTS_WITHOUT_END);
    }

    private static ProcessBuilder process(String url, What what) {
        List<String> command = JavaProcess.command(OtherProcess.class, List.of());
        command.addAll(List.of(url, what.name()));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
    }

    public static void awaitLine(Process process, String expected) throws IOException {
        BufferedReader lines = process.inputReader();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.equals(expected)) {
                return;
            }
        }
        throw new IOException("The process ended without saying " + expected + ".");
    }
}
