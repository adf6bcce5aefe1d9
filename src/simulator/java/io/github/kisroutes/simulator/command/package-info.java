/** The simulator as a program of its own, for clients in any language: its command line and what it says. */
package io.github.kisroutes.simulator.command;
