package io.github.kisroutes.instrument.listing;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kisroutes.broker.BrokerFault;
import io.github.kisroutes.market.StockCode;
import java.util.concurrent.RejectedExecutionException;
import org.apache.camel.Body;
import org.apache.camel.ExchangeException;
import org.apache.camel.Variable;

/** The steps of {@code routes/kis-stock-info.camel.yaml}: one question to search-stock-info, and what is kept of it. */
public final class StockInfoSteps {
    private final StockListings listings;

    public StockInfoSteps(StockListings listings) {
        this.listings = listings;
    }

    /** Whether KIS may be asked about a stock today; not about what is no stock code. */
    public boolean isDue(@Variable("symbol") String symbol) {
        return StockCode.parse(symbol)
                .filter(code -> listings.mayAsk(code, listings.today()))
                .isPresent();
    }

    /** Remembers the answer, as far as it can be believed. */
    public void take(@Variable("symbol") String symbol, @Body JsonNode answer) {
        listings.record(new StockCode(symbol), new StockInfoReader(listings.today()).read(answer, symbol));
    }

    /**
     * Remembers that KIS does not know the code, or that there was no answer: until tomorrow nobody asks again. A question that
     * the end of the program kept back is none.
     */
    public void fail(@Variable("symbol") String symbol, @ExchangeException Exception fault) {
        if (!(fault instanceof RejectedExecutionException)) {
            listings.record(new StockCode(symbol), came(fault));
        }
    }

    private static StockInfo came(Exception fault) {
        if (fault instanceof BrokerFault refused) {
            return refused.code().equals(StockInfoReader.NO_SUCH_CODE)
                    ? StockInfo.unknownCode()
                    // What follows is another thing here than the words of the fault say.
                    : StockInfo.failed(refused.getMessage()
                            .replace("; " + refused.faultClass().reaction(), ""));
        }
        return StockInfo.failed(String.valueOf(fault.getMessage()));
    }

    /** What is known of the stock now, from wherever. */
    public StockListing tell(@Variable("symbol") String symbol) {
        return StockCode.parse(symbol).flatMap(listings::known).orElseGet(() -> StockListing.unknown(symbol));
    }
}
