package io.github.kisroutes.gateway;

/** A request that the broker is not asked. */
public final class GatewayRefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final GatewayFault fault;

    GatewayRefusedException(GatewayFault fault) {
        super(fault.code() + " " + fault.text());
        this.fault = fault;
    }

    /** Why. */
    public GatewayFault fault() {
        return fault;
    }
}
