/** The gateway on the wire: what a request is before anybody knows whose it is, and how an answer is written. */
package io.github.kisroutes.gateway.http;
