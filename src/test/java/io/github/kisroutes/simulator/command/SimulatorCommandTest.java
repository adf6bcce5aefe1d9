package io.github.kisroutes.simulator.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kisroutes.simulator.PlainClient;
import io.github.kisroutes.simulator.Simulator;
import io.github.kisroutes.simulator.SimulatorOptions;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the simulator's command line takes, and what comes of it; {@code SimulatorJarIT} starts it as a program. */
class SimulatorCommandTest {
    private static final String CANDLES = "date,code,open,high,low,close,volume\n"
            + "2026-03-03,000210,100,120,90,110,5\n2026-03-04,000210,110,120,90,115,6\n2026-03-03,005930,1,1,1,1,1\n";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --prot 1 | --prot is no option of the simulator; it takes --port, --host
            9443 | 9443 is no option
            --port | --port needs a value: --port PORT.
            --port --quota 3 | --port needs a value
            --port= | --port needs a value
            --port 70000 | a whole number from 0 to 65535
            --port x | --port x cannot be read
            --quota -1 | --quota -1 cannot be read; it takes a whole number from 0
            --quota 3 --quota 4 | --quota is given twice
            --help=yes | --help takes no value
            --latency 400-20 | milliseconds, 60 or 20-400
            --latency 1.5 | milliseconds, 60 or 20-400
            --host no.such.host.invalid | an address of this machine
            --date 2025-02-30 | 2025-06-16 or 2025-06-16T09:00
            --date yesterday | 2025-06-16 or 2025-06-16T09:00
            --candles no/such.csv | no/such.csv cannot be read
            --symbols no/such.csv | --symbols names the stocks of --candles; give both
            --made-up 3 --candles x.csv | exclude each other
            --made-up 0 | a whole number from 1
            --app-key x | --app-key and --app-secret belong together
            --fault boom | 'boom' is no fault; --help lists them
            --fault late-soon | 'late-soon' is no fault
            --fault reset,often | 'often' is none of every=, times=
            --fault reset,every=0 | every= takes a whole number from 1 on, not '0'
            --fault reset,times=x | times= takes a whole number
            --fault reset,times=1,times=2 | times= is there twice
            --fault reset,every=2,times=3 | exclude each other
            --fault reset,for=2,times=3 | exclude each other
            --fault token-dies,times=3 | token-dies takes after= alone
            """)
    void a_mistake_is_one_sentence(String line, String sentence) {
        assertThatThrownBy(() -> options(line.split(" ")))
                .isInstanceOf(WrongArgumentException.class)
                .hasMessageContaining(sentence)
                .hasMessageNotContaining("Exception")
                .hasMessageMatching(".*[.]");
    }

    @Test
    void without_arguments_the_shipped_candles_are_served_by_this_machines_clock() {
        StartOptions options = options();
        assertThat(options.market()).hasToString("50 stocks, 2023-12-05 to 2025-06-16");
        assertThat(options.simulator().host().isLoopbackAddress()).isTrue();
        assertThat(options.simulator().port()).isEqualTo(18_765);
        assertThat(options.simulator().quota()).isEqualTo(20);
        assertThat(Duration.between(Instant.now(), now(options)).abs()).isLessThan(minutes(5));
        assertThat(options.faults()).isEmpty();
        assertThat(options.simulator().credentials().appKey()).hasSize(36);
        assertThat(options.simulator().credentials().appSecret()).hasSize(180);
    }

    @Test
    void everything_can_be_said_otherwise() {
        StartOptions options = options(
                "--port=0",
                "--host",
                "0.0.0.0",
                "--quota=0",
                "--latency=20-40",
                "--date=2024-01-02T09:00",
                "--app-key=k",
                "--app-secret=s=s",
                "--calls=calls.csv");
        assertThat(options.simulator().host().isAnyLocalAddress()).isTrue();
        assertThat(options.simulator().quota()).isZero();
        assertThat(options.simulator().latency().next()).isBetween(Duration.ofMillis(20), Duration.ofMillis(40));
        Instant start = LocalDateTime.of(2024, 1, 2, 9, 0)
                .atZone(SimulatorOptions.SEOUL)
                .toInstant();
        assertThat(Duration.between(start, now(options))).isBetween(Duration.ZERO, minutes(5));
        assertThat(options.simulator().credentials().appSecret()).isEqualTo("s=s");
        assertThat(options.calls()).contains(Path.of("calls.csv"));
        assertThat(Duration.between(SimulatorOptions.DEMO_START, now(options("--date=2025-06-16"))))
                .isBetween(Duration.ZERO, minutes(5));
    }

    @Test
    void made_up_stocks_are_as_many_as_asked_for() {
        assertThat(options("--made-up", "3").market().candles().codes()).containsExactly("000001", "000002", "000003");
    }

    @Test
    void candles_of_ones_own_are_served_with_names_or_without() throws IOException {
        Path plain = Files.writeString(folder.resolve("candles.csv"), CANDLES);
        Path packed = folder.resolve("candles.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write(CANDLES.getBytes());
        }
        Path names = Files.writeString(folder.resolve("names.csv"), "code,name,market\n000210,DL,KOSDAQ\n");
        StartOptions named = options(
                "--candles", packed.toString(), "--symbols", names.toString(), "--port", "0", "--date", "2026-03-04");
        assertThat(named.market()).hasToString("1 stocks, 2026-03-03 to 2026-03-04");
        assertThat(named.market().candles().board("000210")).isEqualTo("KOSDAQ");
        assertThat(options("--candles", plain.toString()).market()).hasToString("2 stocks, 2026-03-03 to 2026-03-04");
        try (Simulator simulator = Simulator.start(named.simulator())) {
            PlainClient client = new PlainClient(simulator);
            PlainClient.Answer answer = client.candles(client.token(), "000210", "20260301", "20260331");
            assertThat(answer.days()).containsExactly("20260304", "20260303");
            assertThat(answer.json().at("/output1/hts_kor_isnm").asText()).isEqualTo("DL");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-05,000210,1,2",
                "2026-03-05,000210,a,2,3,4,5",
                "05.03.2026,000210,1,2,3,4,5",
                "",
            })
    void a_line_that_is_no_candle_is_named(String line) throws IOException {
        Path file = Files.writeString(folder.resolve("candles.csv"), CANDLES + line + "\n");
        assertThatThrownBy(() -> options("--candles", file.toString()))
                .isInstanceOf(WrongArgumentException.class)
                .hasMessage(file + ", line 5, is not date,code,open,high,low,close,volume: '" + line + "'.");
    }

    @Test
    void candles_without_a_named_stock_are_refused() throws IOException {
        Path candles = Files.writeString(folder.resolve("candles.csv"), CANDLES);
        Path names = Files.writeString(folder.resolve("names.csv"), "code,name\n000020,X\n");
        assertThatThrownBy(() -> options("--candles", candles.toString(), "--symbols", names.toString()))
                .isInstanceOf(WrongArgumentException.class)
                .hasMessageContaining("has no candle of a stock that is named");
    }

    @Test
    void faults_strike_the_calls_and_at_the_times_that_are_asked_for() {
        assertThat(codes(4, "EGW00201,every=2")).containsExactly("MCA00000", "EGW00201", "MCA00000", "EGW00201");
        assertThat(codes(4, "EGW00001,after=1,times=2"))
                .containsExactly("MCA00000", "EGW00001", "EGW00001", "MCA00000");
        assertThat(codes(3, "EGW00001,after=1")).containsExactly("MCA00000", "EGW00001", "EGW00001");
        assertThat(codes(2, "EGW00001,for=3600")).containsExactly("EGW00001", "EGW00001");
        assertThat(codes(2, "EGW00001,code=000660")).containsExactly("MCA00000", "MCA00000");
        assertThat(codes(2, "EGW00001,on=FHKST03010100,code=005930")).containsExactly("EGW00001", "EGW00001");
        assertThat(codes(2, "EGW00001,on=FHKST01010100")).containsExactly("MCA00000", "MCA00000");
        assertThat(codes(3, "token-dies,after=2")).containsExactly("MCA00000", "MCA00000", "EGW00123");
    }

    @Test
    void a_fault_can_be_about_tokens() {
        try (Simulator simulator = started("EGW00133,on=token,times=1")) {
            assertThat(new PlainClient(simulator).requestToken().code()).isEqualTo("EGW00133");
        }
    }

    @ParameterizedTest
    @MethodSource("named")
    void every_fault_and_option_that_help_names_is_taken(String fault) {
        assertThatCode(() -> FaultRule.of(fault)).doesNotThrowAnyException();
        assertThat(Help.text()).contains("  " + fault + " ");
        Stream.of(Option.values()).forEach(option -> assertThat(Help.text()).contains("  " + option.written() + " "));
    }

    static Stream<String> named() {
        return Stream.concat(FaultKind.ALL.stream().map(FaultKind::name), Stream.of(FaultRule.TOKEN_DIES));
    }

    /** What so many questions about 005930 are answered, under this fault. */
    private static List<String> codes(int times, String fault) {
        try (Simulator simulator = started(fault)) {
            PlainClient client = new PlainClient(simulator);
            String token = client.token();
            return IntStream.range(0, times)
                    .mapToObj(i -> client.candles(token, "005930", "20250610", "20250616")
                            .code())
                    .toList();
        }
    }

    private static Simulator started(String fault) {
        StartOptions options = options("--port", "0", "--quota", "0", "--fault", fault);
        Simulator simulator = Simulator.start(options.simulator());
        options.faults().forEach(each -> each.tell(simulator));
        return simulator;
    }

    private static StartOptions options(String... line) {
        return StartOptions.of(Arguments.of(line));
    }

    private static Instant now(StartOptions options) {
        return options.simulator().clock().instant();
    }

    private static Duration minutes(int minutes) {
        return Duration.ofMinutes(minutes);
    }
}
