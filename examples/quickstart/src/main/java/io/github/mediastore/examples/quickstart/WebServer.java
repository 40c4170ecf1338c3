package io.github.mediastore.examples.quickstart;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/** The JDK's own web server, on this machine only. */
final class WebServer implements AutoCloseable {

  private static final int PORT = 8080;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(8);

  private WebServer(HttpServer server, HttpHandler handler) {
    this.server = server;
    server.setExecutor(threads);
    server.createContext("/", handler);
    server.start();
  }

  /**
   * Starts to serve on a port of the system's choice.
   *
   * @param handler answers all requests
   */
  static WebServer start(HttpHandler handler) throws IOException {
    return new WebServer(bind(0), handler);
  }

  /**
   * Serves until Enter is pressed or the process is ended.
   *
   * @param handler answers all requests
   */
  static void serve(HttpHandler handler) throws IOException {
    // Headers and body are sent apart; without this the second waits for the first to be confirmed.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    try (WebServer server = new WebServer(bind(), handler)) {
      System.out.println("Serving on http://localhost:" + server.port() + " until Enter or Ctrl-C");
      awaitEnter();
    }
  }

  int port() {
    return server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdown();
  }

  private static HttpServer bind() throws IOException {
    try {
      return bind(PORT);
    } catch (BindException e) {
      System.out.println("Port " + PORT + " is taken; using another one");
      return bind(0);
    }
  }

  private static HttpServer bind(int port) throws IOException {
    return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
  }

  /** Without a terminal there is no Enter to come: then only the end of the process ends it. */
  private static void awaitEnter() throws IOException {
    int key = System.in.read();
    while (key == -1) {
      LockSupport.park();
    }
  }
}
