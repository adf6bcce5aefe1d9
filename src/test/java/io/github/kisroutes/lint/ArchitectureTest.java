package io.github.kisroutes.lint;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;

/** What may know what, and what may be used where. {@link ArchitectureRulesTest} shows that these rules catch something. */
@AnalyzeClasses(packages = Packages.BASE, importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule packages_import_downwards_only =
            classes().should(Packages.importOnly(Packages.DOWNWARDS)).because("a reader follows one direction");

    @ArchTest
    static final ArchRule no_packages_need_each_other = SlicesRuleDefinition.slices()
            .matching(Packages.BASE + ".(**)")
            .should()
            .beFreeOfCycles()
            .because("what needs each other is read together");

    @ArchTest
    static final ArchRule no_classes_of_the_configuration_need_each_other = SlicesRuleDefinition.slices()
            .assignedFrom(Classes.eachForItself(Packages.BASE + ".config"))
            .should()
            .beFreeOfCycles()
            .because("a setting is looked up once and understood alone");

    @ArchTest
    static final ArchRule the_product_does_not_know_the_simulator = noClasses()
            .that(not(resideInAPackage("..kisroutes.simulator..")))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..kisroutes.simulator..")
            .because("it is a jar of its own, found by DemoBroker where it is there");

    @ArchTest
    static final ArchRule only_a_launcher_starts_camel_main = noClasses()
            .that(not(Classes.launcher()).and(not(resideInAPackage("..kisroutes.karaf.."))))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.camel.main..");

    @ArchTest
    static final ArchRule time_is_java_time = noClasses()
            .that(not(Classes.speakingToQuartz()))
            .should()
            .dependOnClassesThat()
            .haveNameMatching(
                    "java\\.util\\.(Date|Calendar|GregorianCalendar|TimeZone)|java\\.text\\.(Simple)?DateFormat")
            .because("only Quartz has no other way to give a time");

    @ArchTest
    static final ArchRule the_clock_is_handed_in = noClasses()
            .that(not(Classes.launcher()).and(not(resideInAPackage("..kisroutes.simulator.."))))
            .should()
            .callMethodWhere(Classes.readingTheHostsClock())
            .because("the launcher hands the clock on, and the demo's own stands on another day");

    @ArchTest
    static final ArchRule prices_are_not_kept_in_floating_numbers = noFields()
            .that()
            .areDeclaredInClassesThat()
            .resideInAPackage("..kisroutes.candle..")
            .should()
            .haveRawType(Classes.floating());

    @ArchTest
    static final ArchRule prices_do_not_pass_through_floating_numbers = noMethods()
            .that()
            .areDeclaredInClassesThat()
            .resideInAPackage("..kisroutes.candle..")
            .should(Classes.takeOrReturn(Classes.floating()));

    @ArchTest
    static final ArchRule only_a_program_writes_to_the_console = noClasses()
            .that(not(Classes.programs()))
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .callMethod(Throwable.class, "printStackTrace");

    @ArchTest
    static final ArchRule logging_is_slf4j = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.util.logging..", "org.apache.logging..", "org.apache.commons.logging..");

    @ArchTest
    static final ArchRule names_say_what_a_class_is =
            noClasses().should().haveNameMatching(".*(Impl|Util|Utils|Manager|Helper)");
}
