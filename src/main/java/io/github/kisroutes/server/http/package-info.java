/** HTTP as the routes of the server see it: what of a request reaches them, and how their answer is written. */
package io.github.kisroutes.server.http;
