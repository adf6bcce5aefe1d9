package io.github.kisroutes.alert.channel;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.SendFailedException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.util.MailConnectException;
import org.eclipse.angus.mail.util.SocketConnectException;

/** Why a channel did not take a message, as one sentence for a person: what failed, and what to do. */
final class ChannelFault {
    private static final int LONGEST = 400;

    private final String setting;
    private final boolean mail;

    /** @param setting that holds the address */
    ChannelFault(String setting) {
        this.setting = setting;
        this.mail = setting.contains(".mail.");
    }

    /** Of an answer that is no success. */
    String answered(int status, String text) {
        String said = "it answered HTTP " + status + (text.isBlank() ? "" : " (" + text + ")");
        return switch (status) {
            case 400, 401, 403, 404, 405, 410 ->
                said + ": the address in " + setting + " is wrong or no longer valid. Make a new one there and set "
                        + setting + ".";
            case 301, 302, 303, 307, 308 ->
                said + ": it wants to be called at another address, which is not followed. Correct " + setting + ".";
            default -> said + ".";
        };
    }

    /** Of a call that got no answer, or of a mail that was not taken. */
    String of(Throwable thrown) {
        String sentence = Arrays.<Optional<String>>asList(
                        find(thrown, UnknownHostException.class)
                                .map(e -> "there is no such host: correct " + setting + "."),
                        find(thrown, AuthenticationFailedException.class)
                                .map(e -> "the mail server refuses the user or the password: correct"
                                        + " kis.alert.mail.username and kis.alert.mail.password."),
                        find(thrown, SSLException.class)
                                .map(e -> "TLS failed (" + line(e) + "): correct "
                                        + (mail ? "kis.alert.mail.security and kis.alert.mail.port." : setting + ".")),
                        find(thrown, MailConnectException.class)
                                .or(() -> find(thrown, SocketConnectException.class)
                                        .map(e -> new MailConnectException(e)))
                                .map(e ->
                                        "nothing answers there: correct kis.alert.mail.host and kis.alert.mail.port."),
                        find(thrown, ConnectException.class)
                                .map(e -> "nothing answers there: correct " + setting + "."),
                        find(thrown, SocketTimeoutException.class).map(e -> "it did not answer in time."),
                        find(thrown, SendFailedException.class)
                                .map(e -> "the mail server does not take the message (" + line(e)
                                        + "): correct kis.alert.mail.from and kis.alert.mail.to."))
                .stream()
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> line(thrown) + ".");
        return sentence.length() <= LONGEST ? sentence : sentence.substring(0, LONGEST) + "…";
    }

    private static <T extends Throwable> Optional<T> find(Throwable thrown, Class<T> kind) {
        for (Throwable each = thrown; each != null; each = each.getCause()) {
            if (kind.isInstance(each)) {
                return Optional.of(kind.cast(each));
            }
        }
        return Optional.empty();
    }

    private static String line(Throwable thrown) {
        String message = thrown.getMessage() == null ? thrown.getClass().getSimpleName() : thrown.getMessage();
        return message.replaceAll("[\\p{Cntrl}\\s]+", " ").strip().replaceFirst("[.;:]$", "");
    }
}
