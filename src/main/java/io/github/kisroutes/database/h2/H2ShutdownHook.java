package io.github.kisroutes.database.h2;

import java.lang.reflect.Method;
import org.h2.engine.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps H2 from closing a file on its own when the process is told to end.
 *
 * <p>H2 would close it at the very moment of a SIGTERM, while this process still stores what is under way, and it would undo the
 * transactions of other processes beside statements of theirs that are running: a row that is written in that instant can never
 * be stored again. Its setting for this, {@code DB_CLOSE_ON_EXIT}, is refused together with {@code AUTO_SERVER}; so the method
 * is called here that H2 itself uses when a file is closed.
 */
final class H2ShutdownHook {
    private static final Logger LOG = LoggerFactory.getLogger(H2ShutdownHook.class);

    private H2ShutdownHook() {}

    /**
     * From now on the file is closed with its last connection, or, when other processes are connected to the end, not at all,
     * as if this process were killed; H2 is made for that.
     */
    static void from(Database open) {
        try {
            Class<?> closer =
                    Class.forName("org.h2.engine.OnExitDatabaseCloser", true, Database.class.getClassLoader());
            Method unregister = closer.getDeclaredMethod("unregister", Database.class);
            unregister.setAccessible(true);
            unregister.invoke(null, open);
        } catch (ReflectiveOperationException | RuntimeException e) {
            LOG.warn("This version of H2 closes its file by itself when the process ends: {}", e.toString());
        }
    }
}
