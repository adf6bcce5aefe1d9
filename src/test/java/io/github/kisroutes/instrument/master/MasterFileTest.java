package io.github.kisroutes.instrument.master;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kisroutes.instrument.Instrument;
import io.github.kisroutes.instrument.Instrument.InstrumentFlags;
import io.github.kisroutes.instrument.Instrument.ParChange;
import io.github.kisroutes.market.ListingMarket;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lines made from the list of field widths that KIS publishes, not from the places that the reader knows. */
class MasterFileTest {
    private static final Charset CP949 = Charset.forName("MS949");

    /** Widths of the fields of the tail; of KOSPI the 32nd is the base price. */
    private static final int[] KOSPI = {
        2, 1, 4, 4, 4, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 9, 5, 5, 1, 1, 1,
        2, 1, 1, 1, 2, 2, 2, 3, 1, 3, 12, 12, 8, 15, 21, 2, 7, 1, 1, 1, 1, 1, 9, 9, 9, 5, 9, 8, 9, 3, 1, 1, 1
    };

    private static final int[] KOSDAQ = {
        2, 1, 4, 4, 4, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 9, 5, 5, 1, 1, 1, 2, 1, 1, 1, 2,
        2, 2, 3, 1, 3, 12, 12, 8, 15, 21, 2, 7, 1, 1, 1, 1, 9, 9, 9, 5, 9, 8, 9, 3, 1, 1, 1
    };

    @Test
    void the_published_widths_are_those_of_the_tails() {
        assertThat(IntStream.of(KOSPI).sum()).isEqualTo(227);
        assertThat(IntStream.of(KOSDAQ).sum()).isEqualTo(221);
    }

    @Test
    void every_field_of_a_kospi_line_is_at_its_place() throws Exception {
        byte[] line = line(
                "005930",
                "KR7005930003",
                "삼성전자",
                KOSPI,
                Map.of(
                        0,
                        "ST",
                        31,
                        "000057200",
                        34,
                        "N",
                        35,
                        "N",
                        36,
                        "N",
                        42,
                        "00",
                        49,
                        "19750611",
                        50,
                        "000000005919638",
                        54,
                        "0"));

        assertThat(read(line, ListingMarket.KOSPI).instruments())
                .containsExactly(new Instrument(
                        "005930",
                        "KR7005930003",
                        "삼성전자",
                        ListingMarket.KOSPI,
                        "ST",
                        Optional.of(LocalDate.of(1975, 6, 11)),
                        new BigDecimal("57200"),
                        5_919_638_000L,
                        new InstrumentFlags(false, false, false, false, false, ParChange.NONE)));
    }

    @Test
    void every_mark_of_a_kospi_line_is_at_its_place() throws Exception {
        assertThat(marks(KOSPI, ListingMarket.KOSPI, 19, 34, 42, 54))
                .containsExactly(
                        new InstrumentFlags(true, false, false, false, false, ParChange.NONE),
                        new InstrumentFlags(false, false, true, false, false, ParChange.NONE),
                        new InstrumentFlags(false, false, false, true, false, ParChange.NONE),
                        new InstrumentFlags(false, false, false, false, true, ParChange.NONE),
                        new InstrumentFlags(false, false, false, false, false, ParChange.SPLIT),
                        new InstrumentFlags(false, true, false, false, false, ParChange.NONE));
    }

    @Test
    void every_mark_of_a_kosdaq_line_is_at_its_place() throws Exception {
        assertThat(marks(KOSDAQ, ListingMarket.KOSDAQ, 14, 29, 37, 49))
                .containsExactly(
                        new InstrumentFlags(true, false, false, false, false, ParChange.NONE),
                        new InstrumentFlags(false, false, true, false, false, ParChange.NONE),
                        new InstrumentFlags(false, false, false, true, false, ParChange.NONE),
                        new InstrumentFlags(false, false, false, false, true, ParChange.NONE),
                        new InstrumentFlags(false, false, false, false, false, ParChange.SPLIT),
                        new InstrumentFlags(false, true, false, false, false, ParChange.NONE));
    }

    private static List<InstrumentFlags> marks(
            int[] widths, ListingMarket market, int spac, int halted, int par, int preferred) throws Exception {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        List<Map<Integer, String>> marked = List.of(
                Map.of(spac, "Y"),
                Map.of(halted, "Y"),
                Map.of(halted + 1, "Y"),
                Map.of(halted + 2, "Y"),
                Map.of(par, "01"),
                Map.of(preferred, "1"));
        for (int i = 0; i < marked.size(); i++) {
            file.writeBytes(line("00000" + i, "KR700000000" + i, "이름", widths, marked.get(i)));
        }
        return read(file.toByteArray(), market).instruments().stream()
                .map(Instrument::marks)
                .toList();
    }

    @Test
    void a_kosdaq_line_with_a_long_name_of_two_byte_letters_is_cut_in_bytes() throws Exception {
        String name = "아주긴이름을가진코스닥상장회사주식A";
        byte[] line = line(
                "00088K",
                "KR700088K003",
                name,
                KOSDAQ,
                Map.of(0, "ST", 26, "000000815", 44, "20200102", 45, "000000000000001"));

        Instrument read = read(line, ListingMarket.KOSDAQ).instruments().get(0);

        assertThat(read.name()).isEqualTo(name);
        assertThat(read.listingDate()).hasValue(LocalDate.of(2020, 1, 2));
        assertThat(read.basePrice()).isEqualByComparingTo("815");
        assertThat(read.listedShares()).isEqualTo(1_000);
    }

