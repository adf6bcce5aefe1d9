package io.github.kisroutes.start;

import io.github.kisroutes.calendar.HolidayFile;
import io.github.kisroutes.collection.plan.SymbolChoice;
import io.github.kisroutes.config.ConfigurationException;
import io.github.kisroutes.config.DatabaseSettings;
import io.github.kisroutes.config.Settings;
import io.github.kisroutes.config.TokenSettings;
import io.github.kisroutes.database.DatabaseLook;
import io.github.kisroutes.reload.StartCheck;
import io.github.kisroutes.token.stored.CipherKeyFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What can be known before the first call, besides the settings themselves: the files and places that they name. All of it is
 * told at once, so that a person corrects it in one go. Nothing is made and nothing is written.
 */
public final class StartMistakes {
    /** Whoever takes this file away does without it. */
    private static final Path SHIPPED_HOLIDAYS = Path.of("config/holidays.csv");

    private final List<String> found = new ArrayList<>();

    private StartMistakes() {}

    /**
     * One sentence per mistake.
     *
     * @param settings with the default in the place of each wrong one
     * @param before the mistakes in the settings themselves
     */
    public static List<String> of(Settings settings, List<String> before) {
        StartMistakes mistakes = new StartMistakes();
        mistakes.found.addAll(inFiles(settings));
        // Alone, a database that cannot be opened is told by the opening itself.
        boolean toBeCorrected = !before.isEmpty() || !mistakes.found.isEmpty();
        if (toBeCorrected && before.stream().noneMatch(sentence -> sentence.contains("kis.database."))) {
            mistakes.database(settings.database()).ifPresent(mistakes.found::add);
        }
        return mistakes.found;
    }

    /** Those in the files that the settings name: routes, stocks, holidays, the key of the stored token. */
    public static List<String> inFiles(Settings settings) {
        StartMistakes mistakes = new StartMistakes();
        if (settings.token().command().isEmpty()) {
            mistakes.look(() -> mistakes.found.addAll(StartCheck.of(settings).mistakes()));
            mistakes.look(() -> SymbolChoice.check(settings.collection()));
            mistakes.look(() -> HolidayFile.read(settings.calendar().holidaysFile()));
        }
        mistakes.look(() -> mistakes.cipherKey(settings.token()));
        return mistakes.found;
    }

    /** What the operator should know although nothing is wrong, one sentence each. */
    public static List<String> notices(Settings settings) {
        List<String> notices = new ArrayList<>(settings.notices());
        Path holidays = settings.calendar().holidaysFile();
        if (Files.notExists(holidays) && !holidays.equals(SHIPPED_HOLIDAYS)) {
            notices.add("kis.calendar.holidays-file = " + holidays
                    + ": there is no such file, so no closed day comes from it."
                    + " Correct the name, or leave it out.");
        }
        if (!settings.collection().once()) {
            notices.addAll(StartCheck.of(settings).notices());
        }
        return notices;
    }

    private void look(Runnable place) {
        try {
            place.run();
        } catch (ConfigurationException e) {
            found.addAll(e.mistakes());
        }
    }

    private void cipherKey(TokenSettings token) {
        if (token.store() != TokenSettings.Store.MEMORY && Files.exists(token.cipherKeyFile())) {
            try {
                CipherKeyFile.readOrCreate(token.cipherKeyFile());
            } catch (IllegalStateException e) {
                found.add(e.getMessage());
            }
        }
    }

    private Optional<String> database(DatabaseSettings database) {
        return database.dataSource().isPresent() ? Optional.empty() : new DatabaseLook(database).whyClosed();
    }
}
