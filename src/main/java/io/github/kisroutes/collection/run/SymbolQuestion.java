package io.github.kisroutes.collection.run;

import io.github.kisroutes.collection.range.Question;

/**
 * One question about one symbol; the body of {@code routes/kis-collect-window.camel.yaml}.
 *
 * @param item the symbol in its run
 * @param question the days and the series
 */
public record SymbolQuestion(SymbolItem item, Question question) {
    @Override
    public String toString() {
        return item + ", " + question;
    }
}
