package io.github.kisroutes.server.facts;

import io.github.kisroutes.alert.channel.AlertChannels;
import io.github.kisroutes.broker.AnswerTotals;
import io.github.kisroutes.collection.outcome.RowTotals;
import io.github.kisroutes.ratelimit.RateLimit;
import io.github.kisroutes.token.TokenState;
import java.net.URI;
import java.util.OptionalDouble;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The parts of the product that metrics and health look at. They look; nothing in here knows that it is looked at.
 *
 * @param stored what the database told last
 * @param broker the address of the calls that are timed
 * @param answers how KIS has answered
 * @param token the token at hand
 * @param tokenIssues how many tokens this process was given
 * @param quota the quota and this process's part of it
 * @param rows what was stored
 * @param progress how much of what runs now is done
 * @param channels how alerts reach a person
 */
public record Watched(
        FactsWatch stored,
        URI broker,
        AnswerTotals answers,
        Supplier<TokenState> token,
        LongSupplier tokenIssues,
        RateLimit quota,
        RowTotals rows,
        Supplier<OptionalDouble> progress,
        AlertChannels channels) {}
