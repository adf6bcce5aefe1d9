/** What can be the matter: each class looks at one thing, most of them by a query over the tables, and names the text that says so. */
package io.github.kisroutes.alert.source;
