package io.github.kisroutes.lint;

/**
 * An endpoint's address.
 *
 * @param uri as it is written, {@code direct:kis-call} or just {@code direct}
 * @param name the parameter {@code name}, where the uri is only the component
 */
record Address(String uri, String name) {
    static Address of(YamlNode body) {
        return new Address(
                body.text("uri"),
                body.get("parameters").map(p -> p.text("name")).orElse(""));
    }

    /** The component: {@code direct}. */
    String component() {
        return uri.split("[:?]", 2)[0];
    }

    /** What the endpoint is called: {@code kis-call}. */
    String endpoint() {
        String path = uri.substring(component().length()).replaceFirst("^:(//)?", "");
        return path.isEmpty() ? name : path.split("\\?", 2)[0];
    }
}
