package io.github.kisroutes.karaf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.jar.JarFile;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

/** What is in the jar, and what it asks of its runtime. */
class BundleIT {
    private static final Pattern CAMEL_IMPORT =
            Pattern.compile("(?:^|,)(org\\.apache\\.camel[\\w.]*)((?:;[^,\"]*(?:\"[^\"]*\")?)*)");

    @Test
    void it_carries_the_routes_and_neither_camel_nor_the_simulator() throws IOException {
        try (JarFile jar = new JarFile(KarafProcess.built(".jar").toFile())) {
            List<String> files = jar.stream().map(ZipEntry::getName).toList();

            assertThat(files)
                    .contains("camel/kis-call.camel.yaml", "config/application.properties")
                    .noneMatch(file -> file.startsWith("org/"))
                    .noneMatch(file -> file.contains("/simulator/") || file.startsWith("demo/"))
                    .doesNotContain("META-INF/services/io.github.kisroutes.DemoBroker")
                    .noneMatch(file -> file.endsWith(".jar"));
        }
    }

    @Test
    void every_import_of_camel_is_of_4_18() throws IOException {
        try (JarFile jar = new JarFile(KarafProcess.built(".jar").toFile())) {
            String imports = jar.getManifest().getMainAttributes().getValue("Import-Package");
            List<MatchResult> camel = CAMEL_IMPORT.matcher(imports).results().toList();

            assertThat(camel)
                    .hasSizeGreaterThan(10)
                    .allSatisfy(one -> assertThat(one.group(2)).as(one.group(1)).contains("version=\"[4.18,4.19)\""));
        }
    }
}
