package io.github.kisroutes.lint;

import java.util.stream.Stream;

/** Files in which nothing is wrong, among them what stands just on the right side of a rule. */
final class GoodSamples {
    static final String KIS_CALL = """
            # Called by: the questions. In: headers.
            # Out: the answer. Faults: of the broker.
            - route:
                id: kis-call
                description: The hop
                errorHandler:
                  noErrorHandler: {}
                from:
                  uri: direct:kis-call
                  steps:
                    - enrich:
                        id: token
                        expression:
                          constant:
                            expression: direct:kis-token
                    - throttle:
                        id: budget
                        mode: TotalRequests
                        timePeriodMillis: "1030"
                        expression:
                          constant:
                            expression: "20"
                    - to:
                        id: broker
                        uri: "{{kis.base-url}}"
                        parameters:
                          throwExceptionOnFailure: false
            """;

    private GoodSamples() {}

    static Stream<Sample> all() {
        return Stream.of(
                Sample.file("none", "kis-call", KIS_CALL),
                Sample.file("none", "error-policy", """
                        # Used by: the questions.
                        # What is repeated, how often, and what follows.
                        - routeConfiguration:
                            id: error-policy-broker
                            description: A question
                            onException:
                              - onException:
                                  exception:
                                    - java.io.IOException
                                  handled:
                                    constant:
                                      expression: "true"
                        - routeConfiguration:
                            id: error-policy-symbol
                            description: A symbol
                        """),
                Sample.file("none", "every-minute", """
                        # Called by: a timer.
                        # In: nothing. Out: a log line.
                        - route:
                            id: every-minute
                            description: Another start than direct has only the file's name as its own
                            from:
                              uri: timer:minute
                              steps: []
                        """),
                Sample.file("none", "price-action", """
                        # Called by: routes made from this template.
                        # In: a symbol. Out: its price.
                        - routeTemplate:
                            id: price-action
                            description: A building block
                            parameters:
                              - name: symbol
                            from:
                              uri: direct:{{name}}
                              steps: []
                        """.replace("{{name}}", "price-action")),
                Sample.steps("none", "sample", """
                        - setBody:
                            expression:
                              simple:
                                expression: resource:classpath:sql/{{kis.database.dialect}}/store-new-candles.sql
                        - to:
                            id: store
                            uri: jdbc
                            parameters:
                              dataSourceName: kisDatabase
                              useHeadersAsParameters: true
                        - setHeader:
                            name: CamelHttpPath
                            expression:
                              constant:
                                expression: /uapi/domestic-stock/v1/quotations/inquire-daily-itemchartprice
                        - removeHeader:
                            name: authorization
                        - bean:
                            ref: kisRuns
                            method: finish
                        - toD:
                            id: greeting
                            uri: log:{{kis.market}}
                        - log:
                            message: "select what you like from ${body}: the update set is described at https://example.com"
                        """));
    }
}
