package io.github.mediastore.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Stands between a client and its server, and counts round trips: how often the client has sent all
 * it can before it must hear the server. For one connection at a time, which is idle when the count
 * is taken.
 */
final class CountingProxy implements AutoCloseable {

  private static final int HEADER = 5;

  private final ServerSocket door;
  private final PGSimpleDataSource server;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  /** Not before the first count is taken: a connection begins with messages of another form. */
  private boolean counts;

  private int roundTrips;
  private long position;
  private char type;
  private int messageLength;

  CountingProxy(PGSimpleDataSource server) throws IOException {
    this.server = server;
    this.door = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
    threads.execute(this::accept);
  }

  /** Returns connections that come by here. */
  PGSimpleDataSource dataSource() {
    PGSimpleDataSource proxied = TestPostgres.sameSchemaAs(server);
    proxied.setServerNames(new String[] {"127.0.0.1"});
    proxied.setPortNumbers(new int[] {door.getLocalPort()});
    return proxied;
  }

  /** Returns the round trips since the last call, and waits for a new message. */
  synchronized int take() {
    int taken = roundTrips;
    roundTrips = 0;
    position = 0;
    counts = true;
    return taken;
  }

  private void accept() {
    try {
      while (!door.isClosed()) {
        Socket client = door.accept();
        Socket backend = new Socket(InetAddress.getLoopbackAddress(), server.getPortNumbers()[0]);
        client.setTcpNoDelay(true);
        backend.setTcpNoDelay(true);
        threads.execute(() -> pass(client, backend, true));
        threads.execute(() -> pass(backend, client, false));
      }
    } catch (IOException e) {
      if (!door.isClosed()) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void pass(Socket from, Socket to, boolean isClient) {
    byte[] buffer = new byte[1 << 16];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
        if (isClient) {
          count(buffer, length);
        }
        out.write(buffer, 0, length);
      }
    } catch (IOException e) {
      // The other side is closed, and so is this one now.
    }
  }

  /**
   * Follows the messages of the client (PostgreSQL manual, "Message Formats"): a type, and a length
   * that counts itself. The server answers at Query and Sync; what follows either in the same
   * packet did not wait for that.
   */
  private synchronized void count(byte[] bytes, int length) {
    for (int i = 0; counts && i < length; ) {
      if (position < HEADER) {
        if (position == 0) {
          type = (char) bytes[i];
          messageLength = 0;
        } else {
          messageLength = (messageLength << 8) | (bytes[i] & 0xFF);
        }
        position++;
        i++;
      } else {
        int rest = (int) Math.min(length - i, messageLength + 1L - position);
        position += rest;
        i += rest;
      }
      if (position >= HEADER && position == messageLength + 1L) {
        position = 0;
        if (i == length && (type == 'Q' || type == 'S')) {
          roundTrips++;
        }
      }
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
    threads.shutdownNow();
  }
}
