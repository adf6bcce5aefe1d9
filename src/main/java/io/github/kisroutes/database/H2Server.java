package io.github.kisroutes.database;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import org.h2.engine.SysProperties;

/**
 * The server that H2 opens by itself with {@code AUTO_SERVER=TRUE}, so that other processes of this machine can share the file.
 * By default it listens on every network interface.
 */
final class H2Server {
    private static final String BIND_ADDRESS = "h2.bindAddress";

    private H2Server() {}

    /**
     * Binds the server to the loopback interface. H2 reads the setting once, when its classes load, so this comes before any
     * other use of H2; if something was earlier, the URL is refused rather than the database offered to the network.
     *
     * @throws DatabaseUnavailableException when the server would listen to the network
     */
    static void keepOnLoopback(String url) {
        if (System.getProperty(BIND_ADDRESS) == null) {
            System.setProperty(BIND_ADDRESS, "127.0.0.1");
        }
        if (url.toUpperCase(Locale.ROOT).contains(";AUTO_SERVER=TRUE") && !isLoopback(SysProperties.BIND_ADDRESS)) {
            throw new DatabaseUnavailableException("The database at " + DatabaseAddress.shown(url)
                    + " was not opened: with AUTO_SERVER=TRUE the network could reach it, because H2 listens on "
                    + (SysProperties.BIND_ADDRESS == null ? "every interface" : SysProperties.BIND_ADDRESS)
                    + ". Start with -Dh2.bindAddress=127.0.0.1, or take PostgreSQL for several machines.");
        }
    }

    private static boolean isLoopback(String address) {
        try {
            return address != null && InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
