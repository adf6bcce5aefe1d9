package io.github.kisroutes.broker;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.kisroutes.config.Credentials;
import java.io.IOException;
import java.io.InputStream;
import org.apache.camel.Exchange;
import org.apache.camel.component.jackson.JacksonDataFormat;

/**
 * The data format of {@code kis-call}: reads the JSON of an answer and tells success from each kind of refusal. Success
 * is {@code rt_cd} "0" and nothing else; {@code msg_cd} varies even among successes.
 */
public final class BrokerAnswer extends JacksonDataFormat {
    private static final int LONGEST_TEXT = 200;
    private static final int LONGEST_FIELD = 8 * 1024;

    /** What is said of an answer that breaks a bound of {@link #mapper()}. */
    static final String TOO_LONG = "has a field that is longer than " + LONGEST_FIELD + " characters, or too deep";

    private static final String NO_JSON = " without readable JSON";

    private final Credentials credentials;
    private final AnswerListener listener;
    private final AnswerTotals totals = new AnswerTotals();

    /**
     * @param credentials taken out of any text of an answer, should a hostile one repeat them
     * @param listener told what each answer means for the calls to come
     */
    public BrokerAnswer(Credentials credentials, AnswerListener listener) {
        super(mapper(), JsonNode.class);
        this.credentials = credentials;
        this.listener = listener;
    }

    /**
     * Exact numbers, and no key twice: what the second of two equal keys means is anybody's guess. The longest text of KIS has a
     * few hundred characters; what is far longer is no answer.
     */
    static JsonMapper mapper() {
        JsonFactory bounded = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxStringLength(LONGEST_FIELD)
                        .maxNameLength(LONGEST_FIELD)
                        .maxNumberLength(100)
                        .maxNestingDepth(50)
                        .build())
                .build();
        return JsonMapper.builder(bounded)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(JsonParser.Feature.INCLUDE_SOURCE_IN_LOCATION)
                .build();
    }

    /** How often the broker said "too many calls" since the start. */
    public long refusedCalls() {
        return totals.of(AnswerTotals.Kind.REFUSED);
    }

    /** How it has answered since the start. */
    public AnswerTotals totals() {
        return totals;
    }

    @Override
    public Object unmarshal(Exchange exchange, InputStream stream) throws Exception {
        return unmarshal(exchange, (Object) stream);
    }

    @Override
    public Object unmarshal(Exchange exchange, Object body) throws Exception {
        int status = exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, 0, Integer.class);
        String question = exchange.getVariable("question", "a question to KIS", String.class);
        JsonNode answer = read(exchange, body, status, question);
        if ("0".equals(answer.path("rt_cd").asText())) {
            // Below the routes, too: no fault outlives the attempt that was answered.
            exchange.removeProperty(Exchange.EXCEPTION_CAUGHT);
            totals.add(AnswerTotals.Kind.OK);
            listener.accepted(exchange);
            return answer;
        }
        BrokerFault refusal = refusal(answer, status, question);
        totals.add(refusal.faultClass());
        tell(exchange, refusal);
        throw refusal;
    }

    private void tell(Exchange exchange, BrokerFault refusal) {
        switch (refusal.faultClass()) {
            case RATE -> listener.tooManyCalls(exchange);
            case TOKEN -> listener.tokenRejected(exchange, refusal.code());
            case CREDENTIAL -> {
                if (!RawAnswer.wanted(exchange) || !refusal.code().equals(RawAnswer.NOT_FOR_THIS_KEY)) {
                    listener.keyRefused(refusal.code());
                }
            }
            default -> {
                // It concerns this question alone.
            }
        }
    }

    private JsonNode read(Exchange exchange, Object body, int status, String question) throws Exception {
        try {
            return parse(exchange, body, status, question);
        } catch (BrokerFault unreadable) {
            totals.add(AnswerTotals.Kind.FAULT);
            throw unreadable;
        }
    }

    private JsonNode parse(Exchange exchange, Object body, int status, String question) throws Exception {
        try {
            byte[] bytes = RawAnswer.wanted(exchange) ? bytes(exchange, body) : null;
            Object read = bytes == null ? body : bytes;
            JsonNode answer = read == null ? null : (JsonNode) super.unmarshal(exchange, read);
            if (answer != null && answer.isObject()) {
                if (bytes != null) {
                    RawAnswer.keep(exchange, bytes);
                }
                return answer;
            }
        } catch (StreamConstraintsException e) {
            throw unreadable(status, question, ", and the answer " + TOO_LONG);
        } catch (JsonProcessingException e) {
            throw unreadable(status, question, NO_JSON);
        } catch (IOException e) {
            throw BrokerFault.of(FaultClass.TRANSIENT, "IO", question + ": " + e.getMessage());
        }
        throw unreadable(status, question, NO_JSON);
    }

    private static byte[] bytes(Exchange exchange, Object body) throws IOException {
        try (InputStream in = exchange.getContext().getTypeConverter().convertTo(InputStream.class, exchange, body)) {
            return in == null ? null : in.readAllBytes();
        }
    }

    /** An HTML page, a cut body: the broker's bad moment, unless the status says that the address itself is wrong. */
    private static BrokerFault unreadable(int status, String question, String why) {
        boolean wrongAddress = status == 404 || status == 405 || status >= 300 && status < 400;
        String code = status == 200 ? "BAD_JSON" : "HTTP_" + status;
        return BrokerFault.of(
                wrongAddress ? FaultClass.REQUEST : FaultClass.TRANSIENT,
                code,
                question + ": KIS answered HTTP " + status + why);
    }

    private BrokerFault refusal(JsonNode answer, int status, String question) {
        String code = text(answer, "msg_cd", "error_code");
        FaultClass faultClass = FaultClass.of(code, status);
        String said = code + " " + text(answer, "msg1", "error_description");
        return BrokerFault.of(
                faultClass,
                code.isEmpty() ? "HTTP_" + status : code,
                question + ": KIS said " + said.strip() + " (HTTP " + status + ")");
    }

    private String text(JsonNode answer, String name, String otherName) {
        return readable(answer.path(answer.has(name) ? name : otherName).asText(""), credentials);
    }

    /** A broker's words, safe to log: no control characters, bounded, and none of our secrets. */
    static String readable(String text, Credentials credentials) {
        String clean = credentials.redact(text).replaceAll("\\p{Cntrl}+", " ").strip();
        return clean.length() <= LONGEST_TEXT ? clean : clean.substring(0, LONGEST_TEXT) + "…";
    }
}
