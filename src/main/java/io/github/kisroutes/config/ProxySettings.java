package io.github.kisroutes.config;

import java.util.List;

/**
 * The proxy by which KIS is reached.
 *
 * @param credentials {@code user:password}; empty for none
 * @param except hosts that are reached without it
 */
public record ProxySettings(String host, int port, Secret credentials, List<HostPattern> except) {}
