package io.github.kisroutes.lint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;

/**
 * The schema that ships with Camel's YAML DSL, without its shorthands: a definition that is a text or an object is the
 * object, and an expression stands below {@code expression}. Camel publishes this form of the schema since 4.19. Other than
 * in that schema, a placeholder may stand for a number or a truth value, as Camel's loader allows.
 */
final class CanonicalSchema {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Set<String> PLAIN = Set.of("boolean", "number", "integer");

    private static final JsonSchema SCHEMA = load();

    private CanonicalSchema() {}

    /** What the schema has against this YAML; empty when nothing. */
    static List<String> errors(String yaml) {
        return SCHEMA.validate(yaml, InputFormat.YAML).stream()
                .map(ValidationMessage::getMessage)
                .toList();
    }

    private static JsonSchema load() {
        try (InputStream shipped = CanonicalSchema.class.getResourceAsStream("/schema/camelYamlDsl.json")) {
            JsonNode schema = JSON.readTree(shipped);
            withoutShorthands(schema);
            ((ObjectNode) schema.path("items").path("properties"))
                    .retain(Set.of("route", "routeConfiguration", "routeTemplate", "templatedRoute", "rest"));
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4).getSchema(schema);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void withoutShorthands(JsonNode node) {
        if (node instanceof ObjectNode object) {
            removeText(object.path("oneOf"));
            removeInlineExpression(object);
        }
        node.forEach(CanonicalSchema::withoutShorthands);
        if (node instanceof ObjectNode object
                && PLAIN.contains(object.path("type").asText())) {
            object.putArray("anyOf").addObject().set("type", object.remove("type"));
            object.withArray("anyOf").addObject().put("type", "string").put("pattern", "^\\{\\{.+}}$");
        }
    }

    private static void removeText(JsonNode alternatives) {
        boolean orObject = alternatives.size() == 2
                && alternatives.path(1).path("type").asText().equals("object");
        if (orObject && alternatives.path(0).path("type").asText().equals("string")) {
            ((ArrayNode) alternatives).remove(0);
        }
    }

    /** Of "a language here, or none, or an expression below {@code expression}" the last one stays. */
    private static void removeInlineExpression(ObjectNode definition) {
        for (JsonNode any : definition.path("anyOf")) {
            ArrayNode spelledOut = JSON.createArrayNode();
            any.path("oneOf").forEach(alternative -> {
                if (alternative.path("required").toString().equals("[\"expression\"]")) {
                    spelledOut.add(alternative);
                }
            });
            if (!spelledOut.isEmpty()) {
                ((ObjectNode) any).set("oneOf", spelledOut);
                definition.withObject("/properties").remove(Expression.LANGUAGES);
            }
        }
    }
}
