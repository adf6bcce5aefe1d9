package io.github.kisroutes.token.stored;

import io.github.kisroutes.shared.file.PrivateFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Set;

/**
 * The file with the key that encrypts stored tokens: 32 bytes in Base64, one line, readable by its owner alone
 * ({@code kis.token.cipher-key-file}). {@code openssl rand -base64 32} makes one by hand. Who loses it loses nothing but
 * the stored token, and so costs one issue.
 */
public final class CipherKeyFile {
    private static final Set<PosixFilePermission> OWNER_ALONE = PosixFilePermissions.fromString("rw-------");

    private CipherKeyFile() {}

    /**
     * Reads the key, and makes the file if it is not there. Of several processes that start together exactly one makes it;
     * nobody ever sees half a file.
     *
     * @throws IllegalStateException with a sentence for the operator: unreadable, readable by others, or no key
     */
    public static byte[] readOrCreate(Path file) {
        try {
            if (!Files.exists(file)) {
                create(file);
            }
            if (PrivateFiles.havePermissions(file) && !OWNER_ALONE.containsAll(Files.getPosixFilePermissions(file))) {
                throw new IllegalStateException(
                        "The cipher key file " + file + " can be read by others than its owner ("
                                + PosixFilePermissions.toString(Files.getPosixFilePermissions(file))
                                + "): run chmod 600 on it.");
            }
            return decode(
                    file, Files.readString(file, StandardCharsets.US_ASCII).strip());
        } catch (IOException e) {
            throw new IllegalStateException(
                    "The cipher key file " + file + " cannot be read or made (" + e
                            + "): kis.token.cipher-key-file names a file in a directory that this user may write to.",
                    e);
        }
    }

    private static byte[] decode(Path file, String text) {
        try {
            byte[] key = Base64.getDecoder().decode(text);
            if (key.length == TokenCipher.KEY_BYTES) {
                return key;
            }
        } catch (IllegalArgumentException notBase64) {
            // Said below, without the content.
        }
        throw new IllegalStateException("The cipher key file " + file + " does not hold " + TokenCipher.KEY_BYTES
                + " bytes in Base64: delete it and another is made, which costs one issue of a token.");
    }

    private static void create(Path file) throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        PrivateFiles.makeFolder(directory);
        Path draft = PrivateFiles.makeTemporary(directory, ".cipher-key-", ".tmp");
        try {
            String text = Base64.getEncoder().encodeToString(TokenCipher.newKey()) + "\n";
            try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
                channel.force(true);
            }
            // A link fails if the name is taken: unlike a move, which would replace the key of a faster process.
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException another) {
            // Another process was faster, and its key is as good.
        } finally {
            Files.delete(draft);
        }
    }
}
