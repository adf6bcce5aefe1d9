package io.github.kisroutes.server;

import io.github.kisroutes.config.ServerSettings;
import io.github.kisroutes.server.http.Problem;
import io.github.kisroutes.server.page.PageHandler;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PfxOptions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Camel's HTTP server, bounded in size and time, with the guard in front of everything. A port that is taken is a warning: the
 * routes behind the server start all the same, and nobody reaches them.
 */
final class WebServer extends VertxPlatformHttpServer {
    private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);

    private static final int START_SECONDS = 20;
    /** Without a byte in either direction; a stream of events sends one more often. */
    private static final int IDLE_SECONDS = 60;
    /** Vert.x warns of busy threads; on a host that was asleep all of them are. */
    private static final long NEVER_MINUTES = TimeUnit.DAYS.toMinutes(1);

    /** The address line and the headers of a request, in bytes; a browser sends about 1,000. */
    private static final int LONGEST_LINE = 8 * 1024;

    private static final int MOST_HEADERS = 16 * 1024;

    private final ServerSettings settings;
    private final boolean demo;
    private HttpServer server;
    private Connections connections;
    private List<ServerPart> parts = List.of();

    /** @param demo whether a change needs no token as long as none is set */
    WebServer(ServerSettings settings, boolean demo, VertxPlatformHttpServerConfiguration configuration) {
        super(configuration);
        this.settings = settings;
        this.demo = demo;
    }

    /** Few threads, none of which keeps the process alive; no file of its own. */
    @Override
    protected Vertx createVertxInstance() {
        return Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(2)
                .setWorkerPoolSize(4)
                .setInternalBlockingPoolSize(2)
                .setUseDaemonThread(true)
                .setMaxEventLoopExecuteTimeUnit(TimeUnit.MINUTES)
                .setMaxEventLoopExecuteTime(NEVER_MINUTES)
                .setMaxWorkerExecuteTimeUnit(TimeUnit.MINUTES)
                .setMaxWorkerExecuteTime(NEVER_MINUTES)
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));
    }

    @Override
    protected void initializeServer() {
        super.initializeServer();
        parts = List.copyOf(getCamelContext().getRegistry().findByType(ServerPart.class));
        connections = new Connections(getVertx(), Connections.MOST, Connections.PATIENCE);
        router().route().order(Integer.MIN_VALUE).handler(connections::answering);
        router().route().order(Integer.MIN_VALUE + 1).handler(new RequestGuard(settings, demo, parts));
        router().route().order(Integer.MIN_VALUE + 2).handler(new PageHandler());
        parts.forEach(part -> router().route().order(Integer.MIN_VALUE + 3).handler(part.handler(getCamelContext())));
        Problem.handleErrors(router());
    }

    private VertxPlatformHttpRouter router() {
        return VertxPlatformHttpRouter.lookup(
                getCamelContext(), VertxPlatformHttpRouter.getRouterNameFromPort(settings.port()));
    }

    @Override
    protected void startServer() throws Exception {
        HttpServer created = getVertx()
                .createHttpServer(options())
                .connectionHandler(connections::opened)
                .requestHandler(router());
        try {
            created.listen(settings.port(), settings.host())
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(START_SECONDS, TimeUnit.SECONDS);
            server = created;
            LOG.info(
                    "The server answers at {}: the page, /api/v1, /observe/health and /observe/metrics.",
                    address(created));
            parts.forEach(part -> part.listens(address(created)));
        } catch (ExecutionException e) {
            LOG.warn(
                    "There is no server: it cannot listen on {} port {} ({}). Everything else works. Free the port, or set"
                            + " kis.server.port or kis.server.host.",
                    settings.host(),
                    settings.port(),
                    e.getCause().getMessage());
        }
    }

    private HttpServerOptions options() {
        HttpServerOptions options = new HttpServerOptions()
                .setIdleTimeout(IDLE_SECONDS)
                .setMaxInitialLineLength(LONGEST_LINE)
                .setMaxHeaderSize(MOST_HEADERS)
                .setHttp2ClearTextEnabled(false)
                .setUseAlpn(false);
        settings.keystore().ifPresent(file -> options.setSsl(true)
                .setKeyCertOptions(new PfxOptions()
                        .setPath(file.toAbsolutePath().toString())
                        .setPassword(settings.keystorePassword().reveal())));
        return options;
    }

    /** How a client begins every address here; nothing while there is no server. */
    Optional<String> address() {
        return Optional.ofNullable(server).map(this::address);
    }

    private String address(HttpServer listening) {
        return ServerSettings.address(settings.keystore().isPresent(), settings.host(), listening.actualPort());
    }

    @Override
    public HttpServer getServer() {
        return server;
    }

    @Override
    public int getPort() {
        return server == null ? settings.port() : server.actualPort();
    }

    @Override
    protected void stopServer() {
        if (server != null) {
            server.close().toCompletionStage().toCompletableFuture().join();
            server = null;
        }
    }

    @Override
    protected void stopVertx() {
        getVertx().close().toCompletionStage().toCompletableFuture().join();
    }
}
