package io.github.kisroutes.command;

import io.github.kisroutes.config.ConfigurationException;
import io.github.kisroutes.database.fault.DatabaseUnavailableException;
import io.github.kisroutes.database.fault.StatementException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** A command that only looks could not: one sentence for a person, and no trace of calls. */
final class Failures implements IExecutionExceptionHandler {
    @Override
    public int handleExecutionException(Exception failure, CommandLine line, ParseResult words) throws Exception {
        if (failure instanceof ConfigurationException
                || failure instanceof DatabaseUnavailableException
                || failure instanceof StatementException) {
            line.getErr().println(failure.getMessage());
            return ProductStart.COULD_NOT_RUN;
        }
        throw failure;
    }
}
