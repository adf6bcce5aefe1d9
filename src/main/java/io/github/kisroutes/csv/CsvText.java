package io.github.kisroutes.csv;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;

/** The text of a file that has to be UTF-8: in another encoding names would become unreadable without a word. */
final class CsvText {
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final String HOW =
            ": in a spreadsheet save it as 'CSV UTF-8', in an editor choose the encoding UTF-8";

    /** The encoding of Korean Windows, in which Excel saves what it calls CSV. */
    private static final String CP949 = "x-windows-949";

    private CsvText() {}

    /** What stands in the way of reading it; completes "the file …". */
    static final class NotUtf8Exception extends IOException {
        NotUtf8Exception(String what) {
            super(what + HOW);
        }
    }

    /** @throws NotUtf8Exception when it has another encoding, which is named where its bytes tell */
    static String read(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        if (startsWith(bytes, 'P', 'K', 3, 4) || startsWith(bytes, 0xD0, 0xCF, 0x11, 0xE0)) {
            throw new NotUtf8Exception("is a workbook of a spreadsheet and no CSV");
        }
        if (isUtf16(bytes)) {
            throw new NotUtf8Exception("is UTF-16, what a spreadsheet calls Unicode text, and not UTF-8");
        }
        try {
            String text = decode(bytes, StandardCharsets.UTF_8);
            return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new NotUtf8Exception(
                    isCp949(bytes) ? "is cp949, what Excel saves as CSV in Korean, and not UTF-8" : "is not UTF-8");
        }
    }

    /** By its mark, or by the zero in the first letter or digit. */
    private static boolean isUtf16(byte[] bytes) {
        return startsWith(bytes, 0xFF, 0xFE)
                || startsWith(bytes, 0xFE, 0xFF)
                || bytes.length >= 2 && (bytes[0] == 0) != (bytes[1] == 0);
    }

    private static boolean startsWith(byte[] bytes, int... first) {
        return bytes.length >= first.length
                && IntStream.range(0, first.length).allMatch(i -> bytes[i] == (byte) first[i]);
    }

    private static boolean isCp949(byte[] bytes) {
        try {
            return Charset.isSupported(CP949)
                    && !decode(bytes, Charset.forName(CP949)).isEmpty();
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static String decode(byte[] bytes, Charset charset) throws CharacterCodingException {
        return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    }
}
