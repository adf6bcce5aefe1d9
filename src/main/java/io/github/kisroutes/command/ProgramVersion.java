package io.github.kisroutes.command;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version that the jar has, and the Java that runs it. */
final class ProgramVersion implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String version = Optional.ofNullable(ProgramVersion.class.getPackage().getImplementationVersion())
                .orElse("of a checkout");
        return new String[] {
            "kis-camel-routes " + version + ", Java " + System.getProperty("java.version") + " ("
                    + System.getProperty("java.vendor") + ")"
        };
    }
}
