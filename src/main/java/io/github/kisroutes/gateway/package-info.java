/**
 * One token and one quota for every client: speaks the broker's own HTTP API to programs that know nothing of this one. Who they
 * are ({@link io.github.kisroutes.gateway.GatewayCredentials}), what they may ask, and what they are answered; the way of their
 * calls to the broker is in {@code routes/kis-gateway.camel.yaml}. The HTTP itself is in {@code gateway.http}.
 */
package io.github.kisroutes.gateway;
