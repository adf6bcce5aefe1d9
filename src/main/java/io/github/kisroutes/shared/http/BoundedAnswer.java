package io.github.kisroutes.shared.http;

import io.github.kisroutes.shared.http.CallDeadline.Phase;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.client5.http.classic.ExecRuntime;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;

/** Ends a call whose answer never ends: in time, from the look-up of the name to the last byte, and, after decompression, in size. */
final class BoundedAnswer implements ExecChainHandler {
    private final ScheduledExecutorService timer;
    private final Duration limit;
    private final int maxBytes;
    private final Set<CallDeadline> underWay = ConcurrentHashMap.newKeySet();

    BoundedAnswer(ScheduledExecutorService timer, Duration limit, int maxBytes) {
        this.timer = timer;
        this.limit = limit;
        this.maxBytes = maxBytes;
    }

    /** Calls that have no whole answer yet fail now. */
    void breakOff() {
        underWay.forEach(CallDeadline::breakOff);
    }

    @Override
    public ClassicHttpResponse execute(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException {
        CallDeadline deadline = CallDeadline.begin(timer, limit, underWay);
        try {
            ClassicHttpResponse answer = chain.proceed(request, scope);
            if (answer.getEntity() == null) {
                deadline.end();
            } else {
                deadline.waitFor(Phase.BODY);
                answer.setEntity(new BoundedEntity(answer.getEntity(), deadline, scope.execRuntime));
            }
            return answer;
        } catch (IOException | HttpException e) {
            deadline.end();
            throw deadline.explained(e);
        } catch (RuntimeException e) {
            deadline.end();
            if (deadline.isOver()) {
                throw deadline.explained(e);
            }
            throw e;
        } finally {
            CallDeadline.leave();
        }
    }

    private final class BoundedEntity extends HttpEntityWrapper {
        private final CallDeadline deadline;
        private final ExecRuntime connection;
        private InputStream content;

        BoundedEntity(HttpEntity entity, CallDeadline deadline, ExecRuntime connection) {
            super(entity);
            this.deadline = deadline;
            this.connection = connection;
        }

        @Override
        public InputStream getContent() throws IOException {
            if (content == null) {
                content = new Bounded(super.getContent(), deadline, connection);
            }
            return content;
        }
    }

    private final class Bounded extends FilterInputStream {
        private final CallDeadline deadline;
        private final ExecRuntime connection;
        private long read;
        private boolean ended;

        Bounded(InputStream in, CallDeadline deadline, ExecRuntime connection) {
            super(in);
            this.deadline = deadline;
            this.connection = connection;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            try {
                int count = super.read(bytes, offset, length);
                ended |= count < 0;
                read += Math.max(count, 0);
                if (!ended && deadline.isOver()) {
                    throw new IOException("too late");
                }
                if (read > maxBytes) {
                    throw new IOException("the answer is longer than " + maxBytes + " bytes");
                }
                return count;
            } catch (IOException e) {
                throw deadline.explained(e);
            }
        }

        /** HttpClient reads an unfinished answer to its end in order to keep the connection: not one without an end. */
        @Override
        public void close() throws IOException {
            deadline.end();
            if (ended) {
                super.close();
            } else {
                connection.discardEndpoint();
            }
        }
    }
}
