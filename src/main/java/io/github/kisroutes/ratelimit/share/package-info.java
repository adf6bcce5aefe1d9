/**
 * Which part of the quota belongs to this process: how the processes of one app key divide it by what they tell each other in one
 * row. Read {@link QuotaMember} first.
 */
package io.github.kisroutes.ratelimit.share;
