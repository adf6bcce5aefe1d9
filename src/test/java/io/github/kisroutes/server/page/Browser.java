package io.github.kisroutes.server.page;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A real Chromium, without a window, driven by its DevTools protocol. It keeps what a person would not see: each request, and each
 * complaint of the console.
 */
public final class Browser implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;
    private final Path profile;
    private final DevTools tools;
    private final List<String> requests = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();

    private Browser(Process process, Path profile, URI address) {
        this.process = process;
        this.profile = profile;
        tools = new DevTools(address, this::happened);
    }

    /** The program, where there is one on the {@code PATH}. */
    public static Optional<Path> program() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(folder -> Stream.of("chromium", "chromium-browser", "google-chrome")
                        .map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** A new one with an empty page; nothing of it stays but its folder. */
    public static Browser start(Path program, Path folder) throws IOException, InterruptedException {
        Path profile = Files.createTempDirectory(folder, "browser");
        List<String> command = new ArrayList<>(List.of(
                program.toString(),
                "--headless=new",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--disable-dev-shm-usage",
                "--hide-scrollbars",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile));
        if ("root".equals(System.getProperty("user.name"))) {
            command.add("--no-sandbox"); // Chromium has none for root; the pages are ours.
        }
        command.add("about:blank");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(profile.resolve("output.txt").toFile())
                .start();
        Path port = profile.resolve("DevToolsActivePort");
        await().atMost(PATIENCE).until(() -> Files.exists(port) && Files.size(port) > 0);
        URI list = URI.create("http://127.0.0.1:" + Files.readAllLines(port).get(0) + "/json/list");
        Browser browser = new Browser(process, profile, page(list));
        for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
            browser.tools.call(domain + ".enable", Map.of());
        }
        return browser;
    }

    private static URI page(URI list) throws IOException, InterruptedException {
        String tabs = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(list).build(), BodyHandlers.ofString())
                .body();
        for (JsonNode tab : JSON.readTree(tabs)) {
            if (tab.path("type").asText().equals("page")) {
                return URI.create(tab.path("webSocketDebuggerUrl").asText());
            }
        }
        throw new IllegalStateException(tabs);
    }

    private synchronized void happened(String name, JsonNode event) {
        switch (name) {
            case "Network.requestWillBeSent" ->
                requests.add(event.at("/request/url").asText());
            case "Runtime.exceptionThrown" ->
                complaints.add(event.path("exceptionDetails").toString());
            case "Log.entryAdded" -> complaints.add(event.path("entry").toString());
            case "Runtime.consoleAPICalled" -> complaints.add(event.toString());
            default -> {
                // Everything else is its own business.
            }
        }
    }

    /** The addresses that it has asked, in their order. */
    synchronized List<String> requests() {
        return List.copyOf(requests);
    }

    /** What its console says: errors of scripts, what the content security policy refused, answers that were errors. */
    synchronized List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** How the page is seen from now on. */
    public void seeAs(int width, int height, boolean phone, String theme, String language) {
        tools.call(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", phone));
        tools.call(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", theme))));
        tools.call(
                "Emulation.setUserAgentOverride",
                Map.of("userAgent", "Chromium of a test", "acceptLanguage", language));
    }

    public void open(URI page) {
        tools.call("Page.navigate", Map.of("url", page.toString()));
    }

    /** The value of an expression in the page. */
    public JsonNode value(String script) {
        JsonNode answer = tools.call(
                "Runtime.evaluate", Map.of("expression", script, "returnByValue", true, "awaitPromise", true));
        if (answer.has("exceptionDetails")) {
            throw new AssertionError(script + ": " + answer.path("exceptionDetails"));
        }
        return answer.at("/result/value");
    }

    /** The words that a person sees in an element; blank where there is none or it is hidden. */
    String words(String selector) {
        return value("document.querySelector(" + quoted(selector) + ")?.innerText ?? ''")
                .asText();
    }

    private static String quoted(String text) {
        return JSON.valueToTree(text).toString();
    }

    public void waitUntil(String condition) {
        String known = "(() => { try { return Boolean(" + condition + "); } catch { return false; } })()";
        await(condition).atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(() -> value(known)
                .asBoolean());
    }

    /** Presses a key of a keyboard and lets it go. */
    void press(String key) {
        press(key, 0);
    }

    void pressWithShift(String key) {
        press(key, 8);
    }

    private void press(String key, int modifiers) {
        Map<String, Integer> codes = Map.of(
                "Tab", 9, "Enter", 13, "Escape", 27, "ArrowLeft", 37, "ArrowUp", 38, "ArrowRight", 39, "ArrowDown", 40);
        for (String type : List.of("keyDown", "keyUp")) {
            tools.call(
                    "Input.dispatchKeyEvent",
                    Map.of(
                            "type", type,
                            "key", key,
                            "code", key,
                            "windowsVirtualKeyCode", codes.get(key),
                            "modifiers", modifiers,
                            "text", key.equals("Enter") && type.equals("keyDown") ? "\r" : ""));
        }
    }

    /** Types where the focus is. */
    void type(String text) {
        tools.call("Input.insertText", Map.of("text", text));
    }

    /** Keeps a picture of the page. */
    void picture(Path file, boolean whole) {
        JsonNode picture = tools.call(
                "Page.captureScreenshot",
                Map.of("format", "png", "captureBeyondViewport", whole, "optimizeForSpeed", false));
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, Base64.getDecoder().decode(picture.path("data").asText()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        tools.close();
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        await().atMost(PATIENCE).until(() -> !process.isAlive());
        for (String link : List.of("SingletonLock", "SingletonCookie", "SingletonSocket")) {
            Files.deleteIfExists(profile.resolve(link)); // They lead out of the folder.
        }
    }
}
