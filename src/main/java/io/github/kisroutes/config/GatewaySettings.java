package io.github.kisroutes.config;

import java.util.List;

/**
 * The gateway for clients that speak the broker's own API.
 *
 * @param enabled whether the server has it
 * @param allow what passes besides the published list, each {@code tr_id:path}
 */
public record GatewaySettings(boolean enabled, List<String> allow) {
    public GatewaySettings {
        allow = List.copyOf(allow);
    }
}
