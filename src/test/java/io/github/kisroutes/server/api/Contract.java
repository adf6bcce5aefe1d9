package io.github.kisroutes.server.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@code docs/openapi.yaml}, as a test reads it: an object may have no field that the contract does not name. */
final class Contract {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode root;
    private final JsonSchemaFactory schemas = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

    private Contract(JsonNode root) {
        this.root = root;
    }

    /** An operation: its method in capitals, its path below {@code /api/v1}, its description. */
    record Operation(String id, String method, String path, JsonNode node) {}

    static Contract read() {
        try {
            JsonNode root = new ObjectMapper(new YAMLFactory())
                    .readTree(Path.of("docs/openapi.yaml").toFile());
            close(root.path("components").path("schemas"));
            return new Contract(root);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void close(JsonNode node) {
        if (node instanceof ObjectNode object && object.path("properties").isObject()) {
            object.put("additionalProperties", false);
        }
        node.forEach(Contract::close);
    }

    Map<String, Operation> operations() {
        Map<String, Operation> operations = new TreeMap<>();
        root.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(method -> {
                    if (method.getValue().has("operationId")) {
                        String id = method.getValue().path("operationId").asText();
                        operations.put(
                                id, new Operation(id, method.getKey().toUpperCase(), path.getKey(), method.getValue()));
                    }
                }));
        return operations;
    }

    /** What is wrong with an answer; empty when it is as the contract says. */
    List<String> errors(Operation operation, int status, String type, String body) {
        JsonNode responses = operation.node().path("responses");
        JsonNode response = resolved(
                responses.has(String.valueOf(status))
                        ? responses.path(String.valueOf(status))
                        : responses.path("default"));
        String bare = type.split(";")[0];
        JsonNode content = response.path("content").path(bare);
        if (content.isMissingNode()) {
            return List.of(status + " as " + bare + " is not in the contract");
        }
        return bare.endsWith("json") ? errors(content.path("schema"), body) : List.of();
    }

    /** What is wrong with a text, by one of the schemas of the contract. */
    List<String> errors(String schema, String json) {
        return errors(JSON.createObjectNode().put("$ref", "#/components/schemas/" + schema), json);
    }

    private List<String> errors(JsonNode schema, String json) {
        ObjectNode whole = JSON.createObjectNode();
        whole.setAll((ObjectNode) schema);
        whole.set("components", root.path("components"));
        List<String> errors = new ArrayList<>();
        try {
            schemas.getSchema(
                            whole,
                            SchemaValidatorsConfig.builder()
                                    .formatAssertionsEnabled(true)
                                    .build())
                    .validate(JSON.readTree(json))
                    .forEach((ValidationMessage error) -> errors.add(error.getMessage()));
        } catch (IOException e) {
            errors.add("not JSON: " + json);
        }
        return errors;
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? root.at(node.path("$ref").asText().substring(1)) : node;
    }
}
