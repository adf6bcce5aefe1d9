package io.github.kisroutes.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouteLintTest {
    private static final Set<String> SETTINGS =
            Set.of("kis.base-url", "kis.market", "kis.database.dialect", "kis.client-id", "kis.database.password");

    private final RouteLint house = HouseRules.lint(SETTINGS);
    private final RouteLint guard =
            RouteLint.againstHoles(Set.of(), URI.create("https://openapi.koreainvestment.com:9443"));

    static Stream<Sample> bad() {
        return Stream.concat(BadForm.all(), BadHoles.all());
    }

    static Stream<Sample> good() {
        return GoodSamples.all();
    }

    @ParameterizedTest
    @MethodSource("bad")
    void a_bad_sample_is_found_with_its_line(Sample sample) {
        assertThat(house.check(sample.file(), sample.text()))
                .extracting(Finding::rule, Finding::file, Finding::line)
                .containsExactly(tuple(sample.rule(), sample.file(), sample.line()));
    }

    @ParameterizedTest
    @MethodSource("good")
    void a_good_sample_passes_every_rule(Sample sample) {
        assertThat(house.check(sample.file(), sample.text())).isEmpty();
    }

    @Test
    void every_rule_has_a_bad_sample() {
        assertThat(bad().map(Sample::rule).collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(house.rules());
    }

    @ParameterizedTest
    @MethodSource("good")
    void camel_reads_every_good_sample(Sample sample) throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            Resource resource = ResourceHelper.fromString(sample.file(), sample.text());
            PluginHelper.getRoutesLoader(context).loadRoutes(resource);
            assertThat(context.getRouteDefinitions().size()
                            + context.getRouteConfigurationDefinitions().size()
                            + context.getRouteTemplateDefinitions().size())
                    .isPositive();
        }
    }

    @ParameterizedTest
    @MethodSource("good")
    void every_good_sample_is_canonical_by_the_schema(Sample sample) {
        assertThat(CanonicalSchema.errors(sample.text())).isEmpty();
    }

    /** The lint's own words for the canonical form and the schema's agree. */
    @ParameterizedTest
    @MethodSource("short_forms")
    void a_short_form_is_not_canonical_by_the_schema(Sample sample) {
        assertThat(CanonicalSchema.errors(sample.text())).isNotEmpty();
    }

    static Stream<Sample> short_forms() {
        return bad().filter(sample ->
                sample.rule().startsWith("canonical-") && !sample.rule().endsWith("-addresses"));
    }

    /** An operator's short form is not refused; the hole in it is. */
    @Test
    void the_guard_ignores_form_and_sees_holes_in_short_forms() {
        String form = """
                - from:
                    uri: timer:sample?period=1000
                    steps:
                      - to: direct:kis-collect
                      - setBody:
                          simple: ${null}
                """;
        assertThat(guard.check("mine.camel.yaml", form)).isEmpty();
        assertThat(guard.check(
                        "mine.camel.yaml",
                        form.replace("direct:kis-collect", "https://openapi.koreainvestment.com:9443")))
                .extracting(Finding::rule, Finding::line)
                .containsExactly(tuple("broker-only-in-kis-call", 4));
        assertThat(guard.check("mine.camel.yaml", form.replace("- to: direct:kis-collect", "- toD: direct:${body}")))
                .extracting(Finding::rule, Finding::line)
                .containsExactly(tuple("fixed-addresses", 4));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "uri: https://hooks.example.com/candles",
                "uri: https:hooks.example.com/candles?bridgeEndpoint=true",
                "uri: http://HOOKS.example.com:8080",
                "uri: https, parameters: {httpUri: hooks.example.com/candles}",
                "uri: http, parameters: {httpUri: 'http://hooks.example.com/candles'}"
            })
    void a_host_that_is_allowed_may_be_called(String to) {
        assertThat(ownRoute(to)).isEmpty();
        assertThat(guard.check("mine.camel.yaml", route(to)))
                .extracting(Finding::rule)
                .containsOnly("broker-only-in-kis-call");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "uri: https://hooks.example.com.evil.org/candles",
                "uri: https://hooks.example.com@evil.org/candles",
                "uri: https://hooks.example.com:80@evil.org/candles",
                "uri: 'https://{{my.host}}/candles'",
                "uri: http, parameters: {httpUri: evil.org}",
                "uri: http",
                "uri: netty-http, parameters: {httpUri: hooks.example.com}",
                "uri: netty-http:https://hooks.example.com/candles",
                "uri: https://openapi.koreainvestment.com:9443/uapi",
                "uri: https://gateway.example.com/uapi",
                "uri: '{{kis.base-url}}'"
            })
    void no_other_host_may_be_called_and_the_broker_not_even_on_an_allowed_one(String to) {
        assertThat(ownRoute(to)).extracting(Finding::rule).contains("broker-only-in-kis-call");
    }

    private static List<Finding> ownRoute(String to) {
        return RouteLint.againstHoles(
                        Set.of("hooks.example.com", "gateway.example.com"), URI.create("https://gateway.example.com"))
                .check("mine.camel.yaml", route(to));
    }

    private static String route(String to) {
        return """
                - from:
                    uri: timer:sample
                    steps:
                      - to: {%s}
                """.formatted(to);
    }

    @Test
    void a_refused_address_is_told_what_helps() {
        assertThat(guard.check("mine.camel.yaml", route("uri: https://hooks.example.com/x")))
                .extracting(Finding::sentence)
                .containsExactly("A route of your own calls only hosts that stand in kis.routes.allowed-hosts: add"
                        + " 'hooks.example.com' there. The broker is called through 'direct:kis-call'.");
        assertThat(guard.check("mine.camel.yaml", route("uri: https://openapi.koreainvestment.com:9443/uapi")))
                .extracting(Finding::sentence)
                .containsExactly(
                        "Only kis-call speaks to the broker, behind the token and the throttle; call 'direct:kis-call'.");
    }

    @Test
    void a_finding_reads_like_a_compilers_message() {
        assertThat(new Finding("kis-call.camel.yaml", 7, "step-ids", "An 'id:' is missing."))
                .hasToString("kis-call.camel.yaml:7: An 'id:' is missing. [step-ids]");
    }
}
