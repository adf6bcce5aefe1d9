/** How a content, a text or a secret is named without showing it. Uses nothing, so that every package may use it. */
package io.github.kisroutes.shared.digest;
