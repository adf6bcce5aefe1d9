/**
 * Which settings there are: {@link io.github.kisroutes.config.key.SettingKeys} is the one list, with the default and the
 * meaning of each; the other classes read the text of one kind of value, such as a duration or a list of stock codes.
 */
package io.github.kisroutes.config.key;
