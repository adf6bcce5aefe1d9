package io.github.kisroutes.collection;

import java.util.Map;

class H2CorporateActionTest extends CorporateActionContract {
    @Override
    Map<String, String> database() throws Exception {
        return Map.of();
    }
}
