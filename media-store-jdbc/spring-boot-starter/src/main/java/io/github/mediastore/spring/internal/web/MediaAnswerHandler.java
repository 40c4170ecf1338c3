package io.github.mediastore.spring.internal.web;

import io.github.mediastore.MediaStore;
import io.github.mediastore.http.CachePolicy;
import io.github.mediastore.http.MediaResponse;
import io.github.mediastore.spring.MediaAnswer;
import io.github.mediastore.spring.internal.metrics.AnswerListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * Serves the {@link MediaAnswer}, or {@code Optional<MediaAnswer>}, that a controller's method
 * returns.
 */
public final class MediaAnswerHandler implements HandlerMethodReturnValueHandler {

  private final Supplier<? extends MediaStore> store;
  private final Supplier<CachePolicy> cachePolicy;
  private final Supplier<? extends Stream<? extends AnswerListener>> listeners;

  /**
   * Makes a handler.
   *
   * @param store gives the store to read from, unless an answer names another
   * @param cachePolicy gives how long answers may be kept, unless they say it
   * @param listeners gives those who hear of each answer
   */
  public MediaAnswerHandler(
      Supplier<? extends MediaStore> store,
      Supplier<CachePolicy> cachePolicy,
      Supplier<? extends Stream<? extends AnswerListener>> listeners) {
    this.store = store;
    this.cachePolicy = cachePolicy;
    this.listeners = listeners;
  }

  @Override
  public boolean supportsReturnType(MethodParameter returnType) {
    return MediaAnswer.class.isAssignableFrom(returnType.getParameterType())
        || (returnType.getParameterType() == Optional.class
            && ResolvableType.forMethodParameter(returnType).getGeneric(0).resolve()
                == MediaAnswer.class);
  }

  @Override
  public void handleReturnValue(
      @Nullable Object returned,
      MethodParameter returnType,
      ModelAndViewContainer container,
      NativeWebRequest webRequest)
      throws IOException {
    container.setRequestHandled(true);
    HttpServletRequest request = nativeOf(webRequest.getNativeRequest(HttpServletRequest.class));
    // Of this one the output says itself that a client has gone, which Spring then does not log.
    HttpServletResponse response =
        nativeOf(webRequest.getNativeResponse(HttpServletResponse.class));
    MediaResponse answer =
        answer(returned).toResponse(store.get(), ServletAnswer.request(request), cachePolicy.get());
    listeners.get().forEach(listener -> listener.answered(answer.status()));
    ServletAnswer.write(answer, response);
  }

  private static MediaAnswer answer(@Nullable Object returned) {
    Object answer = returned instanceof Optional<?> optional ? optional.orElse(null) : returned;
    return answer == null ? MediaAnswer.notFound() : (MediaAnswer) answer;
  }

  private static <T> T nativeOf(@Nullable T object) {
    if (object == null) {
      throw new IllegalStateException("A MediaAnswer is served to HTTP requests only");
    }
    return object;
  }
}
