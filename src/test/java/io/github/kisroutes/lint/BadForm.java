package io.github.kisroutes.lint;

import java.util.List;
import java.util.stream.Stream;

/** Files that break one rule of form each. */
final class BadForm {
    private static final String CHOICE = """
            - choice:
                id: which
                when:
                  - expression:
                      simple:
                        expression: "${body} == 1"
                    steps: []
            """;

    private BadForm() {}

    static Stream<Sample> all() {
        return Stream.of(reading(), canonical(), naming(), contents()).flatMap(List::stream);
    }

    private static List<Sample> reading() {
        return List.of(
                Sample.file("readable", "cut", """
                        - route:
                            id: "cut
                        """ + "# <-"),
                Sample.file("readable", "twice", """
                        - route:
                            id: twice
                            id: once # <-
                        """),
                Sample.file("readable", "alias", """
                        - route: &here
                            id: alias
                        - route: *here
                        """),
                Sample.file("readable", "empty", ""),
                Sample.file(
                        "header-comment",
                        "sample",
                        Sample.around("sample", Sample.LOG).replaceFirst("#.*\n", "#\n")),
                Sample.steps("short", "sample", Sample.LOG.repeat(23) + "- log: # <-\n    message: Done\n"),
                Sample.steps("one-choice", "sample", CHOICE + CHOICE.replace("choice:", "choice: # <-")));
    }

    private static List<Sample> canonical() {
        return List.of(
                Sample.file("canonical-document", "sample", """
                        # Called by: nobody.
                        # Out: nothing.
                        - from: # <-
                            description: A route without its name
                            id: sample
                            uri: direct:sample
                            steps: []
                        """),
                Sample.file("canonical-document", "sample", """
                        # Called by: nobody.
                        # Out: nothing.
                        route: # <-
                          id: sample
                        """),
                Sample.steps("canonical-steps", "sample", "- log: Hello # <-"),
                Sample.steps("canonical-steps", "sample", "- to: direct:elsewhere # <-"),
                Sample.steps("canonical-steps", "sample", "- stop: # <-"),
                Sample.steps("canonical-expressions", "sample", """
                        - setBody:
                            constant: # <-
                              expression: Hello
                        """),
                Sample.steps("canonical-expressions", "sample", """
                        - setBody:
                            expression:
                              simple: ${null} # <-
                        """),
                Sample.steps("canonical-expressions", "sample", """
                        - doTry:
                            steps: []
                            doCatch:
                              - exception:
                                  - java.io.IOException
                                onWhen:
                                  simple: # <-
                                    expression: "${body} == 1"
                        """),
                Sample.steps("canonical-addresses", "sample", """
                        - to:
                            uri: direct:elsewhere?timeout=10 # <-
                        """));
    }

    private static List<Sample> naming() {
        return List.of(
                new Sample("one-name", "sample.yaml", Sample.around("sample.yaml", Sample.LOG)),
                Sample.file("one-name", "sample", """
                        # Called by: nobody.
                        # Out: nothing.
                        - route: # <-
                            id: simple
                            description: Another name than the file
                            from:
                              uri: timer:sample
                              steps: []
                        """),
                Sample.file("one-name", "sample", """
                        # Called by: nobody.
                        # Out: nothing.
                        - route:
                            id: sample
                            description: Another endpoint than the file
                            from:
                              uri: direct:simple # <-
                              steps: []
                        """),
                Sample.file("one-name", "policy", """
                        # Used by: nobody.
                        # Says nothing.
                        - routeConfiguration: # <-
                            id: error
                            description: Another name than the file
                        """),
                Sample.file(
                        "described",
                        "sample",
                        Sample.around("sample", Sample.LOG)
                                .replace("- route:", "- route: # <-")
                                .replaceFirst("\n *description:.*", "")),
                Sample.steps("step-ids", "sample", """
                        - to: # <-
                            uri: jdbc:kisDatabase
                        """),
                Sample.steps("step-ids", "sample", """
                        - filter: # <-
                            expression:
                              simple:
                                expression: "${body} == 1"
                            steps: []
                        """),
                Sample.steps("step-ids", "sample", """
                        - policy: # <-
                            ref: kisTransaction
                            steps: []
                        """));
    }

    private static List<Sample> contents() {
        return List.of(
                Sample.steps("no-sql", "sample", """
                        - setBody:
                            expression:
                              constant:
                                expression: SELECT close_price FROM daily_price # <-
                        """),
                Sample.steps("no-sql", "sample", """
                        - setBody:
                            expression:
                              simple:
                                expression: | # <-
                                  insert
                                  into daily_price values (1)
                        """),
                Sample.steps("known-settings", "sample", """
                        - log:
                            message: "{{kis.marked}}" # <-
                        """));
    }
}
