/**
 * Do the stored candles fit each other, and what others say? Reports for a person: they make nothing red and change nothing.
 */
package io.github.kisroutes.crosscheck;
