package io.github.kisroutes.instrument.master;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Fetches a master file, bounded in time and size. The address is public and needs no key, so none is sent. */
final class MasterDownload {
    /** Real files have less than half a megabyte. */
    static final int MOST_BYTES = 8 * 1024 * 1024;

    private static final Duration CONNECT = Duration.ofSeconds(5);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT)
            .build();
    private final Duration whole;

    /** @param whole how long a download may take from its first to its last byte */
    MasterDownload(Duration whole) {
        this.whole = whole;
    }

    /** @throws IOException when the file does not come whole, in time, and with status 200; it says why */
    byte[] fetch(URI address) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(address).timeout(whole).build();
        CompletableFuture<HttpResponse<byte[]>> coming = http.sendAsync(request, MasterDownload::body);
        try {
            return coming.get(whole.toMillis(), TimeUnit.MILLISECONDS).body();
        } catch (TimeoutException e) {
            throw new IOException("it did not come within " + whole.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            throw new IOException(text(e.getCause()), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the download was interrupted", e);
        } finally {
            coming.cancel(true);
        }
    }

    private static String text(Throwable cause) {
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }

    private static BodySubscriber<byte[]> body(HttpResponse.ResponseInfo answer) {
        if (answer.statusCode() != 200) {
            return BodySubscribers.mapping(BodySubscribers.discarding(), ignored -> {
                throw new IllegalStateException("the server answered HTTP " + answer.statusCode());
            });
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        return BodySubscribers.mapping(
                BodySubscribers.ofByteArrayConsumer(part -> part.ifPresent(next -> append(next, bytes))),
                ended -> bytes.toByteArray());
    }

    /** What is thrown here ends the answer and its connection. */
    private static void append(byte[] part, ByteArrayOutputStream bytes) {
        if (bytes.size() + part.length > MOST_BYTES) {
            throw new IllegalStateException("it is larger than " + MOST_BYTES + " bytes");
        }
        bytes.writeBytes(part);
    }
}
