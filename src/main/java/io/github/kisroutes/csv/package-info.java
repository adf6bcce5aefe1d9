/**
 * The tables that an operator writes or saves from a spreadsheet: stocks, holidays, the candles of another vendor. What can be
 * meant in one way only is understood; anything else is refused with the file, the line and what to do. Nothing is guessed.
 */
package io.github.kisroutes.csv;
