package io.github.kisroutes;

/** Starts the product. */
public final class KisRoutes {
    private KisRoutes() {}

    public static void main(String[] args) {}
}
