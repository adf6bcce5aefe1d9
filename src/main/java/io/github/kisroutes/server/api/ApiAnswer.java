package io.github.kisroutes.server.api;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.kisroutes.database.fault.StatementException;
import io.github.kisroutes.server.http.HttpAnswer;
import io.github.kisroutes.server.http.Problem;
import io.github.kisroutes.server.http.RefusedException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers of the API as JSON, also those to what goes wrong. */
public final class ApiAnswer {
    private static final Logger LOG = LoggerFactory.getLogger(ApiAnswer.class);

    private static final String DATABASE_AWAY =
            "The database does not answer; the log of the server says why. Try again in a moment.";
    private static final String FAULT = "The server could not do this; its log says why.";

    private static final ObjectMapper JSON = JsonMapper.builder()
            .configure(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN, true)
            .build();

    private ApiAnswer() {}

    /** An object of maps, lists and values; what is wrong becomes a problem. */
    public static HttpAnswer of(Supplier<Object> work) {
        return safely(() -> json(200, work.get()));
    }

    /** The same of any answer. */
    public static HttpAnswer safely(Supplier<HttpAnswer> work) {
        try {
            return work.get();
        } catch (RefusedException e) {
            return Problem.answer(e.status(), e.getMessage());
        } catch (StatementException e) {
            LOG.warn("The API could not read: {}", e.getMessage());
            return Problem.answer(503, DATABASE_AWAY).with("Retry-After", "10");
        } catch (RuntimeException e) {
            LOG.warn("The API could not answer.", e);
            return Problem.answer(500, FAULT);
        }
    }

    public static HttpAnswer json(int status, Object value) {
        return HttpAnswer.of(status, "application/json", text(value));
    }

    /** One line. */
    public static String text(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
