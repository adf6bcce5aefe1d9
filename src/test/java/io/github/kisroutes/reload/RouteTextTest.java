package io.github.kisroutes.reload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

/** However a file is written, it defines what Camel finds in it. */
class RouteTextTest {
    private static final RouteText FILE = RouteText.of("""
            # - throttle: stands here in a comment only
            - route:
                from:
                  uri: direct:a
                  steps:
                    - log: {id: said, message: "id: b"}
                    - to: nowhere:kis
                "id": 'a' # behind its steps
            - {route: {id: b, from: {uri: direct:b}}}
            - templatedRoute:
                routeTemplateRef: mine
                routeId: c
            - templatedRoute:
                parameters:
                  - {name: routeId, value: d}
                routeTemplateRef: mine-too
            """);

    @Test
    void ids_are_found_wherever_they_stand() {
        assertThat(FILE.routeIds()).containsExactly("a", "b");
        assertThat(FILE.templatedIds()).containsExactly("c");
    }

    @Test
    void lines_are_those_of_the_file() {
        assertThat(FILE.lineOfId("a")).contains(8);
        assertThat(FILE.lineOfId("b")).contains(9);
        assertThat(FILE.lineOfId("c")).contains(12);
        assertThat(FILE.lineOfId("e")).isEmpty();
        assertThat(FILE.lineOfValue("nowhere:kis")).contains(7);
    }

    @Test
    void a_route_of_a_template_without_an_id_is_found() {
        assertThat(FILE.templatedWithoutId()).contains(13);
    }

    @Test
    void a_template_is_meant_by_its_whole_name() {
        assertThat(FILE.isMadeOfAnyOf(Set.of("min"))).isFalse();
        assertThat(FILE.isMadeOfAnyOf(Set.of("other", "mine"))).isTrue();
    }

    @Test
    void a_comment_defines_nothing() {
        assertThat(FILE.hasStep("throttle")).isFalse();
        assertThat(FILE.hasStep("to")).isTrue();
        assertThat(RouteText.of("# - routeConfiguration:\n- route: {id: a}").defines("routeConfiguration"))
                .isFalse();
    }

    @Test
    void no_yaml_defines_nothing() {
        assertThat(RouteText.of("- route: [").routeIds()).isEmpty();
        assertThat(RouteText.of("").routeIds()).isEmpty();
    }
}
