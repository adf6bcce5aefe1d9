package io.github.kisroutes.broker;

import java.util.List;
import java.util.Optional;

/**
 * Whose fault a refused call is, and so what follows. KIS tells by {@code msg_cd} (API) or {@code error_code} (OAuth);
 * the HTTP status is no guide: "too many calls" arrives as 500 and sometimes as 200.
 */
public enum FaultClass {
    /** Too many calls in a second. Also seen below the quota, since KIS spreads the load over several servers. */
    RATE("the call is repeated through the throttle", "EGW00201", "EGW00215"),
    /** The token of the call is not (or no longer) valid. */
    TOKEN(
            "the call is repeated once with the same token; if KIS refuses it again, the token is dropped and renewed once",
            "EGW00121",
            "EGW00122",
            "EGW00123"),
    /** A token was asked for twice within a minute. */
    TOKEN_RATE("the next token request is possible one minute after the last attempt", "EGW00133"),
    /** App key or secret are wrong. Repeating locks the key. */
    CREDENTIAL(
            "nothing is repeated: correct KIS_APP_KEY and KIS_APP_SECRET",
            "EGW00102",
            "EGW00103",
            "EGW00104",
            "EGW00105",
            "EGW00206",
            "EGW00304"),
    /** Key and host do not belong together, or the service does not exist on this host. */
    ENVIRONMENT(
            "nothing is repeated: kis.environment, kis.base-url and the app key must belong together",
            "EGW02004",
            "EGW00213",
            "OPSQ0002",
            "EGW00205",
            "EGW00210"),
    /** The request itself is wrong: a parameter or a defect of ours. */
    REQUEST(
            "the call is not repeated; the symbol is recorded as failed",
            "EGW00101",
            "OPSQ2000",
            "OPSQ2001",
            "OPSQ2002",
            "OPSQ9995",
            "OPSQ9996",
            "OPSQ9997",
            "OPSQ9998",
            "OPSQ9999",
            "EGW00115",
            "EGW00116",
            "EGW00117",
            "EGW00131",
            "EGW00132",
            "EGW00207",
            "EGW00208",
            "EGW00209"),
    /** The broker or the network has a bad moment. */
    TRANSIENT(
            "the call is repeated a few times through the throttle",
            "EGW00001",
            "EGW00002",
            "EGW00202",
            "EGW00203",
            "EGW00300",
            "EGW00301",
            "EGW00302",
            "OPSQ1002");

    private final String reaction;
    private final List<String> codes;

    FaultClass(String reaction, String... codes) {
        this.reaction = reaction;
        this.codes = List.of(codes);
    }

    /** What happens next, as the last part of a message for a person. */
    public String reaction() {
        return reaction;
    }

    /** The codes KIS uses for this class. */
    public List<String> codes() {
        return codes;
    }

    /** The class of a code, or empty when nobody published its meaning. */
    public static Optional<FaultClass> of(String code) {
        for (FaultClass each : values()) {
            if (each.codes.contains(code)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    /**
     * The class of a refused call. A code without a published meaning is the broker's bad moment when the HTTP status
     * says so (5xx, 429), and a wrong request otherwise: the safe reading, since a wrong request is not repeated.
     *
     * @param code {@code msg_cd} or {@code error_code}, blank when the answer had none
     * @param status the HTTP status
     */
    public static FaultClass of(String code, int status) {
        return of(code).orElse(status >= 500 || status == 429 || status == 408 ? TRANSIENT : REQUEST);
    }
}
