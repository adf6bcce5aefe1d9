package io.github.kisroutes.config.check;

import io.github.kisroutes.config.key.SettingKey;
import io.github.kisroutes.config.key.SettingKeys;
import io.github.kisroutes.config.read.Layers;
import io.github.kisroutes.config.read.Layers.Found;
import io.github.kisroutes.shared.file.Access;
import io.github.kisroutes.shared.file.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Secrets that stand where another user of the machine reads them: on a command line, or in a file that is open to all. */
public final class ExposedSecrets {
    private static final String COMMAND_LINE = "-D";
    private static final String PLACEHOLDER = "{{";

    private ExposedSecrets() {}

    /** One sentence for each of them. */
    static List<String> notices(Layers layers) {
        return SettingKeys.all().stream()
                .filter(key -> key.kind().secret())
                .flatMap(key -> layers
                        .find(key.name())
                        .filter(found -> isWritten(found.text()))
                        .flatMap(found -> notice(key, found))
                        .stream())
                .toList();
    }

    private static Optional<String> notice(SettingKey<?> key, Found found) {
        if (found.place().startsWith(COMMAND_LINE)) {
            return Optional.of(
                    key.name() + " (" + found.place() + ") stands on the command line, which every user of this"
                            + " machine can read while the process runs: set the environment variable " + key.variable()
                            + " instead.");
        }
        return isOpen(found.place())
                ? Optional.of(key.name() + " is a secret, and other users of this machine can read " + found.place()
                        + ": close the file (chmod 600), or set the environment variable " + key.variable()
                        + " instead.")
                : Optional.empty();
    }

    /**
     * Secrets in a configuration of which a runtime keeps a copy in a folder of its own, with the permissions of its umask.
     *
     * @param values what the operator has written, by the name of the setting
     * @param folder of the runtime
     */
    public static Optional<String> copied(Map<String, String> values, Path folder) {
        List<String> names = SettingKeys.all().stream()
                .filter(key -> key.kind().secret())
                .map(SettingKey::name)
                .filter(name -> isWritten(values.getOrDefault(name, "")))
                .toList();
        boolean open =
                isOpenFolder(folder) && isOpenFolder(folder.toAbsolutePath().getParent());
        return names.isEmpty() || !open
                ? Optional.empty()
                : Optional.of(
                        String.join(", ", names) + ": the runtime keeps a copy of its configuration below " + folder
                                + ", which other users of this machine can read: set environment variables instead, or close the"
                                + " folder (chmod 700).");
    }

    private static boolean isWritten(String text) {
        return !text.isBlank() && !text.startsWith(PLACEHOLDER);
    }

    private static boolean isOpenFolder(Path folder) {
        try {
            return PrivateFiles.havePermissions(folder) && Access.to(folder).isOpenToOthers();
        } catch (IOException notThere) {
            return false;
        }
    }

    private static boolean isOpen(String place) {
        try {
            Path file = Path.of(place.replaceFirst(":[0-9]+$", ""));
            return Files.isRegularFile(file)
                    && PrivateFiles.havePermissions(file)
                    && Access.to(file).isOpenToOthers();
        } catch (IOException | IllegalArgumentException noFile) {
            return false;
        }
    }
}
