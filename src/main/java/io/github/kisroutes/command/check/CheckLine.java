package io.github.kisroutes.command.check;

/**
 * What was found of one thing.
 *
 * @param subject what was looked at, a word or two
 * @param text a sentence or more; where something is wrong, what to do
 */
record CheckLine(Grade grade, String subject, String text) {

    /** How it stands; a later one is worse. */
    enum Grade {
        /** Nothing has to be done. */
        WELL(0),
        /** It runs, and somebody has something to do. */
        TO_DO(2),
        /** It does not run. */
        IN_THE_WAY(1);

        private final int exitCode;

        Grade(int exitCode) {
            this.exitCode = exitCode;
        }

        /** What the program ends with when nothing is worse. */
        int exitCode() {
            return exitCode;
        }
    }

    static CheckLine well(String subject, String text) {
        return new CheckLine(Grade.WELL, subject, text);
    }

    static CheckLine toDo(String subject, String text) {
        return new CheckLine(Grade.TO_DO, subject, text);
    }

    static CheckLine inTheWay(String subject, String text) {
        return new CheckLine(Grade.IN_THE_WAY, subject, text);
    }
}
