package io.github.kisroutes.collection;

import java.util.Map;

class H2FinalityTest extends FinalityContract {
    @Override
    Map<String, String> database() throws Exception {
        return Map.of();
    }
}
