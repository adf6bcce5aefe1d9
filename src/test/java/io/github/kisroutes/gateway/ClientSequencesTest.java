package io.github.kisroutes.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.kisroutes.gateway.GatewayClient.Answer;
import io.github.kisroutes.simulator.Simulator;
import java.io.BufferedInputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the public clients do, one after the other, and what they rely on. */
class ClientSequencesTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final byte[] NOTHING = {};
    private static final String PRICE = "/uapi/domestic-stock/v1/quotations/inquire-price";
    private static final String HOLIDAYS = "/uapi/domestic-stock/v1/quotations/chk-holiday";

    @TempDir
    static Path folder;

    private static Simulator broker;
    private static Gatewayed gateway;
    private static NewKeyPair pair;
    private static GatewayClient client;

    @BeforeAll
    static void start() {
        broker = Simulator.start();
        gateway = Gatewayed.start(broker, folder, Map.of());
        pair = gateway.pair("tests");
        client = new GatewayClient(gateway.port(), pair);
    }

    @AfterAll
    static void stop() {
        gateway.close();
        broker.close();
    }

    /** python-kis, kis-ai-extensions, the backtester, workbooks. */
    @Test
    void a_token_has_the_fields_in_the_brokers_order_and_the_shape_that_clients_decode() throws Exception {
        assertThat(pair.key().reveal()).matches("[A-Za-z0-9]{36}");
        assertThat(pair.secret().reveal()).matches("[A-Za-z0-9]{180}");

        Answer answer = client.tokenP(Map.of("Content-Type", "application/json"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text())
                .matches("\\{\"access_token\":\"[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\","
                        + "\"access_token_token_expired\":\"\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\","
                        + "\"token_type\":\"Bearer\",\"expires_in\":86400}");
        String payload = answer.json().get("access_token").asText().split("\\.")[1];
        assertThat(JSON.readTree(Base64.getUrlDecoder().decode(payload))
                        .get("jti")
                        .asText())
                .isEqualTo(pair.key().reveal());
        LocalDateTime ends = LocalDateTime.parse(
                answer.json().get("access_token_token_expired").asText().replace(' ', 'T'));
        assertThat(ends.atZone(ZoneId.of("Asia/Seoul")).toInstant())
                .isBetween(Instant.now().plusSeconds(86_000), Instant.now().plusSeconds(86_401));
    }

    /** finance.kis_api sends no content type, curl the one of a form, pjueon and froggy headers that mean nothing here. */
    @Test
    void the_body_of_tokenP_counts_and_its_headers_do_not() throws Exception {
        for (Map<String, String> headers : List.of(
                Map.<String, String>of(),
                Map.of("Content-Type", "application/x-www-form-urlencoded"),
                Map.of("Content-Type", "application/json; charset=utf-8", "charset", "UTF-8", "Accept", "text/plain"),
                Map.of("Authorization", "Bearer undefined", "tr_id", "x", "appkey", "other", "appsecret", "other"))) {
            assertThat(client.tokenP(headers).status()).as(headers.toString()).isEqualTo(200);
        }
        String form = "grant_type=client_credentials&appkey=" + pair.key().reveal() + "&appsecret="
                + pair.secret().reveal();
        assertThat(client.send("POST /oauth2/tokenP", Map.of(), form.getBytes(StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(200);
        // The workbooks in VBA: everything in the address, another path, no body.
        assertThat(client.send("POST /oauth2/token?" + form, Map.of(), NOTHING)
                        .json()
                        .has("access_token"))
                .isTrue();
    }

    /** A token per call, a token every 600 s, a token per process. */
    @Test
    void a_new_token_ends_no_older_one() throws Exception {
        String first = client.token();
        String second = client.token();
        String third = client.token();

        assertThat(List.of(first, second, third)).doesNotHaveDuplicates();
        assertThat(client.price(first, "005930").status()).isEqualTo(200);
        assertThat(client.price(third, "005930").status()).isEqualTo(200);
        assertThat(client.price(second, "005930").status()).isEqualTo(200);
        assertThat(broker.record().tokenRequests()).isEqualTo(1);
    }

    /** As clients do that build their address of text: the bytes of the request line are those of their character set. */
    @Test
    void Korean_that_came_as_it_is_reaches_the_broker() throws Exception {
        String name = new String("삼성전자".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        Answer answer = client.get(
                client.token(),
                "FHKST01010100",
                "/uapi/domestic-stock/v1/quotations/inquire-price?FID_COND_MRKT_DIV_CODE=J&FID_INPUT_ISCD=005930&NAME="
                        + name);

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(broker.record().matching(call -> call.parameter("NAME").equals("삼성전자")))
                .hasSize(1);
    }

    @Test
    void a_quotation_comes_back_byte_for_byte() throws Exception {
        Answer through = client.price(client.token(), "005930");

        assertThat(through.status()).isEqualTo(200);
        assertThat(through.json().at("/output/stck_shrn_iscd").asText()).isEqualTo("005930");
        broker.faults()
                .on(call -> call.code().equals("000660"))
                .next(
                        io.github.kisroutes.simulator.http.Fault.body(
                                "{ \"rt_cd\" : \"0\",\"msg_cd\":\"MCA00000\", \"msg1\":\"정상처리 되었습니다.\"  ,\"output\":[1.50]}\n"));
        assertThat(client.price(client.token(), "000660").text())
                .isEqualTo(
                        "{ \"rt_cd\" : \"0\",\"msg_cd\":\"MCA00000\", \"msg1\":\"정상처리 되었습니다.\"  ,\"output\":[1.50]}\n");
    }

    /** The official samples, pjueon, the C# sample: names that are small are those of KIS, all others have a capital. */
    @Test
    void the_three_names_of_kis_are_small_on_the_wire_and_every_name_with_a_dash_has_a_capital() throws Exception {
        Answer good = client.price(client.token(), "005930");
        Answer refused = client.price("not.a.token", "005930");
        Answer token = client.tokenP(Map.of());

        assertThat(good.header("tr_id")).contains("FHKST01010100");
        assertThat(good.header("tr_cont")).contains("");
        for (Answer answer : List.of(good, refused, token)) {
            assertThat(answer.names())
                    .doesNotHaveDuplicates()
                    .filteredOn(name -> name.contains("-"))
                    .isNotEmpty()
                    .allMatch(name -> !name.equals(name.toLowerCase()));
            assertThat(answer.header("Content-Length")).isPresent();
            assertThat(answer.header("Content-Type"))
                    .get()
                    .asString()
                    .startsWith("application/json")
                    .hasSizeLessThanOrEqualTo(40);
            assertThat(answer.names()).noneMatch(name -> name.equalsIgnoreCase("transfer-encoding"));
            assertThat(answer.names()).noneMatch(name -> name.equalsIgnoreCase("content-encoding"));
        }
    }

    /** mojito, the legacy samples, R: appKey, appSecret, fid_…; kt_kisopenapi an empty seq_no; nobody must send custtype. */
    @Test
    void names_count_in_any_case_and_odd_headers_do_no_harm() throws Exception {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Authorization", "Bearer " + client.token());
        headers.put("appKey", pair.key().reveal());
        headers.put("appSecret", pair.secret().reveal());
        headers.put("TR_ID", "FHKST01010100");
        headers.put("tr_cont", "");
        headers.put("seq_no", "");
        headers.put("charset", "UTF-8");
        headers.put("Accept", "text/plain");
        Answer answer =
                client.send("GET " + PRICE + "?FID_COND_MRKT_DIV_CODE=J&FID_INPUT_ISCD=005930", headers, NOTHING);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    /** mojito and jocoding write the names of parameters small; KIS takes them, so they go through as they are. */
    @Test
    void parameters_reach_the_broker_as_they_were_written() throws Exception {
        client.get(
                client.token(),
                "FHKST01010100",
                PRICE + "?fid_cond_mrkt_div_code=J&fid_input_iscd=005930&note=%ED%95%9C+a%2Fb&x={{kis.base-url}}");

        assertThat(broker.record().matching(call -> call.parameters().containsKey("fid_input_iscd")))
                .last()
                .satisfies(seen -> assertThat(seen.call().parameters())
                        .containsEntry("fid_cond_mrkt_div_code", "J")
                        .containsEntry("note", "한 a/b")
                        .containsEntry("x", "{{kis.base-url}}"));
    }

    /** mojito joins an address and a path that both have a slash. */
    @ParameterizedTest
    @ValueSource(strings = {"/", "//"})
    void a_leading_slash_too_many_is_no_other_path(String more) throws Exception {
        Answer answer = client.get(
                client.token(),
                "FHKST01010100",
                more + PRICE.substring(1) + "?FID_COND_MRKT_DIV_CODE=J&FID_INPUT_ISCD=005930");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.json().path("rt_cd").asText()).isEqualTo("0");
    }

    @Test
    void pages_are_asked_for_with_tr_cont() throws Exception {
        String token = client.token();
        String target = HOLIDAYS + "?BASS_DT=20250102&CTX_AREA_NK=&CTX_AREA_FK=";
        Answer page = client.get(token, "CTCA0903R", target);
        String last = "";
        for (int i = 0; i < 3; i++) {
            assertThat(page.status()).as(page.text()).isEqualTo(200);
            assertThat(page.header("tr_cont")).contains("M");
            String first = page.json().at("/output/0/bass_dt").asText();
            assertThat(first).isGreaterThan(last);
            last = first;
            Map<String, String> next = new LinkedHashMap<>(client.headers(token, "CTCA0903R"));
            next.put("tr_cont", "N");
            page = client.send(
                    "GET " + HOLIDAYS + "?BASS_DT=20250102&CTX_AREA_NK="
                            + page.json().get("ctx_area_nk").asText().strip() + "&CTX_AREA_FK="
                            + page.json().get("ctx_area_fk").asText().strip(),
                    next,
                    NOTHING);
        }
    }

    /** python-kis: kis.stock(code) asks for the price, then for search-info. */
    @Test
    void what_the_broker_refuses_comes_with_its_status_and_its_words() throws Exception {
        Answer answer = client.get(client.token(), "FHKST01010100", PRICE + "?FID_COND_MRKT_DIV_CODE=J");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().get("msg_cd").asText()).isEqualTo("OPSQ2001");
        assertThat(answer.json().get("rt_cd").asText()).isNotEqualTo("0");
    }

    /** What makes python-kis, kenshin579 and kt_kisopenapi ask for a new token. */
    @Test
    void a_token_that_is_not_ours_is_an_ended_one() throws Exception {
        for (String token : List.of("", "x", "a.b.c", client.token() + "x")) {
            Answer answer = client.price(token, "005930");
            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.text()).startsWith("{\"rt_cd\":\"1\",\"msg_cd\":\"EGW00123\",\"msg1\":\"");
        }
    }

    @Test
    void a_wrong_key_pair_gets_the_brokers_own_error() throws Exception {
        GatewayClient wrong = new GatewayClient(gateway.port(), pair.key().reveal(), "x".repeat(180));
        assertThat(wrong.tokenP(Map.of()).status()).isEqualTo(403);
        assertThat(wrong.tokenP(Map.of()).json())
                .isEqualTo(
                        JSON.readTree(
                                "{\"error_description\":\"유효하지 않은 AppSecret입니다.\",\"error_code\":\"EGW00105\",\"rt_cd\":\"1\",\"msg_cd\":\"EGW00105\",\"msg1\":\"유효하지 않은 AppSecret입니다.\"}"));
        assertThat(wrong.price(client.token(), "005930").json().get("msg_cd").asText())
                .isEqualTo("EGW00105");
        GatewayClient unknown = new GatewayClient(gateway.port(), broker.appKey(), broker.appSecret());
        assertThat(unknown.tokenP(Map.of()).json().get("error_code").asText()).isEqualTo("EGW00103");
        GatewayClient other = gateway.client("another");
        assertThat(other.price(client.token(), "005930").json().get("msg_cd").asText())
                .isEqualTo("EGW00103");
        assertThat(client.send("POST /oauth2/tokenP", Map.of(), "{not json".getBytes(StandardCharsets.UTF_8))
                        .json()
                        .get("error_code")
                        .asText())
                .isEqualTo("EGW00101");
    }

    /** finance.kis_api writes Bearer before the token, jissp nests the keys. */
    @Test
    void revokeP_forgets_the_token_of_the_gateway_alone() throws Exception {
        String kept = client.token();
        String plain = client.token();
        String prefixed = client.token();
        assertThat(client.price(plain, "005930").status()).isEqualTo(200);

        assertThat(client.revoke(plain).text()).startsWith("{\"code\":200,\"message\":\"");
        String nested = "{\"credential\":{\"appkey\":\"" + pair.key().reveal() + "\",\"appsecret\":\""
                + pair.secret().reveal() + "\"},\"token\":\"Bearer " + prefixed + "\"}";
        assertThat(client.send("POST /oauth2/revokeP", Map.of(), nested.getBytes(StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(200);

        assertThat(client.price(plain, "005930").json().get("msg_cd").asText()).isEqualTo("EGW00123");
        assertThat(client.price(prefixed, "005930").json().get("msg_cd").asText())
                .isEqualTo("EGW00123");
        assertThat(client.price(kept, "005930").status()).isEqualTo(200);
        assertThat(broker.record().matching(call -> call.path().equals("/oauth2/revokeP")))
                .isEmpty();
    }

    @Test
    void orders_accounts_and_websocket_never_pass() throws Exception {
        String token = client.token();
        byte[] order = "{\"CANO\":\"12345678\",\"PDNO\":\"005930\",\"ORD_QTY\":\"1\"}".getBytes(StandardCharsets.UTF_8);
        int seen = broker.record().all().size();
        Map<String, String> headers = client.headers(token, "TTTC0802U");
        for (Answer answer : List.of(
                client.send("POST /uapi/domestic-stock/v1/trading/order-cash", headers, order),
                client.send("POST " + PRICE, client.headers(token, "FHKST01010100"), order),
                client.send("POST /uapi/hashkey", headers, order),
                client.send("POST /oauth2/Approval", Map.of(), client.grant().getBytes(StandardCharsets.UTF_8)),
                client.send("PUT " + PRICE, client.headers(token, "FHKST01010100"), NOTHING),
                client.send("GET /oauth2/tokenP", headers, NOTHING),
                client.get(token, "TTTC8434R", "/uapi/domestic-stock/v1/trading/inquire-balance?CANO=12345678"),
                client.get(token, "TTTC8434R", PRICE + "?FID_INPUT_ISCD=005930"),
                client.get(token, "FHKST01010100", "/uapi/domestic-stock/v1/quotations/unheard-of"))) {
            assertThat(answer.status()).as(answer.text()).isEqualTo(403);
            assertThat(answer.json().get("rt_cd").asText()).isEqualTo("1");
            assertThat(answer.json().get("msg_cd").asText()).isEqualTo("GATE0403");
            assertThat(answer.json().get("msg1").asText()).hasSizeLessThanOrEqualTo(80);
        }
        assertThat(broker.record().all()).hasSize(seen);
    }

    /** python-kis, cluefin and Java keep a connection; a client may idle on it, or write before it has read. */
    @Test
    void requests_on_one_connection_are_answered_in_their_order() throws Exception {
        String token = client.token();
        try (Socket socket = new Socket("127.0.0.1", gateway.port())) {
            socket.setSoTimeout(60_000);
            List<String> codes = List.of("005930", "000660", "035420");
            for (String code : codes) {
                GatewayClient.write(
                        socket,
                        "GET " + PRICE + "?FID_COND_MRKT_DIV_CODE=J&FID_INPUT_ISCD=" + code,
                        client.headers(token, "FHKST01010100"),
                        NOTHING);
            }
            BufferedInputStream in = new BufferedInputStream(socket.getInputStream());
            for (String code : codes) {
                assertThat(GatewayClient.read(in)
                                .json()
                                .at("/output/stck_shrn_iscd")
                                .asText())
                        .isEqualTo(code);
            }
        }
    }

    @Test
    void neither_key_nor_secret_nor_token_can_be_read_in_the_database() throws Exception {
        String token = client.token();
        String tokens = gateway.product().rows("SELECT * FROM gateway_token").toString();
        String pairs =
                gateway.product().rows("SELECT * FROM gateway_credential").toString();
        assertThat(tokens).isNotEqualTo("[]");
        assertThat(tokens + pairs)
                .doesNotContain(pair.key().reveal())
                .doesNotContain(pair.secret().reveal().substring(0, 40))
                .doesNotContain(token.split("\\.")[2]);
    }
}
