package io.github.kisroutes.config.check;

import io.github.kisroutes.config.MasterSettings;
import io.github.kisroutes.config.key.CollectionKeys;
import io.github.kisroutes.config.read.SettingReader;
import java.net.URI;

/** Whether the list of the whole market may come from where the operator says. */
final class MasterCheck {
    /** Below the simulator's address. */
    private static final String DEMO_FOLDER = "/common/master";

    private MasterCheck() {}

    static MasterSettings read(SettingReader in, URI baseUrl) {
        URI url = in.find(CollectionKeys.SYMBOLS_MASTER_URL).orElse(URI.create(baseUrl + DEMO_FOLDER));
        if (!"https".equalsIgnoreCase(url.getScheme()) && !BrokerAddressCheck.isLoopback(url)) {
            in.mistakes()
                    .add(
                            in.described(CollectionKeys.SYMBOLS_MASTER_URL)
                                    + " would let anybody on the way change what is collected: http is for loopback only, use https.");
        }
        return new MasterSettings(
                url,
                in.value(CollectionKeys.SYMBOLS_MASTER_DIRECTORY),
                in.value(CollectionKeys.SYMBOLS_GROUPS),
                in.value(CollectionKeys.SYMBOLS_MARKETS));
    }
}
