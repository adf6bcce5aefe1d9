package io.github.kisroutes.command.check;

import io.github.kisroutes.message.Messages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether there is room where the data are, and whether this user may write there. */
final class DiskLine {
    private static final long MEGABYTE = 1024L * 1024;

    /** Megabytes: room for about 300,000 rows, at the 1.6 kB that each takes in a file of H2 until the run has made it smaller. */
    private static final long ENOUGH = 500;

    private DiskLine() {}

    static CheckLine of(Path data, Messages messages) {
        String subject = messages.text("check.disk.subject");
        Path folder = existing(data.toAbsolutePath().normalize());
        try {
            if (!Files.isWritable(folder)) {
                return CheckLine.inTheWay(subject, messages.text("check.disk.read-only", folder));
            }
            long megabytes = Files.getFileStore(folder).getUsableSpace() / MEGABYTE;
            return megabytes >= ENOUGH
                    ? CheckLine.well(subject, messages.text("check.disk.free", folder, megabytes))
                    : CheckLine.toDo(subject, messages.text("check.disk.full", folder, megabytes));
        } catch (IOException e) {
            return CheckLine.toDo(subject, e.toString());
        }
    }

    private static Path existing(Path folder) {
        Path each = folder;
        while (!Files.isDirectory(each) && each.getParent() != null) {
            each = each.getParent();
        }
        return each;
    }
}
