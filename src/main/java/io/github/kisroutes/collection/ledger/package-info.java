/**
 * What is known from what, and what has to be read again: obligations, beginnings and ends of series, resolutions. Written in
 * the transactions below the routes. The rules: {@code docs/adr/0006-what-green-means.md}.
 */
package io.github.kisroutes.collection.ledger;
