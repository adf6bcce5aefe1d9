package io.github.kisroutes.security;

import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** What is printed still appears, and is written down, too, until this is closed. */
final class ConsoleCapture implements AutoCloseable {
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;

    ConsoleCapture(Transcript transcript) {
        System.setOut(copied(out, "out", transcript));
        System.setErr(copied(err, "err", transcript));
    }

    private static PrintStream copied(PrintStream original, String name, Transcript transcript) {
        return new PrintStream(new Copy(original, name, transcript), true, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        System.out.flush();
        System.err.flush();
        System.setOut(out);
        System.setErr(err);
    }

    /** Line by line, so that a secret printed in pieces is seen as one. */
    private static final class Copy extends FilterOutputStream {
        private final String name;
        private final Transcript transcript;
        private final ByteArrayOutputStream line = new ByteArrayOutputStream();

        private Copy(OutputStream original, String name, Transcript transcript) {
            super(original);
            this.name = name;
            this.transcript = transcript;
        }

        @Override
        public synchronized void write(int octet) throws IOException {
            out.write(octet);
            line.write(octet);
            if (octet == '\n') {
                endLine();
            }
        }

        @Override
        public synchronized void close() {
            endLine();
        }

        private void endLine() {
            transcript.add(Channel.CONSOLE, name, line.toString(StandardCharsets.UTF_8));
            line.reset();
        }
    }
}
