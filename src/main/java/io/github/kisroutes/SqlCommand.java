package io.github.kisroutes;

import io.github.kisroutes.start.HostCheck;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.h2.api.ErrorCode;
import org.h2.util.ScriptReader;

/** What {@code mvn exec:java@sql} runs: statements on the H2 file, and their results as tables on the console. */
public final class SqlCommand {
    private static final int DONE = 0;
    private static final int REFUSED = 1;

    /** Longer cells are cut, so that a row stays a line; a result of one column is never cut. */
    private static final int WIDEST_CELL = 100;

    /** So many rows are put in line with each other; a longer table is not kept in memory. */
    private static final int ROWS_AT_ONCE = 5_000;

    private final Connection connection;
    private final PrintStream out;

    private SqlCommand(Connection connection, PrintStream out) {
        this.connection = connection;
        this.out = out;
    }

    /**
     * Ends the process with 0, or with 1 when the database cannot be opened or a statement fails.
     *
     * @param arguments the JDBC URL, the user without a password, and the statements, separated by semicolons
     */
    public static void main(String[] arguments) {
        HostCheck.makeConsoleKorean();
        System.exit(run(arguments[0], arguments[1], arguments[2], System.out, System.err));
    }

    static int run(String url, String user, String sql, PrintStream out, PrintStream err) {
        try (Connection connection = DriverManager.getConnection(url, user, "")) {
            SqlCommand command = new SqlCommand(connection, out);
            ScriptReader statements = new ScriptReader(new StringReader(sql));
            for (String each = statements.readStatement(); each != null; each = statements.readStatement()) {
                if (!each.isBlank()) {
                    command.execute(each.strip());
                }
            }
            return DONE;
        } catch (SQLException e) {
            err.println(sentence(e, url.replaceFirst("^jdbc:h2:file:", "").replaceFirst(";.*", "") + ".mv.db"));
            return REFUSED;
        }
    }

    /** What H2 says with the number of its error; where that needs a person who knows H2, what to do. */
    private static String sentence(SQLException e, String file) {
        return switch (e.getErrorCode()) {
            case ErrorCode.DATABASE_NOT_FOUND_WITH_IF_EXISTS_1 ->
                "There is no database " + file
                        + " yet: collect first, or name another one (the demo's with -Ddb=demo).";
            case ErrorCode.DATABASE_ALREADY_OPEN_1 ->
                "Another process has " + file + " open and lets nobody else in: wait until it has ended.";
            case ErrorCode.IO_EXCEPTION_1, ErrorCode.IO_EXCEPTION_2, ErrorCode.FILE_CORRUPTED_1 ->
                Files.isReadable(Path.of(file)) && Files.isWritable(Path.of(file))
                        ? "Error: " + e.getMessage()
                        : "This user may not open " + file + ": it belongs to the user who collects, and is closed to"
                                + " others. Run this as that user, or use PostgreSQL.";
            case ErrorCode.CONNECTION_BROKEN_1 ->
                "The process that had " + file + " open has ended in between, or cannot be reached: try again.";
            default -> "Error: " + e.getMessage();
        };
    }

    private void execute(String sql) throws SQLException {
        long start = System.nanoTime();
        try (Statement statement = connection.createStatement()) {
            String what = statement.execute(sql)
                    ? counted(table(statement.getResultSet()))
                    : "Update count: " + statement.getLargeUpdateCount();
            out.println("(" + what + ", " + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start) + " ms)");
        }
    }

    private static String counted(long rows) {
        return String.format(Locale.ROOT, rows == 1 ? "%d row" : "%d rows", rows);
    }

    /** @return how many rows there were */
    private long table(ResultSet result) throws SQLException {
        ResultSetMetaData columns = result.getMetaData();
        List<String> head = new ArrayList<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            head.add(columns.getColumnLabel(i));
        }
        List<List<String>> lines = new ArrayList<>(List.of(head));
        long rows = 0;
        while (result.next()) {
            lines.add(cells(result, head.size()));
            rows++;
            if (lines.size() >= ROWS_AT_ONCE) {
                print(lines);
                lines.clear();
            }
        }
        print(lines);
        return rows;
    }

    private static List<String> cells(ResultSet row, int columns) throws SQLException {
        List<String> cells = new ArrayList<>();
        for (int i = 1; i <= columns; i++) {
            String cell = String.valueOf(row.getString(i));
            cells.add(columns > 1 && cell.length() > WIDEST_CELL ? cell.substring(0, WIDEST_CELL - 1) + "…" : cell);
        }
        return cells;
    }

    private void print(List<List<String>> lines) {
        List<Integer> widths = new ArrayList<>();
        for (int i = 0; !lines.isEmpty() && i < lines.get(0).size(); i++) {
            int column = i;
            widths.add(lines.stream()
                    .mapToInt(line -> line.get(column).length())
                    .max()
                    .orElse(0));
        }
        for (List<String> line : lines) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < line.size(); i++) {
                text.append(i == 0 ? "" : " | ").append(line.get(i));
                text.append(" "
                        .repeat(
                                i == line.size() - 1
                                        ? 0
                                        : widths.get(i) - line.get(i).length()));
            }
            out.println(text);
        }
    }
}