    @Test
    void names_may_have_any_length_and_lines_any_end() throws Exception {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        byte[] unpadded = line("000001", "KR7000001005", "가", KOSPI, Map.of());
        int name = 21 + "가".getBytes(CP949).length;
        file.writeBytes(Arrays.copyOf(unpadded, name));
        file.write(unpadded, 61, 227);
        file.writeBytes(new byte[] {'\r', '\n'});
        file.writeBytes(Arrays.copyOf(line("000002", "KR7000002003", "나", KOSPI, Map.of()), 288));

        assertThat(read(file.toByteArray(), ListingMarket.KOSPI).instruments())
                .extracting(Instrument::code, Instrument::name)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("000001", "가"),
                        org.assertj.core.groups.Tuple.tuple("000002", "나"));
    }

    @Test
    void what_is_missing_in_a_line_is_told_by_its_number_and_the_others_are_read() throws Exception {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        for (int i = 1; i <= 8; i++) {
            file.writeBytes(line("00000" + i, "KR700000000" + i, "이름", KOSPI, Map.of()));
        }
        file.writeBytes(Arrays.copyOf(line("000009", "KR7000000095", "이름", KOSPI, Map.of()), 240));

        MasterFile read = read(file.toByteArray(), ListingMarket.KOSPI);

        assertThat(read.instruments()).hasSize(8);
        assertThat(read.complete()).isFalse();
        assertThat(read.badLines())
                .containsExactly("line 9 of kospi_code.mst is cut: it has 240 bytes, at least 249 are needed");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 'short!', no readable short code",
        "9, '??', no readable ISIN",
        "61, '1T', no readable group code",
        "166, '20250230', listing date that is no day",
        "102, 'abc', no readable base price",
        "174, '        -', no readable number of shares",
        "121, 'X', tells halted",
    })
    void a_field_that_is_something_else_is_named(int place, String bytes, String what) throws Exception {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(line("000001", "KR7000001005", "이름", KOSPI, Map.of()));
        byte[] bad = line("000002", "KR7000002003", "이름", KOSPI, Map.of());
        System.arraycopy(bytes.getBytes(CP949), 0, bad, place, bytes.length());
        file.writeBytes(bad);

        assertThat(read(file.toByteArray(), ListingMarket.KOSPI).badLines())
                .singleElement()
                .asString()
                .startsWith("line 2 of kospi_code.mst has ")
                .contains(what);
    }

    @Test
    void a_name_that_is_no_cp949_text_is_told() throws Exception {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(line("000001", "KR7000001005", "이름", KOSPI, Map.of()));
        byte[] bad = line("000002", "KR7000002003", "이름", KOSPI, Map.of());
        bad[25] = (byte) 0xFF;
        bad[26] = (byte) 0xFF;
        file.writeBytes(bad);

        assertThat(read(file.toByteArray(), ListingMarket.KOSPI).badLines())
                .containsExactly("line 2 of kospi_code.mst has a name that is no cp949 text");
    }

    @Test
    void a_code_that_is_listed_twice_counts_once() throws Exception {
        byte[] line = line("000001", "KR7000001005", "이름", KOSPI, Map.of());
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(line);
        file.writeBytes(line);

        MasterFile read = read(file.toByteArray(), ListingMarket.KOSPI);

        assertThat(read.instruments()).hasSize(1);
        assertThat(read.badLines()).singleElement().asString().contains("line 2", "000001 for the second time");
    }

    @Test
    void the_file_of_the_other_market_is_damaged() {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        for (int i = 10; i < 40; i++) {
            file.writeBytes(line("0000" + i, "KR70000" + i + "000", "이름", KOSDAQ, Map.of()));
        }

        assertThatThrownBy(() -> read(file.toByteArray(), ListingMarket.KOSPI))
                .isInstanceOf(DamagedMasterException.class)
                .hasMessageContaining("30 of 30 lines are unreadable");
    }

    @Test
    void an_empty_file_and_one_without_a_line_end_are_damaged() {
        assertThatThrownBy(() -> read(new byte[0], ListingMarket.KOSDAQ))
                .hasMessageContaining("kosdaq_code.mst is empty");
        assertThatThrownBy(() -> read("\n\n\n".getBytes(CP949), ListingMarket.KOSPI))
                .isInstanceOf(DamagedMasterException.class);
        assertThatThrownBy(() -> read(new byte[5_000_000], ListingMarket.KOSPI))
                .isInstanceOf(DamagedMasterException.class);
    }

    private static MasterFile read(byte[] content, ListingMarket market) throws DamagedMasterException {
        return MasterFile.read(content, market);
    }

    /** A line with its line feed; what is not given is as in an ordinary stock. */
    private static byte[] line(String code, String isin, String name, int[] widths, Map<Integer, String> given) {
        boolean kospi = widths.length == KOSPI.length;
        Map<Integer, String> usual = kospi
                ? Map.of(0, "ST", 31, "000001000", 49, "20000104", 50, "000000000001000", 54, "0", 42, "00")
                : Map.of(0, "ST", 26, "000001000", 44, "20000104", 45, "000000000001000", 49, "0", 37, "00");
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        line.writeBytes(padded(code, 9));
        line.writeBytes(padded(isin, 12));
        line.writeBytes(padded(name, 40));
        for (int i = 0; i < widths.length; i++) {
            line.writeBytes(padded(given.getOrDefault(i, usual.getOrDefault(i, "")), widths[i]));
        }
        line.write('\n');
        return line.toByteArray();
    }

    private static byte[] padded(String text, int width) {
        byte[] field = new byte[width];
        Arrays.fill(field, (byte) ' ');
        byte[] bytes = text.getBytes(CP949);
        System.arraycopy(bytes, 0, field, 0, bytes.length);
        return field;
    }
}
