package io.github.kisroutes.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code kis gateway credential NAME|list|revoke NAME}: the key pairs of the gateway's clients. */
@Command(name = "gateway")
final class GatewayWords {
    @ParentCommand
    private KisCommand program;

    @Command
    int credential(@Parameters(paramLabel = "NAME") String name) {
        return program.gatewayKeyPairs().make(name);
    }

    @Command
    int list() {
        return program.gatewayKeyPairs().list();
    }

    @Command
    int revoke(@Parameters(paramLabel = "NAME") String name) {
        return program.gatewayKeyPairs().revoke(name);
    }
}
