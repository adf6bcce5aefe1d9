package io.github.kisroutes.database.h2;

import io.github.kisroutes.database.fault.DatabaseUnavailableException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Optional;
import javax.sql.DataSource;
import org.h2.engine.SysProperties;

/** Connections to a database of H2 that neither the network nor other users of the machine can reach. */
public final class H2Connections {
    private static final String BIND_ADDRESS = "h2.bindAddress";

    private H2Connections() {}

    /**
     * Connections to the database, shared if the URL says so.
     *
     * @throws DatabaseUnavailableException when the network or other users of the machine could reach the database
     */
    public static DataSource to(H2Address address) {
        keepOnLoopback(address);
        address.file().ifPresent(file -> new PrivateFolder(
                        address.url(), file, !address.password().isEmpty())
                .close());
        Optional<Path> file = address.sharedFile();
        return file.isPresent() ? SharedH2.connections(address, file.get()) : address.source(address.ownerUrl());
    }

    /**
     * Connections that only read, and leave nothing behind: through the server of a process that has the file open, or else from
     * the file without a lock of their own. A file whose process was killed is not read: the next start has to recover it.
     */
    public static DataSource toRead(H2Address address) {
        keepOnLoopback(address);
        return address.file().isPresent()
                ? SharedH2.reading(address, address.file().get())
                : address.source(address.url());
    }

    /**
     * Binds the server of H2 to the loopback interface; by default it listens on every one. H2 reads the setting once, when its
     * classes load, so this comes before any other use of H2; if something was earlier, the URL is refused rather than the
     * database offered to the network.
     */
    private static void keepOnLoopback(H2Address address) {
        if (System.getProperty(BIND_ADDRESS) == null) {
            System.setProperty(BIND_ADDRESS, "127.0.0.1");
        }
        NoJavaInSql.byName(); // is read at the same time
        if (address.isServed() && !isLoopback(SysProperties.BIND_ADDRESS)) {
            throw new DatabaseUnavailableException("The database at " + address
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
