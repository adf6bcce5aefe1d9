package io.github.kisroutes;

import io.github.kisroutes.collection.report.RunSummary;
import io.github.kisroutes.config.ResolveRequest;
import io.github.kisroutes.config.Settings;
import io.github.kisroutes.config.check.SettingsSource;
import io.github.kisroutes.database.Database;
import io.github.kisroutes.database.TestDatabases;
import io.github.kisroutes.market.StockCode;
import io.github.kisroutes.simulator.Simulator;
import io.github.kisroutes.wiring.KisBeans;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.main.Main;

/** The whole product in this process, with the operator's files, against a simulator and a database file of its own. */
public final class Product implements AutoCloseable {
    private static final AtomicInteger STARTED = new AtomicInteger();

    private final KisBeans beans;
    private final Main main;
    private final ProducerTemplate template;
    private final Runnable closing;

    private Product(KisBeans beans, Runnable closing) {
        this.beans = beans;
        this.closing = closing;
        this.main = KisRoutes.camel(beans);
        main.start();
        this.template = main.getCamelContext().createProducerTemplate();
    }

    /** Settings for a test: the files in {@code config/}, the simulator as broker, a database below {@code folder}. */
    public static SettingsSource settings(Simulator broker, Path folder, Map<String, String> more) {
        Map<String, String> values = new HashMap<>(Map.of(
                // Of the same name, two in one process would share a scheduler of Quartz, and the first to end would
                // end it.
                "camel.main.name",
                "kis-camel-routes-" + STARTED.incrementAndGet(),
                "kis.base-url",
                broker.baseUri().toString(),
                "kis.client-id",
                broker.appKey(),
                "kis.client-secret",
                broker.appSecret(),
                "kis.collect.once",
                "true",
                "kis.token.cipher-key-file",
                folder.resolve("token.key").toString(),
                "kis.database.url",
                // A file that is thrown away need not be made smaller each time it is closed.
                "jdbc:h2:file:" + folder.resolve("kis") + ";WRITE_DELAY=0;MAX_COMPACT_TIME=0",
                "kis.collect.retry-pause",
                "20ms",
                // As in the product, which has no camel-management: half of a start would be the making of MBeans.
                "camel.main.jmx-enabled",
                "false",
                // Camel has waited for what runs before it ends Quartz, whose idle threads take half a second to
                // notice.
                "camel.component.quartz.interrupt-jobs-on-shutdown",
                "true"));
        values.putAll(more);
        if (!more.containsKey("kis.database.url")) {
            TestDatabases.makeTables(folder.resolve("kis"));
        }
        return SettingsSource.of(Path.of("config"), Map.of(), new Properties()).with(values);
    }

    /** Started, with the simulator's clock. */
    public static Product start(Simulator broker, Path folder, Map<String, String> more) {
        return start(settings(broker, folder, more), broker.clock());
    }

    /** Started. */
    public static Product start(SettingsSource settings, Clock clock) {
        return start(settings.load(), clock);
    }

    /** Started with settings that were read, and perhaps changed past their check: a benchmark has its own quota. */
    public static Product start(Settings settings, Clock clock) {
        return new Product(KisBeans.open(settings, clock), () -> {});
    }

    /**
     * Started, with something laid around its connections to the database.
     *
     * @param wires what the program gets for its pool of connections; the pool itself to lay nothing around them
     */
    public static Product start(SettingsSource source, Clock clock, UnaryOperator<DataSource> wires) {
        Settings settings = source.load();
        Database real = Database.open(settings.database());
        DataSource laid = wires.apply(real.dataSource());
        return laid == real.dataSource()
                ? new Product(KisBeans.open(settings, clock, real), () -> {})
                : new Product(KisBeans.open(settings, clock, Database.open("watched", laid)), real::close);
    }

    /** The running Camel. */
    public CamelContext camel() {
        return main.getCamelContext();
    }

    /** Collects now. */
    public RunSummary collect() {
        return template.request("direct:kis-collect", exchange -> {})
                .getMessage()
                .getBody(RunSummary.class);
    }

    /** Calls a route with variables; the exchange tells what came of it. */
    public Exchange ask(String route, Map<String, Object> variables) {
        return template.request("direct:" + route, exchange -> variables.forEach(exchange::setVariable));
    }

    /** What {@code kis.resolve} does. */
    public void resolve(String code, LocalDate from, LocalDate to, String reason, String text) {
        try {
            beans.commands().resolve(new ResolveRequest(new StockCode(code), from, to, reason, text));
        } catch (Exception e) {
            throw new IllegalStateException(code, e);
        }
    }

    /** The rows of a query, column names in lower case. */
    public List<Map<String, Object>> rows(String sql, Object... parameters) {
        DataSource database = camel().getRegistry().lookupByNameAndType("kisDatabase", DataSource.class);
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            return rows(statement.executeQuery());
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static List<Map<String, Object>> rows(ResultSet result) throws SQLException {
        List<String> columns = new ArrayList<>();
        ResultSetMetaData about = result.getMetaData();
        for (int i = 1; i <= about.getColumnCount(); i++) {
            columns.add(about.getColumnLabel(i).toLowerCase());
        }
        List<Map<String, Object>> rows = new ArrayList<>();
        while (result.next()) {
            Map<String, Object> row = new LinkedHashMap<>();
            for (int i = 0; i < columns.size(); i++) {
                row.put(columns.get(i), result.getObject(i + 1));
            }
            rows.add(row);
        }
        return rows;
    }

    /** Changes the tables behind the product's back. */
    public void update(String sql) {
        DataSource database = camel().getRegistry().lookupByNameAndType("kisDatabase", DataSource.class);
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** The single value of a query. */
    public Object value(String sql, Object... parameters) {
        return rows(sql, parameters).get(0).values().iterator().next();
    }

    @Override
    public void close() {
        main.stop();
        beans.close();
        closing.run();
    }
}
