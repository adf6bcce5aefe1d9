package io.github.kisroutes.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code kis token status|renew|revoke}: {@code kis.token.command}. */
@Command(name = "token")
final class TokenWords {
    @ParentCommand
    private KisCommand program;

    @Command
    int status() {
        return command("status");
    }

    @Command
    int renew() {
        return command("renew");
    }

    @Command
    int revoke() {
        return command("revoke");
    }

    private int command(String what) {
        return program.product().start(new CommandSettings("kis token " + what).set("kis.token.command", what));
    }
}
