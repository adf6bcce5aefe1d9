package io.github.kisroutes.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code kis token status|renew|revoke}: {@code kis.token.command}. */
@Command(name = "token")
final class TokenWords implements Runnable {
    @ParentCommand
    private KisCommand program;

    @Spec
    private CommandSpec spec;

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

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "");
    }
}
