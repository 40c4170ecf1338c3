package io.github.mediastore.examples.parts;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Many clients that read or send slowly, each on a connection of its own; one thread plays all. */
final class SlowClients implements Closeable {

  private static final int TICK_MILLIS = 200;
  private static final int MOST_OF_AN_ANSWER = 1_000;
  private static final int RECEIVE_BUFFER = 16 << 10;

  private final InetSocketAddress server;
  private final int bytesPerTick;
  private final List<Client> clients = new CopyOnWriteArrayList<>();
  private final Thread thread = new Thread(this::play, "slow-clients");
  private volatile boolean isOver;

  SlowClients(URI server, int bytesPerSecond) {
    this.server = new InetSocketAddress(server.getHost(), server.getPort());
    this.bytesPerTick = Math.max(1, bytesPerSecond * TICK_MILLIS / 1000);
    thread.setDaemon(true);
    thread.start();
  }

  /** Asks for something, and reads the answer slowly. */
  Client read(String path) {
    return add(new Client("GET %s HTTP/1.1\r\nHost: a\r\n\r\n".formatted(path), 0));
  }

  /** Sends a body slowly, zeros after its beginning, and reads what may be answered. */
  Client send(String path, String begin, long length, String... headers) {
    StringBuilder head = new StringBuilder("POST " + path + " HTTP/1.1\r\nHost: a\r\n");
    for (int i = 0; i < headers.length; i += 2) {
      head.append(headers[i]).append(": ").append(headers[i + 1]).append("\r\n");
    }
    head.append("Content-Length: ").append(length).append("\r\n\r\n").append(begin);
    return add(new Client(head.toString(), length - begin.length()));
  }

  private Client add(Client client) {
    clients.add(client);
    return client;
  }

  /** Returns how many there are in each state: "waits", "broken", or the status of the answer. */
  Map<String, Integer> states() {
    Map<String, Integer> states = new TreeMap<>();
    clients.forEach(client -> states.merge(client.state(), 1, Integer::sum));
    return states;
  }

  private void play() {
    ByteBuffer buffer = ByteBuffer.allocateDirect(bytesPerTick);
    while (!isOver) {
      long next = System.nanoTime() + TICK_MILLIS * 1_000_000L;
      clients.forEach(client -> client.tick(buffer));
      try {
        Thread.sleep(Math.max(0, (next - System.nanoTime()) / 1_000_000));
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  @Override
  public void close() throws IOException {
    isOver = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    for (Client client : clients) {
      client.channel.close();
    }
  }

  /** One of them. */
  final class Client {

    private final SocketChannel channel;
    private final ByteBuffer head;
    private volatile String answer = "";
    private long toSend;
    private volatile boolean isEnded;

    private Client(String head, long toSend) {
      this.head = ByteBuffer.wrap(head.getBytes(StandardCharsets.US_ASCII));
      this.toSend = toSend;
      try {
        channel = SocketChannel.open();
        channel.setOption(StandardSocketOptions.SO_RCVBUF, RECEIVE_BUFFER);
        channel.connect(server);
        channel.write(this.head);
        channel.configureBlocking(false);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private void tick(ByteBuffer buffer) {
      if (isEnded) {
        return;
      }
      try {
        if (toSend > 0) {
          buffer.clear().limit((int) Math.min(toSend, buffer.capacity()));
          toSend -= channel.write(buffer);
        }
        buffer.clear();
        int read = channel.read(buffer);
        isEnded = read < 0;
        buffer.flip();
        if (answer.length() < MOST_OF_AN_ANSWER) {
          answer = answer.concat(StandardCharsets.ISO_8859_1.decode(buffer).toString());
        }
      } catch (IOException e) {
        isEnded = true;
      }
    }

    /** Goes away. */
    void close() throws IOException {
      isEnded = true;
      channel.close();
    }

    /** Returns "waits", "broken", the status of what is being answered, or "ended" after it. */
    String state() {
      String status = answer.length() < 12 ? "" : answer.substring(9, 12);
      if (status.isEmpty()) {
        return isEnded ? "broken" : "waits";
      }
      return isEnded ? status + " ended" : status;
    }

    String answer() {
      return answer;
    }
  }
}
