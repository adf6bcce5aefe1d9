package io.github.kisroutes.broker;

/**
 * KIS did not answer a call with what was asked for. One subclass per reaction, so that
 * {@code routes/error-policy.camel.yaml} can name them. The message is made for a person and holds no secret.
 */
public abstract sealed class BrokerFault extends Exception {
    private final FaultClass faultClass;
    private final String code;

    private BrokerFault(FaultClass faultClass, String code, String message) {
        super(message + "; " + faultClass.reaction());
        this.faultClass = faultClass;
        this.code = code;
    }

    /** Whose fault it is. */
    public FaultClass faultClass() {
        return faultClass;
    }

    /** What KIS called it ({@code EGW00201}), or our own word when KIS gave none ({@code HTTP_503}, {@code BAD_JSON}). */
    public String code() {
        return code;
    }

    /**
     * The fault that belongs to a class.
     *
     * @param message what failed, for what, and what KIS said; the reaction is added here
     */
    public static BrokerFault of(FaultClass faultClass, String code, String message) {
        return switch (faultClass) {
            case RATE -> new RateLimited(code, message);
            case TOKEN, TOKEN_RATE -> new TokenRejected(faultClass, code, message);
            case CREDENTIAL, ENVIRONMENT -> new Misconfigured(faultClass, code, message);
            case REQUEST -> new BadRequest(code, message);
            case TRANSIENT -> new Unavailable(code, message);
        };
    }

    /** More calls in a second than the broker grants. */
    public static final class RateLimited extends BrokerFault {
        RateLimited(String code, String message) {
            super(FaultClass.RATE, code, message);
        }
    }

    /** The token of this call was not accepted. */
    public static final class TokenRejected extends BrokerFault {
        TokenRejected(FaultClass faultClass, String code, String message) {
            super(faultClass, code, message);
        }
    }

    /** Key, secret or host are wrong: no call of this run can succeed. */
    public static final class Misconfigured extends BrokerFault {
        Misconfigured(FaultClass faultClass, String code, String message) {
            super(faultClass, code, message);
        }
    }

    /** This one question was wrong. */
    public static final class BadRequest extends BrokerFault {
        BadRequest(String code, String message) {
            super(FaultClass.REQUEST, code, message);
        }
    }

    /** The broker could not answer now, or its answer could not be read. */
    public static final class Unavailable extends BrokerFault {
        Unavailable(String code, String message) {
            super(FaultClass.TRANSIENT, code, message);
        }
    }
}
