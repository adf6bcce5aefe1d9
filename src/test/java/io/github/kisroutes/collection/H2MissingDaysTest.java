package io.github.kisroutes.collection;

import java.util.Map;

class H2MissingDaysTest extends MissingDaysContract {
    @Override
    Map<String, String> database() throws Exception {
        return Map.of();
    }
}
