package io.github.kisroutes.alert.channel;

/** A receiver answered, and not with success. */
public final class ChannelRefusedException extends Exception {
    private final int status;
    private final String text;

    /**
     * @param status of HTTP
     * @param text what it said, without a secret
     */
    public ChannelRefusedException(int status, String text) {
        super("HTTP " + status + (text.isBlank() ? "" : " " + text));
        this.status = status;
        this.text = text;
    }

    int status() {
        return status;
    }

    String text() {
        return text;
    }
}
