package io.github.kisroutes.simulator.http;

import io.github.kisroutes.simulator.MasterFiles;
import java.util.function.Predicate;

/** Which calls a fault is about, or which of the record are asked for. Combine with {@code and} and {@code or}. */
public final class Calls {

    private Calls() {}

    /** Every call. */
    public static Predicate<Call> any() {
        return call -> true;
    }

    /** Every call that the quota counts. */
    public static Predicate<Call> quotations() {
        return Call::quotation;
    }

    /** The requests for a token. */
    public static Predicate<Call> token() {
        return call -> call.path().equals(Call.TOKEN_PATH);
    }

    /** The questions about one stock. */
    public static Predicate<Call> code(String code) {
        return call -> call.code().equals(code);
    }

    /** The downloads of a master file: {@code kospi_code} or {@code kosdaq_code}. */
    public static Predicate<Call> masterFile(String name) {
        return call -> call.path().equals(MasterFiles.FOLDER + name + ".mst.zip");
    }

    /** The calls of one service, say FHKST03010100. */
    public static Predicate<Call> trId(String trId) {
        return call -> call.trId().equals(trId);
    }

    /** The calls with this value of a parameter, say one window of a range. */
    public static Predicate<Call> parameter(String name, String value) {
        return call -> call.parameter(name).equals(value);
    }
}
