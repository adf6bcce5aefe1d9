package io.github.kisroutes.command.check;

import io.github.kisroutes.config.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether there is room where the data are, and whether this user may write there. */
final class DiskLine {
    private static final long MEGABYTE = 1024L * 1024;

    /** About 300,000 rows in a file of H2, at 1.6 kB each. */
    private static final long ENOUGH = 500 * MEGABYTE;

    private DiskLine() {}

    static CheckLine of(Path data, Language language) {
        String subject = language.of("disk", "디스크");
        Path folder = existing(data.toAbsolutePath().normalize());
        try {
            if (!Files.isWritable(folder)) {
                return CheckLine.inTheWay(
                        subject,
                        language.of(
                                "this user may not write to " + folder + ": set KIS_DATA to a folder of its own.",
                                folder + "에 쓸 권한이 없습니다. KIS_DATA를 쓸 수 있는 폴더로 지정하십시오."));
            }
            long free = Files.getFileStore(folder).getUsableSpace();
            String room = free / MEGABYTE + " MB";
            return free >= ENOUGH
                    ? CheckLine.well(
                            subject,
                            language.of(room + " free at " + folder + ".", folder + "에 " + room + "가 비어 있습니다."))
                    : CheckLine.toDo(
                            subject,
                            language.of(
                                    "only " + room + " free at " + folder + ": make room, or set KIS_DATA to a folder"
                                            + " on another disk. When it is full, rows are asked for again.",
                                    folder + "에 " + room + "밖에 남지 않았습니다. 공간을 비우거나 KIS_DATA를 다른 디스크의" + " 폴더로 지정하십시오."));
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
