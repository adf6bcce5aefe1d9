package io.github.kisroutes.config.read;

import java.util.Collection;
import java.util.Comparator;

/** Finds the name a person meant. */
final class NearestName {
    private NearestName() {}

    /** The candidate with the fewest letters to change, add or remove. */
    static String of(String written, Collection<String> candidates) {
        return candidates.stream()
                .min(Comparator.comparingInt(candidate -> distance(written, candidate)))
                .orElseThrow();
    }

    /** Levenshtein's distance, in letters. */
    static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int column = 0; column <= other.length(); column++) {
            row[column] = column;
        }
        for (int line = 1; line <= one.length(); line++) {
            int diagonal = row[0];
            row[0] = line;
            for (int column = 1; column <= other.length(); column++) {
                int change = diagonal + (one.charAt(line - 1) == other.charAt(column - 1) ? 0 : 1);
                diagonal = row[column];
                row[column] = Math.min(change, 1 + Math.min(row[column], row[column - 1]));
            }
        }
        return row[other.length()];
    }
}
