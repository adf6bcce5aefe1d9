package io.github.kisroutes.alert;

import java.util.Map;

class H2AlertDeliveryTest extends AlertDeliveryContract {
    @Override
    Map<String, String> database() {
        return Map.of();
    }
}
