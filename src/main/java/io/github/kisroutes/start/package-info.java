/**
 * What a start tells a person before the first call: mistakes, the banner, what cannot succeed, and whether the host
 * fits.
 */
package io.github.kisroutes.start;
