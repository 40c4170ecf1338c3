package io.github.mediastore.http;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP request as {@link MediaResponse} needs it: the method and the header fields, read through
 * the host's own server.
 *
 * <p>The fields are looked up while the answer is made and never later. Values are only compared,
 * never copied into an answer. Safe for several threads if the host's look-up is.
 */
public final class MediaRequest {

  private final String method;
  private final Function<String, ? extends @Nullable List<String>> headers;

  private MediaRequest(String method, Function<String, ? extends @Nullable List<String>> headers) {
    this.method = Objects.requireNonNull(method, "method");
    this.headers = Objects.requireNonNull(headers, "headers");
  }

  /**
   * Wraps a request of any server.
   *
   * <pre>{@code
   * MediaRequest.of(request.getMethod(), name -> Collections.list(request.getHeaders(name))); // Servlet
   * MediaRequest.of(method.name(), httpHeaders::get);                             // Spring MVC
   * MediaRequest.of(request.getMethod(), httpHeaders::getRequestHeader);          // JAX-RS
   * MediaRequest.of(exchange.getRequestMethod(), exchange.getRequestHeaders()::get); // JDK
   * }</pre>
   *
   * @param method the request's method, such as {@code GET}, in the case it came in (RFC 9110,
   *     section 9.1)
   * @param headers finds all lines of a header field, each as one value, whatever the case of the
   *     name; an empty list or null means there are none
   * @return the request
   */
  public static MediaRequest of(
      String method, Function<String, ? extends @Nullable List<String>> headers) {
    return new MediaRequest(method, headers);
  }

  boolean isGet() {
    return method.equals("GET");
  }

  boolean isHead() {
    return method.equals("HEAD");
  }

  boolean has(String name) {
    return header(name).isPresent();
  }

  /**
   * Returns a field's value: all its lines, joined in their order (RFC 9110, section 5.3), so that
   * a field which must not be repeated turns out malformed if it was.
   */
  Optional<String> header(String name) {
    List<String> lines = headers.apply(name);
    if (lines == null || lines.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(String.join(", ", lines).strip());
  }
}
