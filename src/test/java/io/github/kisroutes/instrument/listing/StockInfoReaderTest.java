package io.github.kisroutes.instrument.listing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kisroutes.instrument.listing.StockInfo.State;
import io.github.kisroutes.instrument.listing.StockListing.Trading;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is believed of an answer of search-stock-info. */
class StockInfoReaderTest {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final LocalDate TODAY = LocalDate.of(2025, 6, 16);
    private static final LocalDate LISTED = LocalDate.of(1996, 12, 26);

    /** The fields that count, with the published values of 000660. */
    private static ObjectNode published() {
        return JSON.objectNode()
                .put("pdno", "00000A000660")
                .put("prdt_type_cd", "300")
                .put("mket_id_cd", "STK")
                .put("excg_dvsn_cd", "02")
                .put("papr", "5000")
                .put("scts_mket_lstg_dt", "19961226")
                .put("scts_mket_lstg_abol_dt", "")
                .put("kosdaq_mket_lstg_dt", "")
                .put("kosdaq_mket_lstg_abol_dt", "")
                .put("frbd_mket_lstg_dt", "19961226")
                .put("frbd_mket_lstg_abol_dt", "")
                .put("std_pdno", "KR7000660001")
                .put("lstg_abol_dt", "")
                .put("tr_stop_yn", "N")
                .put("admn_item_yn", "N")
                .put("cptt_trad_tr_psbl_yn", "Y")
                .put("nxt_tr_stop_yn", "N");
    }

    private static StockInfo read(JsonNode output) {
        ObjectNode answer = JSON.objectNode().put("rt_cd", "0").put("msg_cd", "KIOK0530");
        answer.set("output", output);
        return new StockInfoReader(TODAY).read(answer, "000660");
    }

    @Test
    void the_published_answer_is_read() {
        StockInfo info = read(published());

        assertThat(info.state()).isEqualTo(State.ANSWERED);
        assertThat(info.listedOn()).hasValue(LISTED);
        assertThat(info.delistedOn()).isEmpty();
        assertThat(info.trading()).isEqualTo(new Trading(Optional.of(false), Optional.of(true), Optional.of(false)));
        assertThat(info.text())
                .isEqualTo("listed 1996-12-26, not delisted, halted no, on Nextrade yes, halted there no");
    }

    @ParameterizedTest
    @CsvSource({"lstg_abol_dt, 20250613", "scts_mket_lstg_abol_dt, 20250613", "lstg_abol_dt, 20250701" // announced
    })
    void the_end_of_the_listing_is_read_from_either_field(String field, String day) {
        assertThat(read(published().put(field, day)).delistedOn())
                .hasValueSatisfying(
                        end -> assertThat(end.toString().replace("-", "")).isEqualTo(day));
    }

    @Test
    void a_stock_that_moved_to_the_other_market_is_listed_since_its_first_day_there() {
        StockInfo info =
                read(published().put("kosdaq_mket_lstg_dt", "19910101").put("kosdaq_mket_lstg_abol_dt", "19961226"));

        assertThat(info.listedOn()).hasValue(LocalDate.of(1991, 1, 1));
        assertThat(info.delistedOn()).isEmpty();
    }

    @Test
    void a_stock_that_moved_and_then_went_is_delisted_on_its_last_day() {
        StockInfo info = read(published()
                .put("kosdaq_mket_lstg_dt", "19910101")
                .put("kosdaq_mket_lstg_abol_dt", "19961226")
                .put("scts_mket_lstg_abol_dt", "20250613"));

        assertThat(info.delistedOn()).hasValue(LocalDate.of(2025, 6, 13));
    }

    @Test
    void an_end_before_the_listing_is_none() {
        assertThat(read(published().put("lstg_abol_dt", "19900101")).delistedOn())
                .isEmpty();
        assertThat(read(published().put("lstg_abol_dt", "19961226")).delistedOn())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "00000000",
                "99991231",
                "20251399",
                "20250230",
                "2025-06-13",
                "19000101",
                "abcdefgh",
                "２０２５０６１３",
                "20250613+0900",
                "    /  /",
                "199612261",
                "-1"
            })
    void a_date_that_cannot_be_is_not_known(String text) {
        StockInfo info = read(published().put("scts_mket_lstg_dt", text).put("lstg_abol_dt", text));

        assertThat(info.state()).isEqualTo(State.ANSWERED);
        assertThat(info.listedOn()).isEmpty();
        assertThat(info.delistedOn()).isEmpty();
        assertThat(info.trading().halted()).hasValue(false);
    }

    static Stream<JsonNode> wrongValues() throws Exception {
        return Stream.of(
                JSON.nullNode(),
                JSON.numberNode(20250613),
                JSON.booleanNode(true),
                JSON.arrayNode().add("20250613").add("Y"),
                new ObjectMapper().readTree("{\"Y\":\"20250613\"}"),
                JSON.textNode("9".repeat(1_000_000)),
                JSON.textNode("Y".repeat(1_000_000)));
    }

    @ParameterizedTest
    @MethodSource("wrongValues")
    void a_value_of_another_kind_or_without_end_is_not_known(JsonNode value) {
        ObjectNode output = published();
        Stream.of(
                        "scts_mket_lstg_dt",
                        "scts_mket_lstg_abol_dt",
                        "kosdaq_mket_lstg_dt",
                        "kosdaq_mket_lstg_abol_dt",
                        "lstg_abol_dt",
                        "tr_stop_yn",
                        "cptt_trad_tr_psbl_yn",
                        "nxt_tr_stop_yn")
                .forEach(field -> output.set(field, value));

        assertThat(read(output)).isEqualTo(StockInfo.answered(Optional.empty(), Optional.empty(), Trading.UNKNOWN));
    }

    static Stream<JsonNode> otherStocks() {
        return Stream.of(
                JSON.missingNode(),
                JSON.nullNode(),
                JSON.textNode("000660"),
                JSON.arrayNode().add(published()),
                JSON.objectNode(),
                published().put("pdno", "00000A005930").put("std_pdno", "KR7005930003"),
                published().put("pdno", 660).put("std_pdno", "000660"));
    }

    @ParameterizedTest
    @MethodSource("otherStocks")
    void an_answer_that_is_not_about_the_stock_is_none(JsonNode output) {
        assertThat(read(output)).isEqualTo(StockInfo.failed("the answer is not about 000660"));
    }

    @Test
    void an_empty_success_with_the_code_for_nothing_found_says_that_the_code_is_unknown() {
        JsonNode answer = JSON.objectNode().put("rt_cd", "0").put("msg_cd", "KIOK0560");

        assertThat(new StockInfoReader(TODAY).read(answer, "000660")).isEqualTo(StockInfo.unknownCode());
    }
}
