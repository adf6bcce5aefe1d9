package io.github.kisroutes.command;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.Writer;

/** Writes through a stream of the console, in whatever encoding that has; a plain writer would choose one of its own. */
final class ConsoleWriter extends Writer {
    private final PrintStream console;

    private ConsoleWriter(PrintStream console) {
        this.console = console;
    }

    static PrintWriter to(PrintStream console) {
        return new PrintWriter(new ConsoleWriter(console), true);
    }

    @Override
    public void write(char[] text, int from, int length) {
        console.print(new String(text, from, length));
    }

    @Override
    public void flush() {
        console.flush();
    }

    @Override
    public void close() {
        console.flush();
    }
}
