package io.github.mediastore.browser;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One connection to a page by the DevTools protocol: commands and their answers, and the events
 * between them, all as the JSON they come in.
 */
final class DevTools implements AutoCloseable {

  private static final Pattern ANSWER = Pattern.compile("\\{\"id\":(\\d+),.*", Pattern.DOTALL);
  private static final int SECONDS = 30;

  private final AtomicInteger ids = new AtomicInteger();
  private final Map<Integer, CompletableFuture<String>> answers = new ConcurrentHashMap<>();
  private final List<String> events = new CopyOnWriteArrayList<>();
  private final WebSocket socket;

  DevTools(HttpClient client, URI page) {
    socket = client.newWebSocketBuilder().buildAsync(page, new Messages()).join();
  }

  /**
   * Sends a command and returns its answer.
   *
   * @param method the command
   * @param parameters its parameters, a JSON object
   */
  String send(String method, String parameters) throws IOException, InterruptedException {
    int id = ids.incrementAndGet();
    CompletableFuture<String> answer = new CompletableFuture<>();
    answers.put(id, answer);
    socket
        .sendText(
            "{\"id\":%d,\"method\":\"%s\",\"params\":%s}".formatted(id, method, parameters), true)
        .join();
    try {
      String text = answer.get(SECONDS, TimeUnit.SECONDS);
      if (text.startsWith("{\"id\":" + id + ",\"error\"")) {
        throw new IOException(method + " was answered " + text);
      }
      return text;
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("No answer to " + method, e);
    }
  }

  /** Returns the events so far. */
  List<String> events() {
    return List.copyOf(events);
  }

  @Override
  public void close() {
    socket.abort();
  }

  private void take(String message) {
    Matcher answer = ANSWER.matcher(message);
    CompletableFuture<String> asked =
        answer.matches() ? answers.remove(Integer.valueOf(answer.group(1))) : null;
    if (asked == null) {
      events.add(message);
    } else {
      asked.complete(message);
    }
  }

  /** Puts together the parts of each message. */
  private final class Messages implements WebSocket.Listener {

    private final StringBuilder parts = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean isLast) {
      parts.append(part);
      if (isLast) {
        take(parts.toString());
        parts.setLength(0);
      }
      from.request(1);
      return CompletableFuture.completedStage(null);
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
      answers.values().forEach(answer -> answer.completeExceptionally(error));
    }
  }
}
