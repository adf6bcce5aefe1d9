package io.github.kisroutes.export;

/**
 * A file that is finished.
 *
 * @param name in the folder of the export
 * @param rows candles in it, the first line of a CSV not counted
 * @param sha256 of its bytes, 64 hexadecimal digits
 */
public record ExportedFile(String name, long rows, String sha256) {}
