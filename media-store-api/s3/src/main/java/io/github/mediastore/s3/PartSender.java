package io.github.mediastore.s3;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Sends the parts of an upload, several at once, and gives them back to be filled again. */
final class PartSender {

  /** The protocol's. */
  private static final int MOST_PARTS = 10_000;

  private static final int SECONDS_TO_STOP = 10;

  private final MultipartUpload upload;
  private final int atOnce;
  private final ExecutorService threads;

  /** What is on its way, oldest first. */
  private final Deque<Part> parts = new ArrayDeque<>();

  private final Deque<Future<String>> sending = new ArrayDeque<>();
  private final List<String> etags = new ArrayList<>();

  PartSender(MultipartUpload upload, int atOnce) {
    this.upload = upload;
    this.atOnce = atOnce;
    this.threads = Executors.newFixedThreadPool(atOnce, PartSender::daemon);
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "media-store-upload");
    thread.setDaemon(true);
    return thread;
  }

  /** Returns a part to fill; waits for the oldest to be sent if there are as many as may be. */
  Part next() throws IOException {
    return sending.size() <= atOnce ? new Part() : awaitOldest();
  }

  /** Sends the next part; returns at once. */
  void send(Part part) throws IOException {
    int number = etags.size() + sending.size() + 1;
    if (number > MOST_PARTS) {
      throw new IOException(
          "The object has more than 10,000 parts of "
              + part.length()
              + " bytes: give the object store larger parts");
    }
    sending.add(threads.submit(() -> upload.send(number, part)));
    parts.add(part);
  }

  /** Waits for all parts and returns their entity tags in order. */
  List<String> finish() throws IOException {
    while (!sending.isEmpty()) {
      awaitOldest().release();
    }
    return etags;
  }

  private Part awaitOldest() throws IOException {
    try {
      etags.add(sending.remove().get());
      return parts.remove();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException failure) {
        throw failure;
      }
      throw new IOException("A part could not be sent: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("Interrupted while parts were sent");
    }
  }

  /** Ends all work; what is still on its way is given up. Not to be interrupted. */
  void stop() {
    threads.shutdownNow();
    boolean wasInterrupted = Thread.interrupted();
    try {
      threads.awaitTermination(SECONDS_TO_STOP, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      wasInterrupted = true;
    }
    if (wasInterrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
