package io.github.kisroutes.lint;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.MethodCallTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What the architecture's rules say about classes, methods and calls. */
final class Classes {
    private static final Set<String> FLOATING = Set.of("float", "double", "java.lang.Float", "java.lang.Double");

    private Classes() {}

    /** {@code KisRoutes} and what it is split into, the command line above it, and its counterpart in a Karaf. */
    static DescribedPredicate<JavaClass> launcher() {
        return DescribedPredicate.describe(
                "the launcher",
                one -> one.getPackageName().equals(Packages.BASE)
                                && one.getName().startsWith(Packages.BASE + ".KisRoutes")
                        || one.getName().equals(Packages.BASE + ".command.KisCommand")
                        || one.getName().equals(Packages.BASE + ".karaf.Activator"));
    }

    /** Every file below a package is a slice: a class with the classes inside it. */
    static SliceAssignment eachForItself(String packageName) {
        return new SliceAssignment() {
            @Override
            public SliceIdentifier getIdentifierOf(JavaClass one) {
                return (one.getPackageName() + ".").startsWith(packageName + ".")
                        ? SliceIdentifier.of(one.getName().replaceFirst("[$].*", ""))
                        : SliceIdentifier.ignore();
            }

            @Override
            public String getDescription() {
                return "each class of " + packageName;
            }
        };
    }

    /** A class that can be started, and the classes inside it. */
    static DescribedPredicate<JavaClass> programs() {
        return DescribedPredicate.describe(
                "programs", one -> Stream.iterate(Optional.of(one), Optional::isPresent, inner -> inner.get()
                                .getEnclosingClass())
                        .anyMatch(enclosing -> hasMain(enclosing.get())));
    }

    private static boolean hasMain(JavaClass one) {
        return one.tryGetMethod("main", String[].class)
                .filter(main -> main.getModifiers().contains(JavaModifier.STATIC))
                .isPresent();
    }

    static DescribedPredicate<JavaClass> speakingToQuartz() {
        return DescribedPredicate.describe("speaking to Quartz", one -> one.getDirectDependenciesFromSelf().stream()
                .anyMatch(dependency ->
                        dependency.getTargetClass().getPackageName().startsWith("org.quartz")));
    }

    /** {@code Instant.now()}, {@code LocalDate.now(zone)}, {@code Clock.systemUTC()}; not {@code LocalDate.now(clock)}. */
    static DescribedPredicate<JavaMethodCall> readingTheHostsClock() {
        return DescribedPredicate.describe("reading the host's clock or zone", call -> {
            MethodCallTarget target = call.getTarget();
            String owner = target.getOwner().getName();
            boolean now = target.getName().equals("now")
                    && owner.startsWith("java.time.")
                    && target.getRawParameterTypes().stream().noneMatch(type -> type.isEquivalentTo(Clock.class));
            return now
                    || owner.equals("java.time.Clock")
                            && target.getName().matches("system.*|tick(Millis|Seconds|Minutes)")
                    || target.getFullName().startsWith("java.lang.System.currentTimeMillis")
                    || target.getFullName().startsWith("java.time.ZoneId.systemDefault");
        });
    }

    static DescribedPredicate<JavaClass> floating() {
        return DescribedPredicate.describe(
                "float or double",
                one -> FLOATING.contains(one.getBaseComponentType().getName()));
    }

    static ArchCondition<JavaMethod> takeOrReturn(DescribedPredicate<JavaClass> type) {
        return new ArchCondition<>("take or return " + type.getDescription()) {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                boolean does = type.test(method.getRawReturnType())
                        || method.getRawParameterTypes().stream().anyMatch(type);
                events.add(new SimpleConditionEvent(method, does, method.getDescription()));
            }
        };
    }
}
