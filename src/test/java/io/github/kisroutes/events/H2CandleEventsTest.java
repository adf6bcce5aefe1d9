package io.github.kisroutes.events;

import java.util.Map;

class H2CandleEventsTest extends CandleEventsContract {
    @Override
    Map<String, String> database() {
        return Map.of();
    }
}
