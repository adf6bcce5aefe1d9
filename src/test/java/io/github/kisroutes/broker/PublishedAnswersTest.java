package io.github.kisroutes.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kisroutes.candle.Candle;
import io.github.kisroutes.candle.CandlePage;
import io.github.kisroutes.candle.CandleReader;
import io.github.kisroutes.candle.DateWindow;
import io.github.kisroutes.candle.PriceMarkers;
import io.github.kisroutes.config.Credentials;
import io.github.kisroutes.config.Secret;
import io.github.kisroutes.market.PriceBasis;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every answer that KIS published, and every kind of answer that no broker should give. */
class PublishedAnswersTest {
    private static final Path SAMPLES = Path.of("src/test/resources/kis-samples");
    private static final Credentials CREDENTIALS =
            new Credentials(new Secret("canary-app-key"), new Secret("canary-app-secret"));
    private static final DefaultCamelContext CAMEL = new DefaultCamelContext();

    private final List<String> rejectedTokens = new ArrayList<>();
    private final BrokerAnswer format = new BrokerAnswer(CREDENTIALS, new AnswerListener() {
        @Override
        public void accepted(Exchange call) {
            // Not looked at here.
        }

        @Override
        public void tokenRejected(Exchange call, String code) {
            rejectedTokens.add(call.getMessage().getHeader(RequestSigner.TOKEN_HEADER) + " " + code);
        }

        @Override
        public void keyRefused(String code) {
            // Not looked at here.
        }

        @Override
        public void tooManyCalls(Exchange call) {
            // Not looked at here.
        }
    });

    @BeforeAll
    static void start() {
        CAMEL.start();
    }

    @AfterAll
    static void stop() {
        CAMEL.stop();
    }

