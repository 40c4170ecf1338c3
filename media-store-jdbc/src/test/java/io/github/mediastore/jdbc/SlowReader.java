package io.github.mediastore.jdbc;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;

/** A client on a bad line: takes a few bytes at a time, and has next to no buffer for more. */
final class SlowReader implements AutoCloseable {

  private static final int RECEIVE_BUFFER = 4096;

  private final Socket socket = new Socket();
  private final InputStream answer;

  /** Asks for a path and reads the status line. */
  SlowReader(InetSocketAddress server, String path) throws IOException {
    socket.setReceiveBufferSize(RECEIVE_BUFFER);
    socket.setSoTimeout(30_000);
    socket.connect(server);
    socket
        .getOutputStream()
        .write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n").getBytes(US_ASCII));
    answer = socket.getInputStream();
  }

  /** Returns so many of the bytes that come next; fewer if there are no more. */
  byte[] read(int count) throws IOException {
    return answer.readNBytes(count);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
