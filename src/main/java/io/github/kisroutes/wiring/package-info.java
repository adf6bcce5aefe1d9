/**
 * Which objects the routes name, and how they are made: {@link KisBeans} in the order in which each needs the one
 * before.
 */
package io.github.kisroutes.wiring;
