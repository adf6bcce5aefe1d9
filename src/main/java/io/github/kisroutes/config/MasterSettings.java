package io.github.kisroutes.config;

import io.github.kisroutes.market.ListingMarket;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/**
 * Where the list of the whole market comes from, and what of it is collected.
 *
 * @param url the folder of the master files, without a slash at the end
 * @param directory where the last good files are kept
 * @param groups codes of two letters: ST stock, EF ETF, RT REIT and so on
 * @param markets where a stock is listed
 */
public record MasterSettings(URI url, Path directory, List<String> groups, List<ListingMarket> markets) {}
