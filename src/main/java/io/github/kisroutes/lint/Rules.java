package io.github.kisroutes.lint;

import static io.github.kisroutes.lint.Rule.form;
import static io.github.kisroutes.lint.Rule.hole;

import java.util.List;
import java.util.Set;

/** The rules, in the order a reader meets them in a file. */
final class Rules {
    private Rules() {}

    /**
     * @param settings the {@code kis.…} names a placeholder may use
     * @param own the hosts that an operator's routes may call
     */
    static List<Rule> all(Set<String> settings, OwnHosts own) {
        return List.of(
                form("header-comment", Reading::headerComment),
                form("short", Reading::length),
                form("canonical-document", CanonicalForm::document),
                form("canonical-steps", CanonicalForm::steps),
                form("canonical-expressions", CanonicalForm::expressions),
                form("canonical-addresses", CanonicalForm::addresses),
                form("one-name", Naming::oneName),
                form("described", Naming::descriptions),
                form("step-ids", Naming::stepIds),
                form("one-choice", Reading::choices),
                form("no-sql", Contents::sql),
                form("known-settings", file -> Contents.unknownSettings(file, settings)),
                hole("no-script", Contents::scripts),
                hole("fixed-addresses", Contents::addressesFromData),
                hole("secret-placeholders", Secrets::placeholders),
                hole("secret-fields", Secrets::fields),
                hole("secret-literals", Secrets::literals),
                hole("broker-only-in-kis-call", file -> BrokerAccess.elsewhere(file, own)),
                hole("throttle-before-broker", BrokerAccess::unthrottled),
                hole("no-repeats-behind-the-throttle", BrokerAccess::repeated));
    }
}
