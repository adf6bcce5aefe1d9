package io.github.kisroutes.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisroutes.config.ProgramFolders;
import io.github.kisroutes.config.check.SettingsSource;
import io.github.kisroutes.config.key.AlertKeys;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The words of the command line, without doing what they say; {@link InstalledProgramIT} does it. */
class KisCommandTest {
    private static final int TERMINAL = 80;

    private static CommandLine line(String language) {
        return KisCommand.commandLine(SettingsSource.of(ProgramFolders.none(), Map.of(), new Properties())
                .with(Map.of(AlertKeys.LANGUAGE.name(), language)));
    }

    private static Stream<CommandLine> all(CommandLine line) {
        return Stream.concat(
                Stream.of(line), line.getSubcommands().values().stream().flatMap(KisCommandTest::all));
    }

    /** A Korean syllable takes two columns. */
    private static int columns(String text) {
        return text.codePoints().map(c -> c >= 0x1100 ? 2 : 1).sum();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ko"})
    void every_command_explains_itself_in_a_terminal_of_80_columns(String language) {
        assertThat(all(line(language))).hasSizeGreaterThan(10).allSatisfy(command -> {
            String help = command.getUsageMessage();
            assertThat(help.lines())
                    .allSatisfy(text -> assertThat(columns(text)).as(text).isLessThanOrEqualTo(TERMINAL));
            assertThat(command.getCommandSpec().usageMessage().description())
                    .as(command.getCommandName())
                    .isNotEmpty();
            assertThat(command.getCommandSpec().args()).allSatisfy(argument -> assertThat(argument.description())
                    .as(command.getCommandName() + " " + argument)
                    .isNotEmpty());
        });
    }

    @Test
    void both_languages_say_the_same_things() throws IOException {
        assertThat(keys("help.properties")).isNotEmpty().isEqualTo(without(keys("help_ko.properties")));
    }

    private static TreeSet<String> keys(String name) throws IOException {
        Properties texts = new Properties();
        try (Reader in = Files.newBufferedReader(Path.of("src/main/resources/command", name), StandardCharsets.UTF_8)) {
            texts.load(in);
        }
        return new TreeSet<>(texts.stringPropertyNames());
    }

    /** The library has an English one of its own. */
    private static TreeSet<String> without(TreeSet<String> korean) {
        assertThat(korean.remove("usage.synopsisHeading")).isTrue();
        return korean;
    }

    @Test
    void the_contract_of_the_commands_is_kept() {
        assertThat(line("en").getSubcommands().keySet())
                .contains(
                        "run",
                        "collect",
                        "heal",
                        "missing",
                        "runs",
                        "resolve",
                        "token",
                        "check",
                        "demo",
                        "simulator",
                        "gateway");
        assertThat(line("en").getSubcommands().get("token").getSubcommands().keySet())
                .containsExactlyInAnyOrder("status", "renew", "revoke");
        assertThat(line("en").getSubcommands().get("gateway").getSubcommands().keySet())
                .containsExactlyInAnyOrder("credential", "list", "revoke");
    }

    private static String wrong(String language, String... words) {
        StringWriter said = new StringWriter();
        int exitCode = line(language).setErr(new PrintWriter(said)).execute(words);
        assertThat(exitCode).isEqualTo(1);
        return said.toString();
    }

    @Test
    void a_wrong_word_and_a_missing_one_are_named() {
        assertThat(wrong("en", "halp")).contains("kis does not know 'halp'", "Commands: demo, check, collect");
        assertThat(wrong("en")).contains("kis needs one more word.", "kis --help");
        assertThat(wrong("ko")).contains("kis 다음에 명령이 하나 더 필요합니다.");
        assertThat(wrong("en", "token")).contains("kis token needs one more word.", "renew, revoke, status");
        assertThat(wrong("en", "resolve", "005930")).contains("kis resolve needs FROM..TO");
        assertThat(wrong("en", "runs", "--last=many")).contains("--last").contains("many");
    }

    @Test
    void properties_may_stand_before_and_behind_the_command() {
        Properties system = new Properties();
        assertThat(PassedProperties.take(
                        new String[] {"-Dkis.market=NX", "collect", "-Dx", "--days", "3", "--", "-Dy=1"}, system))
                .isEqualTo(List.of("collect", "--days", "3", "--", "-Dy=1"));
        assertThat(system).isEqualTo(Map.of("kis.market", "NX", "x", ""));
    }
}
