/**
 * The HTTP API below {@code /api/v1}, one class per group of operations; {@code docs/openapi.yaml} is its contract. The routes
 * {@code kis-api-*} call it.
 */
package io.github.kisroutes.server.api;
