package io.github.kisroutes.token.stored;

import static io.github.kisroutes.token.TokenProcess.KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kisroutes.shared.CredentialId;
import io.github.kisroutes.token.stored.TokenRow.SealedToken;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class TokenCipherTest {
    private static final Instant NOON = Instant.parse("2026-11-23T03:00:00.123Z");
    private static final AccessToken TOKEN = new AccessToken("canary.token.value", NOON, NOON.plusSeconds(86_400));
    private static final byte[] FILE = TokenCipher.newKey();

    private final TokenCipher cipher = new TokenCipher(FILE, KEY, "the secret");
    private final SealedToken sealed = cipher.seal(TOKEN);

    @Test
    void what_was_sealed_opens_with_the_same_file_key_and_secret() {
        AccessToken opened =
                new TokenCipher(FILE.clone(), KEY, "the secret").open(sealed).orElseThrow();
        assertThat(opened.value()).isEqualTo(TOKEN.value());
        assertThat(opened.issuedAt()).isEqualTo(TOKEN.issuedAt());
        assertThat(opened.expiresAt()).isEqualTo(TOKEN.expiresAt());
    }

    @Test
    void the_value_is_nowhere_in_it_and_no_two_are_alike() {
        String content =
                new String(Base64.getDecoder().decode(sealed.content()), java.nio.charset.StandardCharsets.ISO_8859_1);
        assertThat(content).doesNotContain("canary");
        assertThat(cipher.seal(TOKEN).content()).isNotEqualTo(sealed.content());
        assertThat(TOKEN.toString() + sealed + cipher.credentialMark())
                .doesNotContain("canary")
                .doesNotContain("secret");
    }

    @Test
    void it_does_not_open_with_another_file_key_or_secret() {
        CredentialId paper = new CredentialId("paper", KEY.address(), KEY.appKey());
        assertThat(new TokenCipher(TokenCipher.newKey(), KEY, "the secret").open(sealed))
                .isEmpty();
        assertThat(new TokenCipher(FILE, paper, "the secret").open(sealed)).isEmpty();
        assertThat(new TokenCipher(FILE, KEY, "another secret").open(sealed)).isEmpty();
    }

    @Test
    void nothing_of_it_can_be_changed() {
        assertThat(cipher.open(new SealedToken(sealed.content(), NOON.plusMillis(1), sealed.expiresAt())))
                .isEmpty();
        assertThat(cipher.open(new SealedToken(sealed.content(), NOON, NOON.plusSeconds(90_000))))
                .isEmpty();
        byte[] content = Base64.getDecoder().decode(sealed.content());
        for (int i = 0; i < content.length; i++) {
            byte[] changed = content.clone();
            changed[i] ^= 1;
            assertThat(opened(changed)).isFalse();
            assertThat(opened(Arrays.copyOf(content, i))).isFalse();
        }
        assertThat(cipher.open(new SealedToken("no Base64!", NOON, sealed.expiresAt())))
                .isEmpty();
    }

    @Test
    void a_key_of_another_length_is_refused() {
        assertThatThrownBy(() -> new TokenCipher(new byte[16], KEY, "the secret"))
                .hasMessageContaining("32 bytes");
    }

    private boolean opened(byte[] content) {
        return cipher.open(new SealedToken(Base64.getEncoder().encodeToString(content), NOON, sealed.expiresAt()))
                .isPresent();
    }
}
