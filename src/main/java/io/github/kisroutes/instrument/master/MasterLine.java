package io.github.kisroutes.instrument.master;

import io.github.kisroutes.instrument.Instrument;
import io.github.kisroutes.instrument.Instrument.InstrumentFlags;
import io.github.kisroutes.instrument.Instrument.ParChange;
import io.github.kisroutes.market.ListingMarket;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads one line of a master file. */
final class MasterLine {
    private static final Charset CP949 = Charset.forName("MS949");
    private static final Pattern CODE = Pattern.compile("[0-9A-Z]{1,9}");
    private static final Pattern ISIN = Pattern.compile("[A-Z]{2}[0-9A-Z]{9}[0-9]");
    private static final Pattern GROUP = Pattern.compile("[A-Z]{2}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,15}");
    private static final int SHARES_UNIT = 1_000;

    private final byte[] line;
    private final ListingMarket market;
    private final MasterLayout layout;

    private MasterLine(byte[] line, ListingMarket market) {
        this.line = line;
        this.market = market;
        layout = MasterLayout.of(market);
    }

    /** @throws UnreadableLineException when a field is not what it has to be; it says which and why */
    static Instrument read(byte[] line, ListingMarket market) throws UnreadableLineException {
        return new MasterLine(line, market).instrument();
    }

    private Instrument instrument() throws UnreadableLineException {
        if (line.length <= MasterLayout.HEAD_BYTES + layout.tail()) {
            throw new UnreadableLineException("is cut: it has " + line.length + " bytes, at least "
                    + (MasterLayout.HEAD_BYTES + layout.tail() + 1) + " are needed");
        }
        return new Instrument(
                matching(CODE, "short code", text(0, MasterLayout.CODE_BYTES)),
                matching(ISIN, "ISIN", text(MasterLayout.CODE_BYTES, MasterLayout.HEAD_BYTES)),
                name(),
                market,
                matching(GROUP, "group code", tail(0, 2)),
                date("listing date", tail(layout.listingDate(), 8)),
                new BigDecimal(matching(NUMBER, "base price", tail(layout.basePrice(), 9))),
                Long.parseLong(matching(NUMBER, "number of shares", tail(layout.listingDate() + 8, 15))) * SHARES_UNIT,
                marks());
    }

    private InstrumentFlags marks() throws UnreadableLineException {
        return new InstrumentFlags(
                flag("SPAC", layout.spac()),
                !tail(layout.preferred(), 1).matches("0?"),
                flag("halted", layout.halted()),
                flag("liquidation", layout.halted() + 1),
                flag("administrative issue", layout.halted() + 2),
                switch (tail(layout.parChange(), 2)) {
                    case "", "00" -> ParChange.NONE;
                    case "01" -> ParChange.SPLIT;
                    case "02" -> ParChange.MERGE;
                    default -> ParChange.OTHER;
                });
    }

    /** A name that cannot be decoded is a sign that the bytes have moved. */
    private String name() throws UnreadableLineException {
        ByteBuffer bytes =
                ByteBuffer.wrap(line, MasterLayout.HEAD_BYTES, line.length - layout.tail() - MasterLayout.HEAD_BYTES);
        try {
            String name = CP949.newDecoder().decode(bytes).toString().strip();
            if (!name.isEmpty() && name.chars().noneMatch(Character::isISOControl)) {
                return name;
            }
        } catch (CharacterCodingException e) {
            throw new UnreadableLineException("has a name that is no cp949 text");
        }
        throw new UnreadableLineException("has no readable name");
    }

    private String tail(int from, int length) {
        int start = line.length - layout.tail() + from;
        return text(start, start + length);
    }

    private String text(int from, int to) {
        return new String(line, from, to - from, StandardCharsets.ISO_8859_1).strip();
    }

    private boolean flag(String what, int place) throws UnreadableLineException {
        return switch (tail(place, 1)) {
            case "Y" -> true;
            case "N", "" -> false;
            default -> throw new UnreadableLineException("has something else than Y or N where it tells " + what);
        };
    }

    private static Optional<LocalDate> date(String what, String text) throws UnreadableLineException {
        if (text.isEmpty() || text.equals("00000000")) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE));
        } catch (DateTimeParseException e) {
            throw new UnreadableLineException("has a " + what + " that is no day");
        }
    }

    private static String matching(Pattern form, String what, String text) throws UnreadableLineException {
        if (!form.matcher(text).matches()) {
            throw new UnreadableLineException("has no readable " + what);
        }
        return text;
    }
}
