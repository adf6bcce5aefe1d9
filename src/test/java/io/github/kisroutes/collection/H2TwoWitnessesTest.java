package io.github.kisroutes.collection;

import java.util.Map;

class H2TwoWitnessesTest extends TwoWitnessesContract {
    @Override
    Map<String, String> database() throws Exception {
        return Map.of();
    }
}
