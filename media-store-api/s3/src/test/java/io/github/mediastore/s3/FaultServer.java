package io.github.mediastore.s3;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server of bare sockets that does to each request what a test says, however wrong that is. */
final class FaultServer implements Closeable {

  private final ServerSocket socket;
  private final Behaviour behaviour;
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
  private final List<String> requests = new CopyOnWriteArrayList<>();

  /** What is done to a request. */
  interface Behaviour {

    /**
     * Answers.
     *
     * @param request method, path and query, such as {@code GET /media/a?uploads=}
     * @param number how many requests there were before
     */
    void answer(String request, int number, Exchange exchange)
        throws IOException, InterruptedException;
  }

  /** One request, and the bare connection that it came on. */
  record Exchange(Socket socket, InputStream in, OutputStream out, Map<String, String> headers) {

    /** Reads the body of the request. */
    void readBody() throws IOException {
      in.skipNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
    }

    /** Writes text as it is. */
    void write(String text) throws IOException {
      out.write(text.getBytes(StandardCharsets.UTF_8));
      out.flush();
    }

    /** Answers as servers do. */
    void answer(int status, String body, String... headers) throws IOException {
      readBody();
      StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Status\r\n");
      for (String header : headers) {
        head.append(header).append("\r\n");
      }
      int size = body.getBytes(StandardCharsets.UTF_8).length;
      write(head + "Content-Length: " + size + "\r\n\r\n" + body);
    }

    /** Answers with an error. */
    void error(int status, String code) throws IOException {
      answer(status, "<Error><Code>" + code + "</Code><Message>as told</Message></Error>");
    }

    /** Ends the connection by a reset. */
    void reset() throws IOException {
      socket.setSoLinger(true, 0);
      socket.close();
    }
  }

  FaultServer(Behaviour behaviour) {
    this.behaviour = behaviour;
    try {
      socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    daemon(this::accept);
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "fault-server");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket connection = socket.accept();
        connections.add(connection);
        daemon(() -> serve(connection));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      InputStream in = new BufferedInputStream(connection.getInputStream());
      OutputStream out = connection.getOutputStream();
      String line = readLine(in);
      while (!line.isEmpty()) {
        Map<String, String> headers = new HashMap<>();
        for (String header = readLine(in); !header.isEmpty(); header = readLine(in)) {
          String[] parts = header.split(":", 2);
          headers.put(parts[0].toLowerCase(Locale.ROOT), parts[1].strip());
        }
        String request = line.replace(" HTTP/1.1", "");
        int number = requests.size();
        requests.add(request);
        behaviour.answer(request, number, new Exchange(connection, in, out, headers));
        line = readLine(in);
      }
    } catch (IOException | InterruptedException e) {
      // The client has gone, or the test is over.
    } finally {
      connections.remove(connection);
    }
  }

  private static String readLine(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + socket.getLocalPort());
  }

  /** Returns what was asked for so far. */
  List<String> requests() {
    return requests;
  }

  /** Returns how many connections are open. */
  int connections() {
    return connections.size();
  }

  @Override
  public void close() throws IOException {
    socket.close();
    for (Socket connection : connections) {
      connection.close();
    }
  }
}
