package io.github.kisroutes.config.check;

import io.github.kisroutes.config.GatewaySettings;
import io.github.kisroutes.config.key.AlertKeys;
import io.github.kisroutes.config.key.BrokerKeys;
import io.github.kisroutes.config.key.CollectionKeys;
import io.github.kisroutes.config.key.GatewayKeys;
import io.github.kisroutes.config.key.RuntimeKeys;
import io.github.kisroutes.config.read.SettingReader;
import java.util.List;
import java.util.regex.Pattern;

/** Whether the gateway can be there, and lets nothing pass that it must not. */
final class GatewayCheck {
    /** Where KIS has orders, accounts and what is signed for them; the ids of orders end in U. */
    private static final Pattern NEVER = Pattern.compile("(?i).*U:.*|.*/(trading|hashkey|order[a-z-]*)(/.*)?");

    private GatewayCheck() {}

    static GatewaySettings read(SettingReader in) {
        GatewaySettings settings = new GatewaySettings(
                in.value(GatewayKeys.GATEWAY_ENABLED),
                in.find(GatewayKeys.GATEWAY_ALLOW).orElse(List.of()));
        if (settings.enabled() && !in.value(RuntimeKeys.SERVER_ENABLED) && stays(in)) {
            in.mistakes()
                    .add(in.described(GatewayKeys.GATEWAY_ENABLED) + " needs the server that it is on: set "
                            + RuntimeKeys.SERVER_ENABLED.name() + " = true as well.");
        }
        settings.allow().stream().filter(call -> NEVER.matcher(call).matches()).forEach(call -> in.mistakes()
                .add(in.described(GatewayKeys.GATEWAY_ALLOW) + " would let '" + call
                        + "' pass, an order or a call about an account, and these never pass the gateway:"
                        + " remove it and let that client ask KIS itself."));
        return settings;
    }

    /** Whether the process keeps running; one that does a thing and ends has no gateway, whatever is set for the one that stays. */
    private static boolean stays(SettingReader in) {
        return !in.value(CollectionKeys.COLLECT_ONCE)
                && !in.value(AlertKeys.ALERT_TEST)
                && in.find(BrokerKeys.TOKEN_COMMAND).isEmpty()
                && in.find(CollectionKeys.RESOLVE).isEmpty()
                && in.find(CollectionKeys.CROSSCHECK_FILE).isEmpty();
    }
}
