package io.github.kisroutes.shared.file;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Who has locked a file: each process writes its name into the file when it has its turn, and the name stays. */
final class LockHolder {
    private static final String THIS_PROCESS =
            ManagementFactory.getRuntimeMXBean().getName();
    private static final byte[] NAME = (THIS_PROCESS + "\n").getBytes(StandardCharsets.UTF_8);
    private static final Pattern PROCESS = Pattern.compile("(\\d{1,18})@(\\S+)");
    private static final int LONGEST = 300;
    private static final String NAMELESS = "a process that did not write its name";

    private LockHolder() {}

    /** Leaves the name of this process; who held it last before us has written it already. */
    static void writeInto(FileChannel channel) throws IOException {
        if (!read(channel).equals(THIS_PROCESS)) {
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(NAME), 0);
        }
    }

    /**
     * The holder, for a message.
     *
     * @param channel the one that waits: closing another one would give up what this process has locked
     */
    static String of(FileChannel channel) {
        try {
            return described(read(channel));
        } catch (IOException notToBeRead) {
            return NAMELESS;
        }
    }

    private static String read(FileChannel channel) throws IOException {
        ByteBuffer text = ByteBuffer.allocate(LONGEST);
        channel.read(text, 0);
        return new String(text.array(), 0, text.position(), StandardCharsets.UTF_8).strip();
    }

    private static String described(String name) {
        Matcher process = PROCESS.matcher(name);
        if (!process.matches()) {
            return NAMELESS;
        }
        long pid = Long.parseLong(process.group(1));
        if (!THIS_PROCESS.endsWith("@" + process.group(2))) {
            return "process " + pid + " on " + process.group(2);
        }
        if (pid == ProcessHandle.current().pid()) {
            return "this process";
        }
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent()
                ? "process " + pid + " on this machine"
                : NAMELESS + " (the last one that did, " + pid + ", has ended)";
    }
}
