package io.github.kisroutes.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A real Kafka broker in a JVM of its own, from the jars that the build has put into {@code target/kafka-broker}. */
final class KafkaBroker implements AutoCloseable {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final String CLUSTER = "MkU3OEVBNTcwNTJENDM2Qk";

    private final Path folder;
    private final int port = freePort();
    private final Process process;

    KafkaBroker(Path folder) throws IOException {
        this.folder = folder;
        Path properties = Files.writeString(folder.resolve("server.properties"), configuration(freePort()));
        Process format = java("kafka.tools.StorageTool", "format", "-t", CLUSTER, "-c", properties.toString());
        await().atMost(LONG).until(() -> !format.isAlive());
        process = java("kafka.Kafka", properties.toString());
        await().atMost(LONG).until(() -> answers() || !process.isAlive());
        assertThat(process.isAlive()).as(this::said).isTrue();
    }

    private String said() {
        try {
            return Files.readString(folder.resolve("kafka.log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String configuration(int controller) {
        return """
                process.roles=broker,controller
                node.id=1
                listeners=PLAINTEXT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d
                controller.quorum.voters=1@127.0.0.1:%d
                controller.listener.names=CONTROLLER
                log.dirs=%s
                offsets.topic.replication.factor=1
                """.formatted(port, controller, controller, folder.resolve("data"));
    }

    private Process java(String... program) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                Path.of(System.getProperty("kafka.broker")).resolve("*").toString()));
        command.addAll(List.of(program));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("kafka.log").toFile()))
                .start();
    }

    private boolean answers() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** For the setting {@code brokers}. */
    String address() {
        return "127.0.0.1:" + port;
    }

    @Override
    public void close() {
        process.destroyForcibly();
        await().atMost(LONG).until(() -> !process.isAlive());
    }
}
