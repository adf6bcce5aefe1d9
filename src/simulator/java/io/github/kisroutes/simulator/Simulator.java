package io.github.kisroutes.simulator;

import io.github.kisroutes.simulator.http.Call;
import io.github.kisroutes.simulator.http.CallRecord;
import io.github.kisroutes.simulator.http.Dispatch;
import io.github.kisroutes.simulator.http.FaultScript;
import io.github.kisroutes.simulator.http.HeaderCheck;
import io.github.kisroutes.simulator.http.HttpListener;
import io.github.kisroutes.simulator.http.Latency;
import io.github.kisroutes.simulator.http.SlidingQuota;
import io.github.kisroutes.simulator.http.TokenDesk;
import io.github.kisroutes.simulator.http.TokenEndpoints;
import io.github.kisroutes.simulator.http.Wire;
import io.github.kisroutes.simulator.market.EditableCandles;
import io.github.kisroutes.simulator.market.MarketCalendar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * KIS Open API on this machine, as it is documented and reported to behave: tokens with their rules, daily candles and
 * current prices with the real field names, a quota counted in a strict sliding second at arrival. What it saw is in
 * {@link #record()}; what it does wrong is scripted in {@link #faults()}.
 */
public final class Simulator implements AutoCloseable {

    private final SimulatorOptions options;
    private final CallRecord record = new CallRecord();
    private final FaultScript faults = new FaultScript();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final EditableCandles candles;
    private final MarketCalendar calendar;
    private final Listings listings;
    private final SlidingQuota quota;
    private final TokenDesk tokens;
    private final Dispatch dispatch;
    private final HttpListener server;

    private Simulator(SimulatorOptions options) throws IOException {
        this.options = options;
        candles = new EditableCandles(options.candles());
        calendar = new MarketCalendar(options.candles());
        listings = new Listings(candles, options.clock());
        quota = new SlidingQuota(options.quota());
        tokens = new TokenDesk(options.clock());
        HeaderCheck headers = new HeaderCheck(options.credentials(), tokens);
        dispatch = new Dispatch(quota, options.clock(), headers, faults, record, new Wire(closing));
        dispatch.latency(options.latency());
        serve();
        server = new HttpListener(new InetSocketAddress(options.host(), options.port()), dispatch);
    }

    /**
     * Starts a simulator; it answers when this returns.
     *
     * @throws UncheckedIOException if the port is taken
     */
    public static Simulator start(SimulatorOptions options) {
        try {
            return new Simulator(options);
        } catch (IOException taken) {
            throw new UncheckedIOException(
                    "The simulator cannot listen on " + options.host().getHostAddress() + " port " + options.port()
                            + ": " + taken.getMessage(),
                    taken);
        }
    }

    /** Starts one with {@link SimulatorOptions#defaults()}. */
    public static Simulator start() {
        return start(SimulatorOptions.defaults());
    }

    /** Starts one with {@link SimulatorOptions#demo()}: its clock stands on the last day of the shipped candles. */
    public static Simulator demo() {
        return start(SimulatorOptions.demo());
    }

    /** The address to use instead of the broker's, without a slash at its end. */
    public URI baseUri() {
        String host = options.host().isAnyLocalAddress()
                ? "127.0.0.1"
                : options.host().getHostAddress();
        return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + server.port());
    }

    /** The app key that is taken. */
    public String appKey() {
        return options.credentials().appKey();
    }

    /** The app secret that is taken. */
    public String appSecret() {
        return options.credentials().appSecret();
    }

    /** The broker's clock: the tokens' ends and "today" follow it. */
    public Clock clock() {
        return options.clock();
    }

    /** The tokens and their rules. */
    public TokenDesk tokens() {
        return tokens;
    }

    /** The market, to be rewritten while the simulator runs. */
    public EditableCandles candles() {
        return candles;
    }

    /** The days on which the exchange opens, to be changed while the simulator runs. */
    public MarketCalendar calendar() {
        return calendar;
    }

    /** What the master files list and search-stock-info tells, to be changed while the simulator runs. */
    public Listings listings() {
        return listings;
    }

    /** What shall go wrong. */
    public FaultScript faults() {
        return faults;
    }

    /** What was seen. */
    public CallRecord record() {
        return record;
    }

    /** Changes the quota from now on; 0 for none. */
    public void quota(int callsPerSecond) {
        quota.limit(callsPerSecond);
    }

    /** Changes the latency of quotation calls from now on. */
    public void latency(Latency latency) {
        dispatch.latency(latency);
    }

    /** Lets an error code come with another HTTP status, as it was seen: EGW00201 with 200, EGW00123 with 401. */
    public void status(String code, int httpStatus) {
        dispatch.status(code, httpStatus);
    }

    /** Stops listening, ends every answer that is being waited for, and frees the port. */
    @Override
    public void close() {
        closing.countDown();
        server.close();
    }

    private void serve() {
        TokenEndpoints endpoints = new TokenEndpoints(tokens, options.credentials());
        dispatch.serve(Call.TOKEN_PATH, "", endpoints::issue);
        dispatch.serve(Call.REVOKE_PATH, "", endpoints::revoke);
        dispatch.serve(
                DailyCandlesEndpoint.PATH,
                DailyCandlesEndpoint.TR_ID,
                new DailyCandlesEndpoint(candles, options.clock()));
        dispatch.serve(CurrentPrice.PATH, CurrentPrice.TR_ID, new CurrentPrice(candles, options.clock()));
        dispatch.serve(MultiPrice.PATH, MultiPrice.TR_ID, new MultiPrice(candles, options.clock()));
        dispatch.serve(StockInfoEndpoint.PATH, StockInfoEndpoint.TR_ID, new StockInfoEndpoint(listings));
        for (String board : List.of("KOSPI", "KOSDAQ")) {
            MasterFiles file = MasterFiles.of(listings, board);
            dispatch.serve(file.path(), "", file);
        }
        dispatch.serve(Holidays.PATH, Holidays.TR_ID, new Holidays(calendar));
    }
}
