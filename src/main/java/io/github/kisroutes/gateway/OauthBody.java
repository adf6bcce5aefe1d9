package io.github.kisroutes.gateway;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * The fields of a request for a token, whatever its content type says: JSON, or {@code name=value&…} as curl and Excel send it.
 * Names in any case; fields in an object {@code credential} count as well.
 */
final class OauthBody {
    /** A token of KIS has about 350 characters. */
    private static final int LONGEST_FIELD = 4 * 1024;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(LONGEST_FIELD)
                            .maxNameLength(LONGEST_FIELD)
                            .maxNestingDepth(4)
                            .build())
                    .build())
            .build();

    private final Map<String, String> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    private OauthBody() {}

    /**
     * @param query of the address, as it came; empty when there is none
     * @throws GatewayRefusedException when the body is neither
     */
    static OauthBody read(byte[] body, String query) throws GatewayRefusedException {
        OauthBody read = new OauthBody();
        read.form(query);
        String text = new String(body, StandardCharsets.UTF_8).strip();
        if (text.startsWith("{")) {
            read.json(text);
        } else {
            read.form(text);
        }
        return read;
    }

    /** The value of a field; empty when it did not come. */
    String field(String name) {
        return fields.getOrDefault(name, "");
    }

    private void json(String text) throws GatewayRefusedException {
        try {
            JsonNode object = JSON.readTree(text);
            take(object.path("credential"));
            take(object);
        } catch (IOException e) {
            throw new GatewayRefusedException(GatewayFault.REQUEST);
        }
    }

    private void take(JsonNode object) {
        object.properties().forEach(field -> {
            if (field.getValue().isValueNode()) {
                fields.put(field.getKey(), field.getValue().asText().strip());
            }
        });
    }

    private void form(String text) throws GatewayRefusedException {
        try {
            for (String pair : text.split("&")) {
                String[] parts = pair.split("=", 2);
                if (parts.length == 2) {
                    fields.put(decoded(parts[0]), decoded(parts[1]).strip());
                }
            }
        } catch (IllegalArgumentException e) {
            throw new GatewayRefusedException(GatewayFault.REQUEST);
        }
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
