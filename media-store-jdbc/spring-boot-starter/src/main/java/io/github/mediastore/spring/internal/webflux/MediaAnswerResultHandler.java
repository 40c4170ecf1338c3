package io.github.mediastore.spring.internal.webflux;

import io.github.mediastore.MediaStore;
import io.github.mediastore.http.CachePolicy;
import io.github.mediastore.http.MediaRequest;
import io.github.mediastore.http.MediaResponse;
import io.github.mediastore.spring.MediaAnswer;
import io.github.mediastore.spring.internal.metrics.AnswerListener;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.ResolvableType;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.reactive.HandlerResult;
import org.springframework.web.reactive.HandlerResultHandler;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Serves the {@link MediaAnswer}, or a {@code Mono} or {@code Optional} of it, that a controller's
 * method returns. The database is read on threads that may block.
 */
public final class MediaAnswerResultHandler implements HandlerResultHandler, Ordered {

  private final Supplier<? extends MediaStore> store;
  private final Supplier<CachePolicy> cachePolicy;
  private final Supplier<? extends Stream<? extends AnswerListener>> listeners;
  private final Scheduler scheduler = Schedulers.boundedElastic();

  /**
   * Makes a handler.
   *
   * @param store gives the store to read from, unless an answer names another
   * @param cachePolicy gives how long answers may be kept, unless they say it
   * @param listeners gives those who hear of each answer
   */
  public MediaAnswerResultHandler(
      Supplier<? extends MediaStore> store,
      Supplier<CachePolicy> cachePolicy,
      Supplier<? extends Stream<? extends AnswerListener>> listeners) {
    this.store = store;
    this.cachePolicy = cachePolicy;
    this.listeners = listeners;
  }

  /** Before those of Spring, of which the one for {@code @ResponseBody} has 100. */
  @Override
  public int getOrder() {
    return 0;
  }

  @Override
  public boolean supports(HandlerResult result) {
    ResolvableType type = result.getReturnType();
    Class<?> raw = type.resolve(Object.class);
    return raw == MediaAnswer.class
        || ((raw == Mono.class || raw == Optional.class)
            && type.getGeneric(0).resolve() == MediaAnswer.class);
  }

  @Override
  public Mono<Void> handleResult(ServerWebExchange exchange, HandlerResult result) {
    MediaRequest request = request(exchange.getRequest());
    return answer(result.getReturnValue())
        .defaultIfEmpty(MediaAnswer.notFound())
        .flatMap(
            answer ->
                Mono.fromCallable(() -> answer.toResponse(store.get(), request, cachePolicy.get()))
                    .subscribeOn(scheduler))
        .doOnNext(response -> listeners.get().forEach(l -> l.answered(response.status())))
        .flatMap(response -> write(response, exchange.getResponse()));
  }

  private static Mono<MediaAnswer> answer(@Nullable Object returned) {
    if (returned instanceof Mono<?> mono) {
      return mono.cast(MediaAnswer.class);
    }
    Object answer = returned instanceof Optional<?> optional ? optional.orElse(null) : returned;
    return Mono.justOrEmpty((MediaAnswer) answer);
  }

  /** Spring 6 has header fields that are a map, Spring 7 has not; both have this method of it. */
  private static MediaRequest request(ServerHttpRequest request) {
    Map<String, List<String>> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    request.getHeaders().forEach(fields::put);
    return MediaRequest.of(request.getMethod().name(), fields::get);
  }

  private Mono<Void> write(MediaResponse answer, ServerHttpResponse response) {
    response.setStatusCode(HttpStatusCode.valueOf(answer.status()));
    answer.headers().forEach(response.getHeaders()::set);
    if (!answer.hasBody()) {
      return response.setComplete();
    }
    Executor executor = scheduler::schedule;
    return response.writeWith(
        DataBufferUtils.outputStreamPublisher(
            out -> write(answer, out), response.bufferFactory(), executor));
  }

  private static void write(MediaResponse answer, OutputStream out) {
    try {
      answer.writeTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
