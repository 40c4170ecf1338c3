package io.github.mediastore.s3;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Runs what the JDK's HTTP client has to do. Its selector thread gives each piece that arrived to
 * another thread, which without TLS only hands it on to the reader: here the selector thread does
 * that itself, which saves a change of threads for each piece. All else, such as the look-up of a
 * host's name, is done by threads that end when there is nothing to do.
 */
final class ReceivingExecutor implements Executor {

  /** Ends the JDK's name of that thread. Were it another one day, all would be handed over. */
  private static final String SELECTOR = "-SelectorManager";

  private final ExecutorService others = Executors.newCachedThreadPool(ReceivingExecutor::daemon);

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "media-store-http");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void execute(Runnable task) {
    if (Thread.currentThread().getName().endsWith(SELECTOR)) {
      task.run();
    } else {
      others.execute(task);
    }
  }
}
