package io.github.kisroutes.alert.source;

import io.github.kisroutes.alert.AlertCondition;
import io.github.kisroutes.alert.AlertFindings;
import io.github.kisroutes.alert.AlertSource;
import io.github.kisroutes.market.Seoul;
import io.github.kisroutes.token.TokenWatch.Trouble;
import io.github.kisroutes.token.stored.TokenFault;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The token and the key. A renewal that fails is told when it has failed for two minutes: KIS may have a bad moment. */
public final class TokenAlerts implements AlertSource {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'KST'", Locale.ROOT)
            .withZone(Seoul.ZONE);

    private final Supplier<Optional<Trouble>> trouble;
    private final Supplier<String> refusedKey;
    private final Clock clock;
    private Optional<Instant> failingSince = Optional.empty();

    /**
     * @param trouble with the token
     * @param refusedKey the code with which KIS has refused the key of a call since it last took one; blank when it has not
     */
    public TokenAlerts(Supplier<Optional<Trouble>> trouble, Supplier<String> refusedKey, Clock clock) {
        this.trouble = trouble;
        this.refusedKey = refusedKey;
        this.clock = clock;
    }

    @Override
    public Set<AlertCondition> conditions() {
        return Set.of(AlertCondition.TOKEN_DEAD, AlertCondition.TOKEN_NOT_RENEWED, AlertCondition.CREDENTIALS_REFUSED);
    }

    @Override
    public void look(AlertFindings findings) {
        Optional<Trouble> now = trouble.get();
        Optional<TokenFault> fault = now.map(Trouble::fault);
        if (!refusedKey.get().isEmpty()) {
            refused(refusedKey.get(), findings);
        } else if (fault.equals(Optional.of(TokenFault.CREDENTIAL))) {
            refused(now.get().text(), findings);
        }
        if (fault.equals(Optional.of(TokenFault.DEAD_TOKEN)) || fault.equals(Optional.of(TokenFault.SAME_TOKEN))) {
            dead(now.get(), findings);
        }
        boolean failing = now.filter(TokenAlerts::isFailedRenewal).isPresent();
        failingSince = failing ? failingSince.or(() -> Optional.of(clock.instant())) : Optional.empty();
        if (failingSince
                .filter(since -> !clock.instant().isBefore(since.plus(PATIENCE)))
                .isPresent()) {
            notRenewed(now.get(), findings);
        }
    }

    private static boolean isFailedRenewal(Trouble trouble) {
        return trouble.fault() == TokenFault.RATE
                || trouble.fault() == TokenFault.UNAVAILABLE
                || trouble.fault() == TokenFault.UNREACHABLE;
    }

    private static void refused(String said, AlertFindings findings) {
        findings.add(AlertCondition.CREDENTIALS_REFUSED, "", "alert.credentials-refused.text", said);
    }

    private static void dead(Trouble trouble, AlertFindings findings) {
        String again = trouble.again().map(TIME::format).orElse("?");
        findings.add(AlertCondition.TOKEN_DEAD, "", "alert.token-dead.text", trouble.text(), again);
    }

    private void notRenewed(Trouble trouble, AlertFindings findings) {
        findings.add(
                AlertCondition.TOKEN_NOT_RENEWED,
                "",
                trouble.again().isPresent() ? "alert.token-not-renewed.next" : "alert.token-not-renewed.text",
                TIME.format(failingSince.orElseThrow()),
                trouble.text(),
                trouble.again().map(TIME::format).orElse(""));
    }
}
