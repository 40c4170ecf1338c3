package io.github.mediastore.examples.glue;

import jakarta.servlet.Servlet;
import java.net.URI;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/**
 * A server that runs.
 *
 * @param root where it can be reached
 * @param end ends it
 */
public record TestServer(URI root, AutoCloseable end) {

  static TestServer of(int port, AutoCloseable end) {
    return new TestServer(URI.create("http://127.0.0.1:" + port + "/"), end);
  }

  /** Starts Jetty with one servlet. */
  public static TestServer jetty(String path, Servlet servlet) throws Exception {
    Server jetty = new Server();
    ServerConnector connector = new ServerConnector(jetty, 1, 1);
    connector.setHost("127.0.0.1");
    jetty.addConnector(connector);
    ServletContextHandler context = new ServletContextHandler();
    context.addServlet(new ServletHolder(servlet), path);
    jetty.setHandler(context);
    jetty.start();
    return of(connector.getLocalPort(), jetty::stop);
  }
}
