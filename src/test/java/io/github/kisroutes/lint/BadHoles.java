package io.github.kisroutes.lint;

import java.util.List;
import java.util.stream.Stream;

/** Files that open one hole each: a secret shown, or a call that nothing holds back. */
final class BadHoles {
    private BadHoles() {}

    static Stream<Sample> all() {
        return Stream.of(contents(), secrets(), broker()).flatMap(List::stream);
    }

    private static List<Sample> contents() {
        return List.of(
                Sample.steps("no-script", "sample", """
                        - setBody:
                            expression:
                              groovy: # <-
                                expression: 1 + 1
                        """),
                Sample.steps("no-script", "sample", """
                        - script: # <-
                            expression:
                              simple:
                                expression: ${body}
                        """),
                Sample.steps("fixed-addresses", "sample", """
                        - toD: # <-
                            uri: direct:${body}
                        """),
                Sample.steps("fixed-addresses", "sample", """
                        - toD: # <-
                            uri: direct
                            parameters:
                              name: "${body}"
                        """),
                Sample.steps("fixed-addresses", "sample", """
                        - wireTap: # <-
                            uri: direct:${body}
                        """),
                Sample.steps("fixed-addresses", "sample", """
                        - enrich: # <-
                            id: sample
                            expression:
                              header:
                                expression: where
                        """));
    }

    private static List<Sample> secrets() {
        return List.of(
                Sample.steps("secret-placeholders", "sample", """
                        - log:
                            message: "{{kis.client-id}}" # <-
                        """),
                Sample.steps("secret-placeholders", "sample", """
                        - log:
                            message: "{{env:KIS_APP_SECRET}}" # <-
                        """),
                Sample.steps("secret-placeholders", "sample", """
                        - log:
                            message: "${env.KIS_APP_SECRET}" # <-
                        """),
                Sample.steps("secret-placeholders", "sample", """
                        - log:
                            message: "${properties:kis.database.password}" # <-
                        """),
                Sample.steps("secret-fields", "sample", """
                        - setHeader:
                            name: appSecret # <-
                            expression:
                              variable:
                                expression: something
                        """),
                Sample.steps("secret-fields", "sample", """
                        - to:
                            id: sample
                            uri: smtp:mail
                            parameters:
                              password: "{{mail.word}}" # <-
                        """),
                Sample.steps("secret-literals", "sample", """
                        - log:
                            message: Bearer %s # <-
                        """.formatted("not-a-real-token-0000")),
                Sample.steps("secret-literals", "sample", """
                        - log:
                            message: ey%s.eyJwbGFjZWhvbGRlciI6IjAifQ.c2ln # <-
                        """.formatted("JwbGFjZWhvbGRlciI6IjAifQ")),
                Sample.steps("secret-literals", "sample", """
                        - setVariable:
                            name: address
                            expression:
                              constant:
                                expression: redis://store?user=me&password=wrong # <-
                        """),
                Sample.steps("secret-literals", "sample", "# -----BEGIN PRIVATE KEY----- # <-\n" + Sample.LOG),
                Sample.steps("secret-literals", "sample", "# key " + "Ab1".repeat(12) + " # <-\n" + Sample.LOG),
                Sample.steps("secret-literals", "sample", """
                        - setVariable:
                            name: something
                            expression:
                              constant:
                                expression: %s= # <-
                        """.formatted("Ab1/".repeat(44))));
    }

    private static List<Sample> broker() {
        return List.of(
                Sample.steps("broker-only-in-kis-call", "sample", """
                        - to:
                            id: sample
                            uri: "{{kis.base-url}}" # <-
                        """.replace(
                                "- to:",
                                "- throttle:\n    id: mine\n    expression:\n      constant:\n"
                                        + "        expression: 1\n- to:")),
                Sample.steps("broker-only-in-kis-call", "sample", """
                        - to:
                            id: sample
                            uri: https://openapi.koreainvestment.com:9443/uapi # <-
                        """),
                Sample.steps("broker-only-in-kis-call", "sample", """
                        - setHeader:
                            name: CamelHttpUri # <-
                            expression:
                              simple:
                                expression: "${body}"
                        """),
                Sample.file(
                        "throttle-before-broker",
                        "kis-call",
                        GoodSamples.KIS_CALL.replaceFirst("(?s)- throttle:.*?- to:", "- to: # <-")),
                Sample.file(
                        "throttle-before-broker",
                        "kis-call",
                        GoodSamples.KIS_CALL
                                .replace("id: budget", "id: budget\n            disabled: true")
                                .replace("- to:", "- to: # <-")),
                Sample.file(
                        "throttle-before-broker",
                        "kis-call",
                        GoodSamples.KIS_CALL
                                .replace("mode: TotalRequests", "mode: ConcurrentRequests")
                                .replace("- to:", "- to: # <-")),
                Sample.file("throttle-before-broker", "kis-call", GoodSamples.KIS_CALL + """
                                - to: # <-
                                    id: again
                                    uri: "{{kis.base-url}}"
                        """.indent(0)),
                Sample.file("throttle-before-broker", "kis-call", GoodSamples.KIS_CALL.replaceFirst("(?s)- to:.*", "")),
                Sample.file(
                        "no-repeats-behind-the-throttle",
                        "kis-call",
                        GoodSamples.KIS_CALL
                                .replace("- route:", "- route: # <-")
                                .replace("noErrorHandler", "defaultErrorHandler")));
    }
}
