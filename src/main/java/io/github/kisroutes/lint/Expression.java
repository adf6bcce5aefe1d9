package io.github.kisroutes.lint;

import java.util.Optional;
import java.util.Set;

/**
 * An expression of a route.
 *
 * @param language {@code simple}, {@code constant}, …
 * @param text what is evaluated
 */
record Expression(int line, String language, String text) {
    /** Every language of the YAML DSL. */
    static final Set<String> LANGUAGES = Set.of(
            "constant",
            "csimple",
            "datasonnet",
            "exchangeProperty",
            "groovy",
            "header",
            "hl7terser",
            "java",
            "joor",
            "jq",
            "js",
            "jsonpath",
            "language",
            "method",
            "mvel",
            "ognl",
            "python",
            "ref",
            "simple",
            "spel",
            "tokenize",
            "variable",
            "wasm",
            "xpath",
            "xquery",
            "xtokenize");

    /** The first language that stands directly below this node. */
    static Optional<Expression> of(YamlNode node) {
        return node.entries()
                .filter(entry -> LANGUAGES.contains(entry.key()))
                .map(entry -> new Expression(entry.line(), entry.key(), text(entry.value())))
                .findFirst();
    }

    private static String text(YamlNode value) {
        return value instanceof YamlNode.Scalar scalar ? scalar.text() : value.text("expression");
    }

    /** Whether its value is the same for every exchange. */
    boolean isFixed() {
        return language.equals("constant") || language.equals("simple") && !isFilledIn(text);
    }

    /** Whether the simple language fills something into this text for each exchange; it knows two ways to write that. */
    static boolean isFilledIn(String text) {
        return text.contains("${") || text.contains("$simple{");
    }
}
