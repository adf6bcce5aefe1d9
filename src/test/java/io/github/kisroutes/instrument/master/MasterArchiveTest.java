package io.github.kisroutes.instrument.master;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MasterArchiveTest {
    private static final byte[] CONTENT =
            "a line of a master file\n".repeat(500).getBytes(StandardCharsets.UTF_8);

    @Test
    void the_one_file_comes_out_whole_whatever_its_name() throws Exception {
        assertThat(MasterArchive.unpack(zip("kospi_code.mst", CONTENT))).isEqualTo(CONTENT);
        assertThat(MasterArchive.unpack(zip("../../etc/passwd", CONTENT))).isEqualTo(CONTENT);
    }

    @Test
    void a_zip_of_a_thousandth_of_its_content_is_not_unpacked() throws Exception {
        byte[] bomb = zip("kospi_code.mst", new byte[64 * 1024 * 1024]);

        assertThat(bomb).hasSizeLessThan(100_000);
        assertThatThrownBy(() -> MasterArchive.unpack(bomb))
                .isInstanceOf(DamagedMasterException.class)
                .hasMessageContaining("larger than 16777216 bytes");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4, 20, 30, 45, 60})
    void a_zip_that_is_cut_anywhere_is_damaged(int length) throws Exception {
        byte[] zip = zip("kospi_code.mst", CONTENT);

        assertThatThrownBy(() -> MasterArchive.unpack(Arrays.copyOf(zip, length)))
                .isInstanceOf(DamagedMasterException.class);
    }

    @Test
    void a_byte_that_was_changed_on_the_way_is_found() throws Exception {
        byte[] zip = zip("kospi_code.mst", CONTENT);
        for (int place = 44; place < 80; place += 5) {
            byte[] changed = zip.clone();
            changed[place] ^= 0x10;
            assertThatThrownBy(() -> MasterArchive.unpack(changed))
                    .as("byte " + place)
                    .isInstanceOf(DamagedMasterException.class);
        }
    }

    @Test
    void a_page_of_html_is_no_zip() {
        assertThatThrownBy(() -> MasterArchive.unpack("<html>maintenance</html>".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(DamagedMasterException.class)
                .hasMessageContaining("not a zip file");
    }

    @Test
    void a_zip_of_two_files_is_not_guessed_at() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String name : new String[] {"kospi_code.mst", "another"}) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(CONTENT);
            }
        }

        assertThatThrownBy(() -> MasterArchive.unpack(bytes.toByteArray())).hasMessageContaining("more than one file");
    }

    private static byte[] zip(String name, byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
        }
        return bytes.toByteArray();
    }
}
