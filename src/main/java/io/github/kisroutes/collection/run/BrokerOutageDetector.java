package io.github.kisroutes.collection.run;

/** Whether KIS answers anything at all. One symbol that gets no answer says little; all of them, or many in a row, say it is away. */
final class BrokerOutageDetector {
    /** So many symbols in a row without an answer. */
    private static final int MANY = 20;

    private boolean everAnswered;
    private int withoutAnswer;

    /** Notes the end of a symbol. */
    synchronized void ended(boolean answered) {
        everAnswered |= answered;
        withoutAnswer = answered ? 0 : withoutAnswer + 1;
    }

    /** Whether it seems that nobody is there. */
    synchronized boolean isSuspected() {
        return withoutAnswer >= MANY || withoutAnswer > 0 && !everAnswered;
    }
}
