package io.github.kisroutes.server.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kisroutes.server.Served;
import io.github.kisroutes.simulator.Simulator;
import io.github.kisroutes.simulator.http.Calls;
import io.github.kisroutes.simulator.http.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The page in a real Chromium, without a mouse. Where there is none on the {@code PATH}, it is skipped. The pictures are in {@code
 * target/page}; {@code config/verify-page.sh --picture} makes that of the README of one of them.
 */
class PageIT {
    private static final Path PICTURES = Path.of("target", "page");
    private static final int TABS = 150;

    /** No answer is given up while a test holds it back. */
    private static final Map<String, String> PATIENT = Map.of(
            "kis.server.token", "the-token-of-this-server",
            "kis.http.response-timeout", "4m",
            "kis.http.answer-timeout", "5m");

    private static final String RIGHT = "document.getElementById('verdict').dataset.verdict === 'RIGHT'";

    @TempDir
    Path folder;

    private Browser browser;

    @BeforeEach
    void start() throws IOException, InterruptedException {
        Optional<Path> program = Browser.program();
        assumeTrue(program.isPresent(), "no chromium, chromium-browser or google-chrome on the PATH");
        browser = Browser.start(program.get(), folder);
        browser.seeAs(1280, 860, false, "light", "en-GB");
    }

