package io.github.kisroutes.broker;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.client5.http.classic.ExecRuntime;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;

/**
 * Ends an answer that never ends. A socket timeout only bounds the wait for the next byte; this bounds the whole answer
 * in time and, after decompression, in size. The largest real answer (100 candles) has about 40 kB.
 */
final class BoundedAnswer implements ExecChainHandler {
    private static final int MAX_BYTES = 4 * 1024 * 1024;

    private final Duration limit;

    BoundedAnswer(Duration limit) {
        this.limit = limit;
    }

    @Override
    public ClassicHttpResponse execute(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        long deadline = System.nanoTime() + limit.toNanos();
        ClassicHttpResponse response = chain.proceed(request, scope);
        HttpEntity entity = response.getEntity();
        if (entity != null) {
            response.setEntity(new HttpEntityWrapper(entity) {
                private InputStream content;

                @Override
                public InputStream getContent() throws IOException {
                    if (content == null) {
                        content = new Bounded(super.getContent(), deadline, scope.execRuntime);
                    }
                    return content;
                }
            });
        }
        return response;
    }

    private final class Bounded extends FilterInputStream {
        private final long deadline;
        private final ExecRuntime connection;
        private long read;
        private boolean ended;

        Bounded(InputStream in, long deadline, ExecRuntime connection) {
            super(in);
            this.deadline = deadline;
            this.connection = connection;
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            count(value < 0 ? -1 : 1);
            return value;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int count = super.read(bytes, offset, length);
            count(count);
            return count;
        }

        private void count(int bytes) throws IOException {
            ended |= bytes < 0;
            read += Math.max(bytes, 0);
            if (read > MAX_BYTES) {
                throw new IOException("the answer is longer than " + MAX_BYTES + " bytes");
            }
            if (!ended && System.nanoTime() - deadline > 0) {
                throw new IOException("the answer took longer than " + limit.toMillis() + " ms");
            }
        }

        /** HttpClient reads an unfinished answer to its end in order to keep the connection: not one without an end. */
        @Override
        public void close() throws IOException {
            if (ended) {
                super.close();
            } else {
                connection.discardEndpoint();
            }
        }
    }
}
