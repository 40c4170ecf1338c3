package io.github.mediastore.browser;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** Stands between a client and a server, and breaks the connection when it is told to. */
public final class BreakingProxy implements AutoCloseable {

  private static final long SMALL = 200_000;

  private final ServerSocket socket;
  private final int target;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicLong left = new AtomicLong(Long.MAX_VALUE);
  private final AtomicLong sent = new AtomicLong();
  private final AtomicLong most = new AtomicLong(Long.MAX_VALUE);
  private volatile boolean isAway;
  private volatile boolean losesNextAnswer;
  private volatile String answerToLose = "";

  /** Stands before the server at a port of this machine. */
  public BreakingProxy(int target) throws IOException {
    this.target = target;
    this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    threads.execute(this::accept);
  }

  /** Returns where clients find the server. */
  public URI root() {
    return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/");
  }

  /** Breaks the connection once, after so many bytes from the client. */
  public void breakAfter(long bytes) {
    left.set(bytes);
  }

  /** Breaks the connection once when the server answers that all of an upload is there. */
  public void loseTheAnswerThatSays(long offset) {
    answerToLose = "upload-offset: " + offset + "\r";
    losesNextAnswer = true;
  }

  /** Breaks all connections, and every new one, until the server is back. */
  public void goAway() throws IOException {
    isAway = true;
    for (Socket each : open) {
      each.close();
    }
  }

  /** Ends that. */
  public void comeBack() {
    isAway = false;
  }

  /** Lets no more than so many bytes from clients pass, but for small requests: the rest waits. */
  public void stallAfter(long bytes) {
    most.set(sent.get() + bytes);
  }

  /** Lets all pass. */
  public void flow() {
    most.set(Long.MAX_VALUE);
    synchronized (most) {
      most.notifyAll();
    }
  }

  /** Returns how many bytes of clients have passed. */
  public long sent() {
    return sent.get();
  }

  private void accept() {
    try {
      while (!socket.isClosed()) {
        Socket client = socket.accept();
        if (isAway) {
          client.close();
          continue;
        }
        Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
        threads.execute(() -> forward(client, server, true));
        threads.execute(() -> forward(server, client, false));
      }
    } catch (IOException e) {
      // Closed.
    }
  }

  private void forward(Socket from, Socket to, boolean isUp) {
    byte[] buffer = new byte[8192];
    long own = 0;
    open.add(from);
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        if (isUp && left.addAndGet(-read) < 0) {
          left.set(Long.MAX_VALUE);
          return;
        }
        if (!isUp && losesNextAnswer && text(buffer, read).contains(answerToLose)) {
          losesNextAnswer = false;
          return;
        }
        if (isUp) {
          own += read;
          awaitFlow(own);
          sent.addAndGet(read);
        }
        out.write(buffer, 0, read);
        out.flush();
      }
    } catch (IOException e) {
      // Closed by the other direction.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      open.remove(from);
    }
  }

  private void awaitFlow(long ofConnection) throws InterruptedException {
    synchronized (most) {
      while (ofConnection > SMALL && sent.get() > most.get()) {
        most.wait();
      }
    }
  }

  private static String text(byte[] buffer, int length) {
    return new String(buffer, 0, length, ISO_8859_1).toLowerCase(Locale.ROOT);
  }

  @Override
  public void close() throws IOException {
    socket.close();
    threads.shutdownNow();
  }
}
