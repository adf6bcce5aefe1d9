package io.github.kisroutes.shared;

import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/**
 * This process, for all that processes share. Made once at the start, so that the owners in {@code access_token},
 * {@code call_quota}, {@code collection_run} and {@code event_delivery} can be matched with each other and with the log.
 *
 * @param name for leases and log lines; no other process has the same
 */
public record ProcessIdentity(String name, Clock clock, Pause pause) {

    /** How this process waits; a test lets its clock go on instead. */
    @FunctionalInterface
    public interface Pause {
        void pause(Duration length) throws InterruptedException;
    }

    /** The whole name has to fit into the store. */
    private static final int LONGEST_HOST_NAME = 64;

    /** This process, with real waiting. */
    public static ProcessIdentity here(Clock clock) {
        return new ProcessIdentity(newName(), clock, length -> Thread.sleep(Math.max(1, length.toMillis())));
    }

    private static String newName() {
        // A container's process is always number 1, so the number alone would not tell two of them apart.
        String once =
                HexFormat.of().toHexDigits((short) ThreadLocalRandom.current().nextInt());
        String host = hostName();
        return "pid " + ProcessHandle.current().pid() + " on "
                + host.substring(0, Math.min(host.length(), LONGEST_HOST_NAME)) + " #" + once;
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return ManagementFactory.getRuntimeMXBean().getName().replaceFirst("^[^@]*@", "");
        }
    }
}
