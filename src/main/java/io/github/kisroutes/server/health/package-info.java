/** The health of the product, for a person and for whoever runs the process. */
package io.github.kisroutes.server.health;
