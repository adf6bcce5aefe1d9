/** The metrics of the product, for Prometheus. */
package io.github.kisroutes.server.metrics;
