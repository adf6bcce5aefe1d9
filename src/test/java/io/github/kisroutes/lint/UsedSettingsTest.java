package io.github.kisroutes.lint;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.kisroutes.config.key.SettingKey;
import io.github.kisroutes.config.key.SettingKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * No setting is only documented: each is read, and what was read is used by the product or stands in a route or in
 * {@code application.properties}.
 */
class UsedSettingsTest {
    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(Packages.BASE);

    private static final String CONFIG = Packages.BASE + ".config";

    @Test
    void every_key_is_read() {
        assertThat(keys()).hasSameSizeAs(SettingKeys.all()).allSatisfy(key -> assertThat(key.getAccessesToSelf())
                .extracting(JavaAccess::getOriginOwner)
                .as(key.getName())
                .anyMatch(reader -> !reader.equals(key.getOwner())));
    }

    private static Stream<JavaField> keys() {
        return PRODUCT.stream()
                .filter(table -> table.getPackageName().equals(SettingKeys.class.getPackageName()))
                .flatMap(table -> table.getFields().stream())
                .filter(field -> field.getRawType().isEquivalentTo(SettingKey.class));
    }

    @Test
    void every_value_that_was_read_is_used() throws IOException {
        Set<String> placeholders = placeholders();
        assertThat(values()).isNotEmpty();
        assertThat(values().filter(value -> !isUsed(value)))
                .filteredOn(value -> placeholders.stream().noneMatch(key -> key.endsWith(kebab(value.getName()))))
                .isEmpty();
    }

    /** The accessors of the records that hold settings. */
    private static Stream<JavaMethod> values() {
        return PRODUCT.stream()
                .filter(one -> one.getPackageName().equals(CONFIG) && one.isRecord())
                .filter(one -> one.getSimpleName().endsWith("Settings"))
                .flatMap(one -> one.getFields().stream()
                        .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC))
                        .map(field -> one.getMethod(field.getName())));
    }

    /** By another package, or by a method of its own record that works something out of it. */
    private static boolean isUsed(JavaMethod value) {
        Set<String> itself = Set.of(value.getName(), "toString", JavaConstructor.CONSTRUCTOR_NAME);
        return value.getAccessesToSelf().stream()
                        .anyMatch(
                                call -> !call.getOriginOwner().getPackageName().startsWith(CONFIG))
                || value.getOwner().getField(value.getName()).getAccessesToSelf().stream()
                        .anyMatch(access -> !itself.contains(access.getOrigin().getName()));
    }

    /** {@code collection.cron()} belongs to a key that ends in {@code .cron}. */
    private static String kebab(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static Set<String> placeholders() throws IOException {
        try (Stream<Path> files = Stream.concat(Files.list(Path.of("routes")), Files.list(Path.of("config")))) {
            return files.filter(file -> file.toString().matches(".*\\.(yaml|properties)"))
                    .flatMap(UsedSettingsTest::lines)
                    .filter(line -> !line.startsWith("#"))
                    .flatMap(PlaceholderRule::in)
                    .collect(Collectors.toSet());
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
