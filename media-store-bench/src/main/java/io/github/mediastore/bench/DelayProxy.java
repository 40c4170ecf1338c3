package io.github.mediastore.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A network between a client and its server: what either sends arrives a while later. */
final class DelayProxy implements AutoCloseable {

  private static final Packet END = new Packet(new byte[0], 0);

  private final ServerSocket door;
  private final int serverPort;
  private final long delayNanos;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  /**
   * Opens it on a free port of this machine.
   *
   * @param serverPort where the server listens on this machine
   * @param roundTripMillis how much longer a question and its answer take
   */
  DelayProxy(int serverPort, int roundTripMillis) throws IOException {
    this.door = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
    this.serverPort = serverPort;
    this.delayNanos = TimeUnit.MILLISECONDS.toNanos(roundTripMillis) / 2;
    threads.execute(this::accept);
  }

  int port() {
    return door.getLocalPort();
  }

  private void accept() {
    try {
      while (!door.isClosed()) {
        Socket client = door.accept();
        Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
        connect(client, server);
        connect(server, client);
      }
    } catch (IOException e) {
      if (!door.isClosed()) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void connect(Socket from, Socket to) throws IOException {
    to.setTcpNoDelay(true);
    BlockingQueue<Packet> onTheWay = new LinkedBlockingQueue<>();
    threads.execute(() -> send(from, onTheWay));
    threads.execute(() -> receive(to, onTheWay));
  }

  private void send(Socket from, BlockingQueue<Packet> onTheWay) {
    byte[] buffer = new byte[1 << 16];
    try {
      InputStream in = from.getInputStream();
      for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
        onTheWay.add(new Packet(Arrays.copyOf(buffer, length), System.nanoTime() + delayNanos));
      }
    } catch (IOException e) {
      // Closed, which the end tells the other side.
    }
    onTheWay.add(END);
  }

  private static void receive(Socket to, BlockingQueue<Packet> onTheWay) {
    try (to) {
      OutputStream out = to.getOutputStream();
      for (Packet packet = onTheWay.take(); packet != END; packet = onTheWay.take()) {
        TimeUnit.NANOSECONDS.sleep(packet.due - System.nanoTime());
        out.write(packet.bytes);
      }
    } catch (IOException | InterruptedException e) {
      // Closed while something was on the way to it.
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
    threads.shutdownNow();
  }

  /** Bytes on their way. */
  private static final class Packet {

    final byte[] bytes;
    final long due;

    Packet(byte[] bytes, long due) {
      this.bytes = bytes;
      this.due = due;
    }
  }
}
