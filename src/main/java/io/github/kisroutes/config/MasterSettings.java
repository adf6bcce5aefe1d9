package io.github.kisroutes.config;

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
public record MasterSettings(URI url, Path directory, List<String> groups, List<ListingMarket> markets) {
    /** Below the simulator's address. */
    private static final String DEMO_FOLDER = "/common/master";

    static MasterSettings read(SettingReader in, URI baseUrl) {
        URI url = in.find(SettingKeys.SYMBOLS_MASTER_URL).orElse(URI.create(baseUrl + DEMO_FOLDER));
        if (!"https".equalsIgnoreCase(url.getScheme()) && !BrokerAddress.isLoopback(url)) {
            in.mistakes()
                    .add(
                            in.described(SettingKeys.SYMBOLS_MASTER_URL)
                                    + " would let anybody on the way change what is collected: http is for loopback only, use https.");
        }
        return new MasterSettings(
                url,
                in.value(SettingKeys.SYMBOLS_MASTER_DIRECTORY),
                in.value(SettingKeys.SYMBOLS_GROUPS),
                in.value(SettingKeys.SYMBOLS_MARKETS));
    }
}
