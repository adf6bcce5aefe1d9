package io.github.kisroutes.cluster;

import io.github.kisroutes.database.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How far the clock of this node is from the database's. Quartz asks for clocks within a second of each other: a node that is
 * ten minutes ahead takes all others for dead and fires their schedule too early. So a node whose clock is wrong stands aside,
 * as long as another one lives whose clock is right.
 */
final class NodeClock {
    private static final Logger LOG = LoggerFactory.getLogger(NodeClock.class);

    /** What Quartz bears: it takes a node for dead 7.5 s after its check-in was due. */
    private static final Duration TOLERANCE = Duration.ofSeconds(5);

    /** The longest name of a node that leaves room for the number of a firing behind it. */
    private static final int LONGEST_NAME = 80;

    private final Database database;
    private final String cluster;
    private final String node;
    private final Clock clock;

    private volatile Duration ahead = Duration.ZERO;
    private volatile boolean aside;
    private boolean told;

    NodeClock(Database database, String cluster, String node, Clock clock) {
        this.database = database;
        this.cluster = cluster;
        this.node = node;
        this.clock = clock;
    }

    /** The end of a process's name tells it from others. */
    static String shortened(String name) {
        return name.substring(Math.max(0, name.length() - LONGEST_NAME));
    }

    private record Answer(Instant storeTime, boolean others) {
        static Answer of(ResultSet row) throws SQLException {
            return new Answer(row.getObject("store_time", OffsetDateTime.class).toInstant(), row.getBoolean("others"));
        }
    }

    /**
     * Asks the database what time it is.
     *
     * @throws RuntimeException when it does not answer; what was known before stays
     */
    synchronized void look() {
        Instant asked = clock.instant();
        Answer answer = database.sqlAlone("cluster-clock")
                .set("cluster", cluster)
                .set("node", node)
                .one(Answer::of)
                .orElseThrow();
        Duration trip = Duration.between(asked, clock.instant());
        if (trip.compareTo(TOLERANCE) > 0) {
            return; // the answer tells nothing
        }
        ahead = Duration.between(answer.storeTime(), asked.plus(trip.dividedBy(2)));
        aside = isWrong() && answer.others();
        tell();
    }

    private void tell() {
        if (isWrong() && !told) {
            LOG.warn(
                    "The clock of this machine is {} s {} the database's. {} Let NTP set the clocks of all nodes and of the"
                            + " database.",
                    ahead.abs().toSeconds(),
                    ahead.isNegative() ? "behind" : "ahead of",
                    aside
                            ? "Other nodes have the database's time, so this one starts no collection until its clock is right."
                            : "No other node has the database's time, so this one goes by its own clock.");
        } else if (!isWrong() && told) {
            LOG.info(
                    "The clock of this machine agrees with the database's again: this node takes part in the schedule.");
        }
        told = isWrong();
    }

    Instant now() {
        return clock.instant();
    }

    private boolean isWrong() {
        return ahead.abs().compareTo(TOLERANCE) > 0;
    }

    /** Whether this node leaves the schedule to the others. */
    boolean isAside() {
        return aside;
    }

    /** How much too late a time is that this node has taken from its clock; zero when the clock is right. */
    Duration ahead() {
        return isWrong() ? ahead : Duration.ZERO;
    }
}