    @AfterEach
    void stop() throws IOException {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void the_demo_shows_a_chart_and_a_missing_day_heals_it_and_follows_a_run_by_keyboard_alone() throws Exception {
        try (RunningDemo demo = RunningDemo.start(folder.resolve("home"))) {
            browser.open(demo.page());
            browser.waitUntil(RIGHT);
            browser.waitUntil("document.querySelectorAll('#stock-list [role=option]').length === 50");
            browser.waitUntil("document.getElementById('candle-line').innerText.includes('57,200')");
            assertThat(browser.words("#candles-title")).isEqualTo("삼성전자 005930");
            assertThat(drawn("--up")).isGreaterThan(100);
            assertThat(drawn("--down")).isGreaterThan(100);
            assertThat(browser.words("#environment")).isEqualTo("demo");
            picture("readme");
            nobodyIsKeptOut("at its beginning");

            missingDayIsShownAndHealed(demo);
            runIsFollowed();
            stockIsFoundByItsConsonants();
            everybodyCanReadIt();

            assertThat(browser.complaints()).isEmpty();
            assertThat(browser.requests()).hasSizeGreaterThan(20).allSatisfy(address -> assertThat(address)
                    .startsWith(demo.page().toString()));
        }
    }

    private void missingDayIsShownAndHealed(RunningDemo demo) throws Exception {
        assertThat(demo.update(
                        "DELETE FROM daily_price WHERE stock_code = '005930' AND trade_date = DATE '2025-06-10'"))
                .isEqualTo(1);
        browser.open(demo.page());
        browser.waitUntil("document.querySelector('button.day-missing')");
        browser.waitUntil("document.getElementById('chart-remarks').innerText.includes('2025-06-10')");
        browser.waitUntil("document.getElementById('verdict-title').innerText === 'No, the table is not right.'");
        assertThat(browser.words("#chart-legend")).contains("missing");
        picture("missing");
        tabTo("button.day-missing");
        browser.press("Enter");
        assertThat(browser.words("#missing-day")).contains("삼성전자");
        tabTo("#heal-day");
        browser.press("Enter");
        browser.waitUntil("document.activeElement.id === 'run-dialog-start'");
        assertThat(browser.words("#run-dialog-body")).contains("삼성전자", "2025-06-10");
        picture("preview");
        nobodyIsKeptOut("with a preview");
        browser.press("Enter");
        browser.waitUntil(RIGHT);
        browser.waitUntil("!document.querySelector('button.day-missing')");
        browser.waitUntil("!document.getElementById('chart-remarks').innerText.includes('2025-06-10')");
        assertThat(
                        demo.count(
                                "SELECT COUNT(*) FROM daily_price WHERE stock_code = '005930' AND trade_date = DATE '2025-06-10'"))
                .isEqualTo(1);
        browser.waitUntil("document.querySelector('#runs tbody tr').innerText.includes('Heal')"
                + " && document.querySelector('#runs tbody .state').dataset.state === 'DONE'");
    }

    /** What is shown only for a moment is noted by the page itself. */
    private void runIsFollowed() {
        browser.value("window.seen = []; new MutationObserver(() => { if (!document.getElementById('live').hidden)"
                + " seen.push(document.getElementById('live').innerText); }).observe(document.getElementById('live'),"
                + " {subtree: true, childList: true, characterData: true, attributes: true})");
        tabTo("#do-DAILY");
        browser.press("Enter");
        browser.waitUntil("document.activeElement.id === 'run-dialog-start'");
        browser.press("Enter");
        browser.waitUntil("seen.some(words => words.includes(' of 50 stocks'))");
        picture("live");
        browser.waitUntil("document.getElementById('live').hidden");
        browser.waitUntil(RIGHT);
        assertThat(browser.value("seen.some(words => Number(words.match(/(\\d+) of 50 stocks/)?.[1] ?? 50) < 50)")
                        .asBoolean())
                .as("seen on its way")
                .isTrue();
        assertThat(browser.value("seen.some(words => words.includes('SK하이닉스'))").asBoolean())
                .isTrue();
    }

    private void stockIsFoundByItsConsonants() {
        tabTo("#search");
        browser.type("ㅎㄷㅊ");
        browser.press("Enter");
        browser.waitUntil("document.getElementById('candles-title').innerText === '현대차 005380'");
        tabTo("#chart");
        String newest = browser.words("#candle-line");
        browser.press("ArrowLeft");
        browser.press("ArrowLeft");
        assertThat(browser.words("#candle-line")).isNotEqualTo(newest).contains("2025-06-13");
    }

    private void everybodyCanReadIt() {
        browser.seeAs(1280, 860, false, "dark", "en-GB");
        nobodyIsKeptOut("dark");
        picture("dark");
        backTo("#language");
        browser.press("Enter");
        browser.waitUntil("document.documentElement.lang === 'ko'"
                + " && /[가-힣]/.test(document.getElementById('verdict-sentence').innerText)");
        nobodyIsKeptOut("Korean");
        browser.seeAs(390, 844, true, "light", "ko");
        nobodyIsKeptOut("on a phone");
        assertThat(browser.value("document.documentElement.scrollWidth").asInt())
                .isLessThanOrEqualTo(390);
        picture("phone");
    }

    @Test
    void the_token_is_asked_for_and_kept_in_this_tab_alone_and_a_name_is_never_html() {
        String token = "the-token-of-this-server";
        try (Simulator broker = Simulator.demo();
                Served served = Served.start(broker, folder, Map.of("kis.server.token", token))) {
            served.product().collect();
            served.product()
                    .update("DELETE FROM daily_price WHERE stock_code = '005930' AND trade_date = DATE '2025-06-10'");
            served.product().update("UPDATE collection_item SET name = '<img src=x onerror=seen()>'");
            browser.open(URI.create("http://127.0.0.1:" + served.port() + "/"));
            browser.waitUntil("document.getElementById('heal-all')");
            browser.waitUntil("document.getElementById('candles-title').innerText.startsWith('<img src=x')");
            assertThat(browser.value("document.querySelector('img') === null").asBoolean())
                    .isTrue();
            tabTo("#heal-all");
            browser.press("Enter");
            browser.waitUntil("document.activeElement.id === 'unlock-here'");
            browser.press("Enter");
            tabTo("#token-input");
            browser.type(token);
            browser.press("Enter");
            browser.waitUntil("document.activeElement.id === 'run-dialog-start'");
            browser.press("Enter");
            browser.waitUntil("!document.querySelector('button.day-missing')");
            assertThat(browser.value("JSON.stringify({...localStorage}) + document.cookie")
                            .asText())
                    .doesNotContain(token);
            assertThat(browser.value("document.documentElement.outerHTML").asText())
                    .doesNotContain(token);
            assertThat(browser.requests()).noneMatch(address -> address.contains(token));
            assertThat(browser.complaints()).allMatch(complaint -> complaint.contains("401"));
        }
    }

    @Test
    void a_running_collection_is_cancelled_from_the_page() throws Exception {
        CountDownLatch cancelled = new CountDownLatch(1);
        try (Simulator broker = Simulator.demo();
                Served served = Served.start(broker, folder, PATIENT)) {
            broker.faults().on(Calls.trId("FHKST03010100")).always(Fault.meanwhile(() -> await(cancelled)));
            browser.open(URI.create("http://127.0.0.1:" + served.port() + "/"));
            browser.waitUntil("document.getElementById('do-DAILY')");
            browser.value("sessionStorage.setItem('kis.token', '" + PATIENT.get("kis.server.token") + "')");
            tabTo("#do-DAILY");
            browser.press("Enter");
            browser.waitUntil("document.activeElement.id === 'run-dialog-start'");
            browser.press("Enter");
            browser.waitUntil("document.querySelector('#live-runs button')");
            tabTo("#live-runs button");
            browser.press("Enter");
            browser.waitUntil("document.getElementById('toast').innerText.includes('as soon as the calls under way')");
            nobodyIsKeptOut("while a collection ends");
            cancelled.countDown();
            browser.waitUntil("document.getElementById('live').hidden");
            browser.waitUntil("document.querySelector('#runs tbody .state').dataset.state !== 'RUNNING'");
            tabTo("#runs tbody button");
            browser.press("Enter");
            browser.waitUntil("document.querySelector('#runs .detail').innerText.includes('cancelled')");
            assertThat(served.product().value("SELECT COUNT(*) FROM collection_run WHERE reason LIKE '%cancelled%'"))
                    .isEqualTo(1L);
            assertThat(served.product().value("SELECT COUNT(DISTINCT stock_code) FROM daily_price"))
                    .as("the stock that was being asked for is stored, the other was not asked for")
                    .isEqualTo(1L);
            assertThat(browser.complaints()).isEmpty();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(3, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As with a keyboard; the element is reached or it is a mistake. */
    private void tabTo(String selector) {
        for (int i = 0; i < TABS; i++) {
            if (browser.value("document.activeElement.matches('" + selector + "')")
                    .asBoolean()) {
                return;
            }
            browser.press("Tab");
        }
        throw new AssertionError("The keyboard does not lead to " + selector);
    }

    private void backTo(String selector) {
        for (int i = 0; i < TABS; i++) {
            if (browser.value("document.activeElement.matches('" + selector + "')")
                    .asBoolean()) {
                return;
            }
            browser.pressWithShift("Tab");
        }
        throw new AssertionError("The keyboard does not lead back to " + selector);
    }

    /** How many points of the chart have a colour of the page. */
    private int drawn(String colour) {
        return browser.value(
                        "(() => { const wanted = getComputedStyle(document.documentElement).getPropertyValue('" + colour
                                + "'); const reader = (width, height) => new OffscreenCanvas(width, height)"
                                + ".getContext('2d', {willReadFrequently: true});"
                                + " const pen = reader(1, 1); pen.fillStyle = wanted; pen.fillRect(0, 0, 1, 1);"
                                + " const [red, green, blue] = pen.getImageData(0, 0, 1, 1).data; let found = 0;"
                                + " for (const canvas of document.querySelectorAll('#chart canvas')) { if (!canvas.width || !canvas.height) continue;"
                                + " const copy = reader(canvas.width, canvas.height); copy.drawImage(canvas, 0, 0);"
                                + " const points = copy.getImageData(0, 0, canvas.width, canvas.height).data;"
                                + " for (let i = 0; i < points.length; i += 4) if (points[i] === red && points[i + 1] === green"
                                + " && points[i + 2] === blue && points[i + 3] === 255) found++; } return found; })()")
                .asInt();
    }

    /** Nothing that axe finds: names, contrast, roles, order, sizes. */
    private void nobodyIsKeptOut(String state) {
        if (!browser.value("typeof axe === 'object'").asBoolean()) {
            browser.value(axe());
        }
        JsonNode violations = browser.value(
                "axe.run({resultTypes: ['violations']}).then(found => found.violations.map(one =>"
                        + " one.id + ': ' + one.help + ' ' + one.nodes.map(node => node.target + ' ' + node.failureSummary).join(' | ')))");
        assertThat(violations).as("axe " + state).isEmpty();
    }

    private static String axe() {
        try (InputStream script = PageIT.class.getResourceAsStream("/axe.min.js")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8) + "; true";
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void picture(String name) {
        browser.picture(PICTURES.resolve(name + ".png"), !name.equals("readme"));
    }
}
