/** The page at {@code /}: the files of the class path folder {@code page}, and nothing else. */
package io.github.kisroutes.server.page;
