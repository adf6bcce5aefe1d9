package io.github.kisroutes.collection.run;

/**
 * Calls to the broker since some beginning.
 *
 * @param requests calls that went to the wire, repeats included
 * @param refused those answered with "too many calls"
 * @param tokenIssues tokens asked for
 */
public record CallCount(long requests, long refused, long tokenIssues) {
    /** What came after an earlier count. */
    public CallCount since(CallCount earlier) {
        return new CallCount(requests - earlier.requests, refused - earlier.refused, tokenIssues - earlier.tokenIssues);
    }

    /** The same with another number of tokens. */
    public CallCount withTokenIssues(long issues) {
        return new CallCount(requests, refused, issues);
    }
}
