package io.github.kisroutes.ratelimit;

import io.github.kisroutes.ProductProcess;
import io.github.kisroutes.database.PostgresServer;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostgresqlTwoProcessesIT extends TwoProcessesContract {
    private String url;

    @BeforeEach
    void emptyDatabase() throws Exception {
        url = PostgresServer.newDatabase();
    }

    @Override
    Map<String, String> store() {
        return Map.of("kis.database.url", url, "kis.database.username", PostgresServer.USERNAME);
    }

    @Test
    void one_that_comes_late_and_one_that_sleeps_and_wakes_up_cause_no_refused_call() throws Exception {
        ProductProcess first = start("2023-06-01");
        ProductProcess second = start("2023-06-01");
        awaitCalls(0, 60);
        awaitCalls(1, 60);
        ProductProcess third = start("2024-06-01");
        awaitCalls(2, 20);
        second.suspend();
        int soFar = arrivals(0).size();
        awaitCalls(0, soFar + 80);
        second.resume();
        assertComplete(first);
        assertComplete(second);
        assertComplete(third);
        assertNothingRefused();
    }
}
