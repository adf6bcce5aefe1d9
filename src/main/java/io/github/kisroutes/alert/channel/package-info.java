/**
 * How alerts leave the program: {@link io.github.kisroutes.alert.channel.AlertHttp} and {@link
 * io.github.kisroutes.alert.channel.AlertMail} put the secrets on the wire, below all that Camel shows; {@link
 * io.github.kisroutes.alert.channel.AlertChannels} knows which channels there are, and how each of them does.
 */
package io.github.kisroutes.alert.channel;
