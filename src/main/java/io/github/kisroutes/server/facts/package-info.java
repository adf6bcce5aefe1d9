/** What is watched: the parts of the product that can be asked at once, and what the database told last. */
package io.github.kisroutes.server.facts;
