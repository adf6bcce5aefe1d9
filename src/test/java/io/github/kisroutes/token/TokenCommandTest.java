package io.github.kisroutes.token;

import static io.github.kisroutes.token.TokenProcess.KEY;
import static io.github.kisroutes.token.TokenProcess.TIMES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kisroutes.LogLines;
import io.github.kisroutes.config.Language;
import io.github.kisroutes.message.Messages;
import io.github.kisroutes.shared.MemoryRows;
import io.github.kisroutes.shared.ProcessIdentity;
import io.github.kisroutes.shared.SharedRows;
import io.github.kisroutes.token.TokenCommand.Result;
import io.github.kisroutes.token.TroubledStore.Fault;
import io.github.kisroutes.token.stored.AccessToken;
import io.github.kisroutes.token.stored.TokenCipher;
import io.github.kisroutes.token.stored.TokenRow;
import io.github.kisroutes.token.stored.TokenRowCodec;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TokenCommandTest {
    private final TestClock clock = new TestClock();
    private final TestBroker broker = new TestBroker(clock);
    private final TroubledStore store = new TroubledStore(new MemoryRows<>(TokenRowCodec.CODEC, clock), clock);
    private final TokenProcess running = new TokenProcess("running", broker, store, clock);
    private final TokenCommand command = command("the secret");

    @AfterEach
    void close() {
        running.close();
    }

    @Test
    void status_before_anything_happened() {
        assertThat(command.run("status").text().lines())
                .containsExactly(
                        "environment   real (openapi.koreainvestment.com:9443)",
                        "app key       0123456789ab (fingerprint)",
                        "store         a store in trouble",
                        "token         none",
                        "issued        -",
                        "expires       -",
                        "left          -",
                        "last attempt  never",
                        "holder        nobody is asking KIS",
                        "next issue    possible now",
                        "state         There is no token yet; the next call gets one.");
    }

    @Test
    void status_of_a_token_in_the_middle_of_its_life() {
        AccessToken token = running.call();
        clock.advance(Duration.ofHours(10));
        assertThat(command.run("status").text().lines())
                .contains(
                        "token         " + token.fingerprint() + " (fingerprint)",
                        "issued        2026-11-23 15:40:00 KST",
                        "expires       2026-11-24 15:40:00 KST",
                        "left          14 h 0 min",
                        "last attempt  2026-11-23 15:40:00 KST",
                        "next issue    possible now",
                        "state         The token works. It is renewed from 2026-11-24 15:35:00 KST on, if it is used.");
        assertThat(command.run("status").text()).doesNotContain(token.value());
    }

    @Test
    void status_names_who_is_asking_and_until_when() throws Exception {
        SharedRows.Reading<TokenRow> seen = store.read(KEY);
        store.replace(KEY, seen, seen.row().leased("pid 7 on seoul #1234", seen.now(), TIMES.lease()));
        assertThat(command.run("status").text().lines())
                .contains(
                        "holder        pid 7 on seoul #1234 is asking KIS",
                        "next issue    possible at 2026-11-23 15:41:21 KST",
                        "state         A token has been requested.");
    }

    @Test
    void status_says_in_words_what_is_wrong() {
        AccessToken token = running.call();
        assertThat(state(command("another secret"))).contains("cannot be decrypted with this key file and secret");
        running.cache.drop(token.fingerprint(), "EGW00121");
        broker.nextAnswer(TestBroker::wrongSecret);
        assertThatThrownBy(running::call).isInstanceOf(TokenUnavailableException.class);
        assertThat(state(command))
                .contains("There is no token")
                .contains("EGW00105")
                .contains("renew");
        clock.advance(Duration.ofDays(2));
        command.run("renew");
        clock.advance(Duration.ofDays(1));
        assertThat(state(command)).contains("has ended");
    }

    @Test
    void renew_asks_although_the_token_works_and_says_when_kis_gives_the_same_one() {
        AccessToken old = running.call();
        clock.advance(Duration.ofHours(1));
        Result same = command.run("renew");
        assertThat(same.exitCode()).isZero();
        assertThat(same.text()).contains(old.fingerprint()).contains("the same token again");
        clock.advance(Duration.ofHours(6));
        Result renewed = command.run("renew");
        assertThat(renewed.exitCode()).isZero();
        assertThat(renewed.text()).doesNotContain(old.fingerprint()).contains("2026-11-24 22:40:00 KST");
        assertThat(broker.requests()).hasSize(3);
    }

    @Test
    void a_second_renew_names_the_six_hours_and_not_the_minute() {
        running.call();
        clock.advance(Duration.ofMinutes(10));
        command.run("renew");
        Result again = command.run("renew");
        assertThat(again.exitCode()).isEqualTo(1);
        assertThat(again.text())
                .isEqualTo(
                        "Not renewed: KIS hands out the same token for six hours after an issue, so it is asked again at"
                                + " 2026-11-23 21:41:00 KST.");
        assertThat(broker.requests()).hasSize(2);
    }

    @Test
    void revoke_lifts_a_wait_that_was_set_for_the_token_it_revokes_and_the_next_call_asks() {
        running.call();
        clock.advance(Duration.ofMinutes(10));
        command.run("renew");
        command.run("renew");
        command.run("revoke");
        assertThat(state(command))
                .contains(
                        "was dropped; the first call after 2026-11-23 15:51:01 KST (KIS issues one token per minute)");
        clock.advance(Duration.ofMinutes(2));
        assertThat(state(command)).contains("was dropped; the next call gets another");
        broker.forget();
        try (TokenProcess later = new TokenProcess("later", broker, store, clock)) {
            assertThat(later.call()).isNotNull();
        }
        assertThat(broker.requests()).hasSize(3);
    }

    @Test
    void status_does_not_promise_a_token_to_a_call_that_gets_none() {
        AccessToken token = running.call();
        clock.advance(Duration.ofMinutes(10));
        command.run("renew");
        running.cache.drop(token.fingerprint(), "EGW00121");
        assertThatThrownBy(running::call)
                .isInstanceOf(TokenUnavailableException.class)
                .hasMessageContaining("KIS hands out the same token for six hours");
        assertThat(state(command))
                .contains("the first call after 2026-11-23 21:41:00 KST (KIS hands out the same token");
    }

    @Test
    void renew_closes_the_circuit_and_waits_for_the_minute() {
        broker.nextAnswer(TestBroker::wrongSecret);
        assertThatThrownBy(running::call).isInstanceOf(TokenUnavailableException.class);
        assertThat(command.run("renew").exitCode()).isZero();
        assertThat(broker.refusedRequests()).isZero();
        assertThat(state(command)).startsWith("The token works.");
    }

    @Test
    void what_kis_refuses_is_logged_in_words() {
        try (LogLines log = LogLines.of("io.github.kisroutes.token")) {
            broker.nextAnswer(TestBroker::wrongSecret);
            command.run("renew");
            assertThat(log.all())
                    .anyMatch(
                            line -> line.endsWith("it refuses the app key or secret (EGW00105 유효하지 않은 AppSecret입니다.)."))
                    .noneMatch(line -> line.contains("CredentialRefused["));
        }
    }

    @Test
    void renew_that_is_refused_says_what_kis_said() {
        broker.nextAnswer(TestBroker::wrongSecret);
        Result refused = command.run("renew");
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.text()).contains("EGW00105").contains("유효하지 않은 AppSecret");
    }

    @Test
    void revoke_makes_it_unusable_and_forgets_it() {
        AccessToken old = running.call();
        Result revoked = command.run("revoke");
        assertThat(revoked.exitCode()).isZero();
        assertThat(revoked.text()).contains(old.fingerprint()).contains("폐기").doesNotContain(old.value());
        assertThat(state(command)).contains("was dropped");
        assertThat(command.run("revoke").text()).contains("no token to revoke");
        broker.replaceDeadTokens();
        running.cache.drop(old.fingerprint(), "EGW00121");
        assertThat(running.call().value()).isNotEqualTo(old.value());
    }

    @Test
    void a_store_that_does_not_answer_is_said_and_ends_with_1() {
        store.set(Fault.DOWN);
        for (String each : new String[] {"status", "renew", "revoke"}) {
            Result result = command.run(each);
            assertThat(result.exitCode()).isEqualTo(1);
            assertThat(result.text()).contains("a store in trouble").contains("connection refused");
        }
    }

    @Test
    void a_korean_reader_is_told_in_korean() {
        TokenCommand korean = command("the secret", Language.KO);
        assertThat(korean.state().text()).isEqualTo("아직 토큰이 없습니다. 다음 호출 때 받습니다.");
        broker.nextAnswer(TestBroker::wrongSecret);
        assertThat(korean.run("renew").text()).startsWith("갱신하지 못했습니다. KIS가 앱키나 앱 시크릿을 거부했습니다(EGW00105 ");
        assertThat(korean.run("status").text().lines())
                .contains("환경          real (openapi.koreainvestment.com:9443)", "토큰          없음")
                .anyMatch(line -> line.startsWith("상태          토큰이 없습니다. KIS가 앱키나 앱 시크릿을 거부했습니다(EGW00105 "));
        clock.advance(Duration.ofMinutes(10));
        assertThat(korean.run("renew").text()).endsWith(": 만료 시각은 2026-11-24 15:50:00 KST입니다.");
        assertThat(korean.run("status").text()).contains("남은 시간     24시간 0분");
    }

    @Test
    void another_command_is_refused_with_the_ones_there_are() {
        assertThatThrownBy(() -> command.run("delete")).hasMessageContaining("status, renew or revoke");
    }

    private String state(TokenCommand of) {
        return of.run("status")
                .text()
                .lines()
                .reduce((first, last) -> last)
                .orElseThrow()
                .substring("state         ".length());
    }

    private TokenCommand command(String secret) {
        return command(secret, Language.EN);
    }

    private TokenCommand command(String secret, Language language) {
        ProcessIdentity person = new ProcessIdentity("person", clock, clock::pause);
        TokenCipher cipher = TokenProcess.cipher(secret);
        TokenIssuer issuer = new TokenIssuer(KEY, broker, store, cipher, TIMES, person);
        return new TokenCommand(issuer, broker, store, cipher, TIMES, new Messages(language));
    }
}
