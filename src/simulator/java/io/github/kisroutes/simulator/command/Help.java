package io.github.kisroutes.simulator.command;

import java.util.ArrayList;
import java.util.List;

/** What {@code --help} prints. */
final class Help {
    private static final int COLUMN = 20;
    private static final int WIDTH = 110;

    private Help() {}

    static String text() {
        List<String> lines = new ArrayList<>();
        lines.add("java -jar kis-camel-routes-<version>-simulator.jar [OPTION]...");
        lines.add("");
        lines.add(
                "KIS Open API (Korea Investment & Securities) on this machine, with real candles: to try any client without a");
        lines.add(
                "key, an account or a network. It prints its address and a key pair; give both to the client. Ctrl-C ends it.");
        lines.add("");
        for (Option option : Option.values()) {
            add(lines, option.written() + (option.takesValue() ? " " + option.value() : ""), option.meaning());
        }
        lines.add("");
        lines.add("A FAULT is one of these, and strikes every quotation unless more is said behind it:");
        FaultKind.ALL.forEach(kind -> add(lines, kind.name(), kind.meaning()));
        add(
                lines,
                FaultRule.TOKEN_DIES,
                "the token in use is refused with EGW00123, and handed out again for six hours");
        lines.add("");
        add(lines, ",every=N", "each N-th of these calls");
        add(lines, ",times=N", "N of these calls, the first ones or those after ,after=N");
        add(lines, ",after=N", "not the first N of these calls");
        add(lines, ",for=SECONDS", "within so many seconds of the start");
        add(lines, ",code=005930", "calls for one stock");
        add(lines, ",on=WHAT", "instead of quotations: token (requests for one), all, or a tr_id, say FHKST03010100");
        lines.add("");
        lines.add(
                "For example: --fault EGW00201,every=20 --fault reset,on=token,times=1 --fault late-3000,code=005930");
        return String.join(System.lineSeparator(), lines);
    }

    private static void add(List<String> lines, String name, String meaning) {
        String start = "  " + name + " ".repeat(Math.max(1, COLUMN - name.length()));
        StringBuilder line = new StringBuilder(start);
        for (String word : meaning.split(" ")) {
            if (line.length() + word.length() > WIDTH) {
                lines.add(line.toString().stripTrailing());
                line = new StringBuilder(" ".repeat(start.length()));
            }
            line.append(word).append(' ');
        }
        lines.add(line.toString().stripTrailing());
    }
}
