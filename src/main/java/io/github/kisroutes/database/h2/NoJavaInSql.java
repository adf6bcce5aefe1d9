package io.github.kisroutes.database.h2;

import java.lang.reflect.Field;
import org.h2.api.ErrorCode;
import org.h2.engine.Database;
import org.h2.engine.SysProperties;
import org.h2.message.DbException;
import org.h2.util.SourceCompiler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps SQL from running Java in this process. H2 lets an administrator do so in two ways: by the name of a class, for which it
 * has a setting, and by a text that it compiles, for which it has none; so here is a compiler that refuses.
 */
final class NoJavaInSql extends SourceCompiler {
    private static final Logger LOG = LoggerFactory.getLogger(NoJavaInSql.class);

    private static final String ALLOWED_CLASSES = "h2.allowedClasses";

    /** The server between processes names itself in SQL. */
    private static final String NEEDED = "org.h2.server.TcpServer";

    private NoJavaInSql() {}

    /**
     * Forbids the classes. H2 reads its setting once, when its classes load, so this comes before any other use of H2; what the
     * operator has set stays. Another H2 in this runtime, with its own reasons, does not see it.
     */
    static void byName() {
        if (System.getProperty(ALLOWED_CLASSES) != null) {
            return;
        }
        System.setProperty(ALLOWED_CLASSES, NEEDED);
        try {
            if (!SysProperties.ALLOWED_CLASSES.equals(NEEDED)) {
                LOG.warn(
                        "H2 was in use in this process before, so an administrator of the database can name any Java class"
                                + " in SQL. Start with -D{}={} to forbid it.",
                        ALLOWED_CLASSES,
                        NEEDED);
            }
        } finally {
            System.clearProperty(ALLOWED_CLASSES);
        }
    }

    /** Forbids the texts, in a database that this process has opened as its owner. */
    static void bySource(Database open) {
        try {
            Field compiler = Database.class.getDeclaredField("compiler");
            compiler.setAccessible(true);
            compiler.set(open, new NoJavaInSql());
        } catch (ReflectiveOperationException | RuntimeException e) {
            LOG.warn(
                    "This version of H2 lets an administrator of the database run Java in this process: {}",
                    e.toString());
        }
    }

    /** The first thing that H2 does with a text. */
    @Override
    public void setSource(String className, String source) {
        throw DbException.get(ErrorCode.ACCESS_DENIED_TO_CLASS_1, className);
    }
}
