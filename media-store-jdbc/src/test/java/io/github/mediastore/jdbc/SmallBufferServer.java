package io.github.mediastore.jdbc;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.mediastore.http.MediaResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * Answers one request for each connection, with a thread of its own. A real server's connections
 * buffer some megabytes on the loopback; these hardly any, so that who waits for a slow client is
 * the writer.
 */
final class SmallBufferServer implements AutoCloseable {

  private static final int SEND_BUFFER = 8192;

  private final ServerSocket socket;
  private final Function<String, MediaResponse> answers;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  /**
   * Starts to serve.
   *
   * @param backlog how many may wait to be accepted
   * @param answers gives the answer for a path
   */
  SmallBufferServer(int backlog, Function<String, MediaResponse> answers) throws IOException {
    this.socket = new ServerSocket(0, backlog, InetAddress.getLoopbackAddress());
    this.answers = answers;
    threads.execute(this::accept);
  }

  InetSocketAddress address() {
    return new InetSocketAddress(socket.getInetAddress(), socket.getLocalPort());
  }

  private void accept() {
    try {
      while (true) {
        Socket client = socket.accept();
        threads.execute(() -> serve(client));
      }
    } catch (IOException e) {
      // Closed: the test is over.
    }
  }

  private void serve(Socket client) {
    try (client) {
      client.setSendBufferSize(SEND_BUFFER);
      BufferedReader request =
          new BufferedReader(new InputStreamReader(client.getInputStream(), US_ASCII));
      String path = request.readLine().split(" ", -1)[1];
      while (!request.readLine().isEmpty()) {
        // The header fields, none of which matters here.
      }
      MediaResponse answer = answers.apply(path);
      StringBuilder head = new StringBuilder("HTTP/1.1 " + answer.status() + " OK\r\n");
      answer.headers().forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
      OutputStream out = client.getOutputStream();
      out.write(head.append("Connection: close\r\n\r\n").toString().getBytes(US_ASCII));
      answer.writeTo(out);
    } catch (IOException e) {
      // The client has gone, which is its right.
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
    threads.shutdownNow();
  }
}
