package io.github.kisroutes.command;

import io.github.kisroutes.config.Language;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with the words of a command, and which are right. */
record WrongWords(Language language) implements IParameterExceptionHandler {
    @Override
    public int handleParseException(ParameterException wrong, String[] words) {
        CommandLine line = wrong.getCommandLine();
        String command = line.getCommandSpec().qualifiedName(" ");
        line.getErr().println(sentence(wrong, command));
        if (!line.getSubcommands().isEmpty() && !(wrong instanceof MissingParameterException)) {
            line.getErr().println(language.of("Commands: ", "명령: ") + String.join(", ", names(line)));
        }
        line.getErr()
                .println(language.of("Try '" + command + " --help'.", "'" + command + " --help'에서 사용법을 볼 수 있습니다."));
        return ProductStart.COULD_NOT_RUN;
    }

    private String sentence(ParameterException wrong, String command) {
        if (wrong instanceof UnmatchedArgumentException unmatched) {
            String word = unmatched.getUnmatched().get(0);
            List<String> near = unmatched.getSuggestions();
            String meant = near.isEmpty() ? "" : near.get(0);
            return language.of(
                    command + " does not know '" + word + "'"
                            + (meant.isEmpty() ? "." : "; did you mean '" + meant + "'?"),
                    command + "에 '" + word + "'은(는) 없습니다." + (meant.isEmpty() ? "" : " 혹시 '" + meant + "'입니까?"));
        }
        if (wrong instanceof MissingParameterException missing) {
            String lacking =
                    missing.getMissing().stream().map(ArgSpec::paramLabel).collect(Collectors.joining(", "));
            return language.of(command + " needs " + lacking + ".", command + "에 필요한 값이 없습니다: " + lacking);
        }
        // The library's own word for it; there is no class of its own.
        return wrong.getMessage().startsWith("Missing required subcommand")
                ? language.of(command + " needs one more word.", command + " 다음에 명령이 하나 더 필요합니다.")
                : wrong.getMessage();
    }

    private static List<String> names(CommandLine line) {
        return line.getSubcommands().keySet().stream().toList();
    }
}
