/**
 * On which days the exchange opens, and how that is known: from the broker, from candles that were read, from the operator's
 * list, or because it is a weekday. {@link io.github.kisroutes.calendar.TradingCalendar} answers, {@link
 * io.github.kisroutes.calendar.CalendarLearning} asks the broker once a day.
 */
package io.github.kisroutes.calendar;
