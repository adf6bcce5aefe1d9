package io.github.kisroutes.lint;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.github.kisroutes.simulator.Simulator;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.logging.Logger;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.Test;

/** The rules of {@link ArchitectureTest} see what they forbid: each of them is shown it. */
class ArchitectureRulesTest {
    private static final JavaClasses SINS = new ClassFileImporter().importClasses(SinsManager.class);

    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(Packages.BASE);

    @Test
    void an_import_upwards_is_seen() {
        Map<String, Set<String>> nothingForTokens = new HashMap<>(Packages.DOWNWARDS);
        nothingForTokens.put("token", Set.of());
        assertThat(broken(classes().should(Packages.importOnly(nothingForTokens)), PRODUCT))
                .contains("token.", "shared.");
    }

    @Test
    void forbidden_uses_are_seen() {
        assertThat(broken(ArchitectureTest.only_a_launcher_starts_camel_main, SINS))
                .contains("start()");
        assertThat(broken(ArchitectureTest.the_product_does_not_know_the_simulator, SINS))
                .contains("demo()");
        assertThat(broken(ArchitectureTest.time_is_java_time, SINS)).contains("date()");
        assertThat(broken(ArchitectureTest.the_clock_is_handed_in, SINS))
                .contains("now()", "today()")
                .doesNotContain("handedIn");
        assertThat(broken(ArchitectureTest.only_a_program_writes_to_the_console, SINS))
                .contains("print()");
        assertThat(broken(ArchitectureTest.logging_is_slf4j, SINS)).contains("logger()");
        assertThat(broken(ArchitectureTest.names_say_what_a_class_is, SINS)).contains("SinsManager");
    }

    @Test
    void a_floating_number_is_seen() {
        assertThat(broken(noMethods().should(Classes.takeOrReturn(Classes.floating())), SINS))
                .contains("price(");
        assertThat(broken(noFields().should().haveRawType(Classes.floating()), SINS))
                .contains("lastPrice");
    }

    private static String broken(ArchRule rule, JavaClasses in) {
        return String.join("\n", rule.evaluate(in).getFailureReport().getDetails());
    }

    /** Never run. */
    @SuppressWarnings("unused")
    static final class SinsManager {
        private float lastPrice;

        double price(float[] prices) {
            return lastPrice + prices[0];
        }

        void start() throws Exception {
            new Main().start();
        }

        Simulator demo() {
            return null;
        }

        Date date() {
            return null;
        }

        Instant now() {
            return Instant.now();
        }

        Clock today() {
            return Clock.systemDefaultZone();
        }

        LocalDate handedIn(Clock clock) {
            return LocalDate.now(clock);
        }

        void print() {
            System.out.println();
        }

        Logger logger() {
            return null;
        }
    }
}
