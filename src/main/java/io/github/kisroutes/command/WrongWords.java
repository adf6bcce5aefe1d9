package io.github.kisroutes.command;

import io.github.kisroutes.message.Messages;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with the words of a command, and which are right. */
record WrongWords(Messages messages) implements IParameterExceptionHandler {
    @Override
    public int handleParseException(ParameterException wrong, String[] words) {
        CommandLine line = wrong.getCommandLine();
        String command = line.getCommandSpec().qualifiedName(" ");
        line.getErr().println(sentence(wrong, command));
        if (!line.getSubcommands().isEmpty() && !(wrong instanceof MissingParameterException)) {
            line.getErr()
                    .println(messages.text(
                            "words.commands",
                            String.join(", ", line.getSubcommands().keySet())));
        }
        line.getErr().println(messages.text("words.help", command));
        return ProductStart.COULD_NOT_RUN;
    }

    private String sentence(ParameterException wrong, String command) {
        if (wrong instanceof UnmatchedArgumentException unmatched) {
            String word = unmatched.getUnmatched().get(0);
            List<String> near = unmatched.getSuggestions();
            return near.isEmpty()
                    ? messages.text("words.unknown", command, word)
                    : messages.text("words.meant", command, word, near.get(0));
        }
        if (wrong instanceof MissingParameterException missing) {
            String lacking =
                    missing.getMissing().stream().map(ArgSpec::paramLabel).collect(Collectors.joining(", "));
            return messages.text("words.lacking", command, lacking);
        }
        // The library's own word for it; there is no class of its own.
        return wrong.getMessage().startsWith("Missing required subcommand")
                ? messages.text("words.one-more", command)
                : wrong.getMessage();
    }
}
