/** What can be the matter: each class looks at one thing, most of them by a query over the tables, and says so in two languages. */
package io.github.kisroutes.alert.source;