    @ParameterizedTest
    @CsvSource({
        "error-EGW00201-500.json, 500, RATE, EGW00201, 초당 거래건수를 초과하였습니다.",
        "error-EGW00201-500.json, 200, RATE, EGW00201, 초당 거래건수를 초과하였습니다.",
        "error-EGW00121-invalid-token-500.json, 500, TOKEN, EGW00121, 유효하지 않은 token 입니다.",
        "error-EGW00123-expired-token.json, 401, TOKEN, EGW00123, 기간이 만료된 token 입니다.",
        "error-EGW00123-expired-token.json, 200, TOKEN, EGW00123, 기간이 만료된 token 입니다.",
        "error-EGW02004-500.json, 500, ENVIRONMENT, EGW02004, 실전투자 도메인은",
        "error-EGW00133-token-403.json, 403, TOKEN_RATE, EGW00133, 접근토큰 발급 잠시 후",
        "error-EGW00103-token-403.json, 403, CREDENTIAL, EGW00103, 유효하지 않은 AppKey입니다.",
        "error-EGW00105-token-403.json, 403, CREDENTIAL, EGW00105, 유효하지 않은 AppSecret입니다.",
    })
    void a_refusal_is_told_by_its_code_whatever_the_status(
            String file, int status, FaultClass faultClass, String code, String words) throws Exception {
        BrokerFault fault = refused(Files.readString(SAMPLES.resolve(file)), status);
        assertThat(fault.faultClass()).isEqualTo(faultClass);
        assertThat(fault.code()).isEqualTo(code);
        assertThat(fault)
                .hasMessageContaining("005930 now")
                .hasMessageContaining(words)
                .hasMessageContaining(faultClass.reaction());
        assertThat(rejectedTokens)
                .isEqualTo(faultClass == FaultClass.TOKEN ? List.of("f1ngerpr1nt " + code) : List.of());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "daily-price-000660-D.official.json",
                "daily-price-005930-W.captured.json",
                "inquire-price-000660.official.json",
                "chk-holiday-20221227.official.json"
            })
    void a_published_success_is_a_success(String file) throws Exception {
        assertThat(answer(Files.readString(SAMPLES.resolve(file)), 200)
                        .path("rt_cd")
                        .asText())
                .isEqualTo("0");
    }

    @Test
    void the_published_daily_candles_are_read_exactly() throws Exception {
        // Published as a fragment: it lacks the first brace and the result code.
        String fragment = Files.readString(SAMPLES.resolve("daily-itemchart-000660-D.official-fragment.txt"));
        String whole = "{\"rt_cd\":\"0\"," + fragment.strip().replaceAll("[,.\\s]*$", "");
        JsonNode answer = answer(closed(whole), 200);
        assertThat(answer.path("output1").path("itewhol_loan_rmnd_ratem name").asText())
                .isEqualTo("0.32");
        CandlePage page = new CandleReader(PriceBasis.RAW, day -> false, (code, day) -> false)
                .read(answer, "000660", new DateWindow(LocalDate.of(2022, 1, 1), LocalDate.of(2022, 12, 31)));
        assertThat(page.rejected()).isEmpty();
        assertThat(page.notes()).isEmpty();
        assertThat(page.candles()).extracting(Candle::filler).containsOnly(Optional.of(false));
        assertThat(page.candles()).extracting(candle -> candle.change().value()).doesNotContain(Optional.empty());
        assertThat(page.candles()).isNotEmpty().allSatisfy(c -> assertThat(c.marks())
                .isEqualTo(PriceMarkers.NONE));
        assertThat(page.candles().get(page.candles().size() - 1).turnover()).isEqualTo(OptionalLong.of(237914727500L));
        assertThat(page.candles().get(page.candles().size() - 1).volume()).isEqualTo(2203472L);
        assertThat(page.candles()).allSatisfy(c -> assertThat(c.close()).isGreaterThan(BigDecimal.valueOf(100000)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<html><body>점검중</body></html> | 200 | BAD_JSON | TRANSIENT",
                "<html><body>Bad Gateway</body></html> | 502 | HTTP_502 | TRANSIENT",
                "'' | 200 | BAD_JSON | TRANSIENT",
                "'' | 503 | HTTP_503 | TRANSIENT",
                "'' | 429 | HTTP_429 | TRANSIENT",
                "'{\"rt_cd\":\"0\",\"output2\":[{\"stck_bsop' | 200 | BAD_JSON | TRANSIENT",
                "'{\"rt_cd\":\"0\"}{\"rt_cd\":\"0\"}' | 200 | BAD_JSON | TRANSIENT",
                "'{\"rt_cd\":\"1\",\"rt_cd\":\"0\"}' | 200 | BAD_JSON | TRANSIENT",
                "'[]' | 200 | BAD_JSON | TRANSIENT",
                "'\"0\"' | 200 | BAD_JSON | TRANSIENT",
                "'{}' | 200 | HTTP_200 | REQUEST",
                "<html>moved</html> | 302 | HTTP_302 | REQUEST",
                "<html>not here</html> | 404 | HTTP_404 | REQUEST",
                "'{\"rt_cd\":\"1\",\"msg_cd\":\"XYZ99999\",\"msg1\":\"?\"}' | 500 | XYZ99999 | TRANSIENT",
                "'{\"rt_cd\":\"1\",\"msg_cd\":\"XYZ99999\",\"msg1\":\"?\"}' | 200 | XYZ99999 | REQUEST",
                "'{\"rt_cd\":\"1\",\"msg_cd\":\"OPSQ2001\",\"msg1\":\"?\"}' | 200 | OPSQ2001 | REQUEST",
            })
    void an_answer_that_is_none_is_never_taken_for_one(String body, int status, String code, FaultClass faultClass)
            throws Exception {
        BrokerFault fault = refused(body, status);
        assertThat(fault.code()).isEqualTo(code);
        assertThat(fault.faultClass()).isEqualTo(faultClass);
        assertThat(fault.getMessage()).doesNotContain("html").doesNotContain("점검중");
    }

    @Test
    void a_hostile_text_cannot_bring_secrets_or_control_characters_into_a_message() throws Exception {
        BrokerFault fault = refused(
                "{\"rt_cd\":\"1\",\"msg_cd\":\"EGW00201\",\"msg1\":\"you sent canary-app-key\\r\\nINFO all is well"
                        + " canary-app-secret " + "x".repeat(5000) + "\"}",
                500);
        assertThat(fault.getMessage())
                .doesNotContain("canary")
                .doesNotContain("\n")
                .hasSizeLessThan(400);
    }

    @Test
    void refused_calls_are_counted() throws Exception {
        refused(Files.readString(SAMPLES.resolve("error-EGW00201-500.json")), 500);
        refused(Files.readString(SAMPLES.resolve("error-EGW00121-invalid-token-500.json")), 500);
        assertThat(format.refusedCalls()).isEqualTo(1);
    }

    private BrokerFault refused(String body, int status) {
        return catchThrowableOfType(BrokerFault.class, () -> answer(body, status));
    }

    private JsonNode answer(String body, int status) throws Exception {
        Exchange exchange = new DefaultExchange(CAMEL);
        exchange.setVariable("question", "005930 now");
        exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, status);
        exchange.getMessage().setHeader(RequestSigner.TOKEN_HEADER, "f1ngerpr1nt");
        return (JsonNode)
                format.unmarshal(exchange, body == null ? new byte[0] : body.getBytes(StandardCharsets.UTF_8));
    }

    private static String closed(String json) {
        StringBuilder open = new StringBuilder();
        for (char c : json.toCharArray()) {
            if (c == '{' || c == '[') {
                open.insert(0, c == '{' ? '}' : ']');
            } else if (c == '}' || c == ']') {
                open.deleteCharAt(0);
            }
        }
        return json + open;
    }
}
