package io.github.kisroutes.collection;

import java.util.Map;

class H2RetryTest extends RetryContract {
    @Override
    Map<String, String> database() throws Exception {
        return Map.of();
    }
}
