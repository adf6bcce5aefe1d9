package io.github.kisroutes.simulator.command;

/** The command line cannot be used. The message is one sentence for the person who wrote it. */
final class WrongArgumentException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    WrongArgumentException(String sentence) {
        super(sentence);
    }
}
