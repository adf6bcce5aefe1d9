package io.github.kisroutes.csv;

/** Text from outside, as a cell that a spreadsheet shows and does not run. */
public final class SpreadsheetText {
    /** What begins a formula in Excel, LibreOffice or Google Sheets, or is skipped before one (OWASP, CSV Injection). */
    private static final String DANGEROUS = "=+-@\t\r\n＝＋－＠";

    private SpreadsheetText() {}

    /** The text; with an apostrophe before it where a spreadsheet would take it for a formula. */
    public static String of(String text) {
        return !text.isEmpty() && DANGEROUS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
