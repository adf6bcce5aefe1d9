package io.github.kisroutes.karaf;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** The KAR as the next version would be: the same content under another version number. */
final class NextVersion {
    private static final String VERSION = "1.0.0";
    private static final String NEXT = "1.0.1";

    private NextVersion() {}

    static Path of(Path kar, Path folder) throws IOException {
        Path next = folder.resolve(next(kar.getFileName().toString()));
        try (InputStream in = Files.newInputStream(kar);
                OutputStream out = Files.newOutputStream(next)) {
            rewrite(in, out);
        }
        return next;
    }

    private static void rewrite(InputStream from, OutputStream to) throws IOException {
        ZipInputStream in = new ZipInputStream(from);
        ZipOutputStream out = new ZipOutputStream(to);
        for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
            out.putNextEntry(new ZipEntry(next(entry.getName())));
            out.write(rewritten(entry.getName(), in.readAllBytes()));
            out.closeEntry();
        }
        out.finish();
    }

    private static byte[] rewritten(String name, byte[] content) throws IOException {
        if (name.endsWith("kis-camel-routes-" + VERSION + ".jar")) {
            ByteArrayOutputStream jar = new ByteArrayOutputStream();
            rewrite(new ByteArrayInputStream(content), jar);
            return jar.toByteArray();
        }
        if (name.endsWith(".xml") && new String(content, StandardCharsets.UTF_8).contains("<features")) {
            return next(text(content)).getBytes(StandardCharsets.UTF_8);
        }
        if (name.equals("META-INF/MANIFEST.MF")) {
            return text(content)
                    .replace("Bundle-Version: " + VERSION, "Bundle-Version: " + NEXT)
                    .getBytes(StandardCharsets.UTF_8);
        }
        return content;
    }

    /** Others may have the same number. */
    private static String next(String text) {
        return text.replaceAll(
                "(kis-camel-routes[-/]|name=\"kis-camel-routes\" version=\")" + Pattern.quote(VERSION), "$1" + NEXT);
    }

    private static String text(byte[] content) {
        return new String(content, StandardCharsets.UTF_8);
    }
}
