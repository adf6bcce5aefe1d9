package io.github.kisroutes.shared.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.impl.io.SocketHolder;

/** Counts the bytes of a header, with all interim answers before it, and remembers how it began. */
final class HeaderWatch {
    /** As much of what is no answer as a message shows: too little to hold a secret that was echoed. */
    private static final int SHOWN = 14;

    private final int maxBytes;
    private final StringBuilder begin = new StringBuilder();
    private long bytes;
    private boolean within;

    HeaderWatch(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** A header is waited for. */
    void begin() {
        bytes = 0;
        begin.setLength(0);
        within = true;
    }

    /** What comes now is the body, or, after an interim answer, still belongs to the header. */
    void came(boolean interim) {
        within = interim;
    }

    /** Says that what came is no answer. */
    IOException noHttp() {
        String shown = begin.toString().replaceAll("[^ -~]", ".");
        return new IOException("what came is no answer of HTTP; it begins with '" + shown
                + "': another program answers at that address, or a network that wants a sign-in");
    }

    /** The socket with its input watched. */
    SocketHolder watched(SocketHolder plain) {
        return plain.getSSLSocket() == null
                ? new SocketHolder(plain.getBaseSocket()) {
                    @Override
                    protected InputStream getInputStream(Socket from) throws IOException {
                        return new Watched(super.getInputStream(from));
                    }
                }
                : new SocketHolder(plain.getSSLSocket(), plain.getBaseSocket()) {
                    @Override
                    protected InputStream getInputStream(Socket from) throws IOException {
                        return new Watched(super.getInputStream(from));
                    }
                };
    }

    private void read(byte[] from, int offset, int count) throws MessageConstraintException {
        if (!within || count <= 0) {
            return;
        }
        if (begin.length() < SHOWN) {
            begin.append(
                    new String(from, offset, Math.min(count, SHOWN - begin.length()), StandardCharsets.ISO_8859_1));
        }
        bytes += count;
        if (bytes > maxBytes) {
            throw new MessageConstraintException("it has more than " + maxBytes + " bytes");
        }
    }

    private final class Watched extends FilterInputStream {
        Watched(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] to, int offset, int length) throws IOException {
            int count = super.read(to, offset, length);
            HeaderWatch.this.read(to, offset, count);
            return count;
        }
    }
}
