package io.github.mediastore.spring.internal.webflux;

import io.github.mediastore.image.CompressedImage;
import io.github.mediastore.image.ImageCompressor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.http.codec.multipart.FilePart;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.result.method.HandlerMethodArgumentResolver;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.ServerWebInputException;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Compresses an upload for a method that has a {@link CompressedImage}, or a {@code Mono} of it, as
 * an argument without annotations: the file of that name in the form. It waits in a temporary file,
 * and is compressed on a thread that may block.
 */
public final class CompressedImageArgument implements HandlerMethodArgumentResolver {

  private final Supplier<? extends ImageCompressor> compressor;

  /**
   * Makes a resolver.
   *
   * @param compressor gives the compressor
   */
  public CompressedImageArgument(Supplier<? extends ImageCompressor> compressor) {
    this.compressor = compressor;
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == CompressedImage.class || isMono(parameter);
  }

  private static boolean isMono(MethodParameter parameter) {
    return parameter.getParameterType() == Mono.class
        && ResolvableType.forMethodParameter(parameter).getGeneric(0).resolve()
            == CompressedImage.class;
  }

  @Override
  public Mono<Object> resolveArgument(
      MethodParameter parameter, BindingContext context, ServerWebExchange exchange) {
    String name = Objects.requireNonNull(parameter.getParameterName(), "compile with -parameters");
    Mono<CompressedImage> image =
        exchange
            .getMultipartData()
            .mapNotNull(form -> form.getFirst(name))
            .ofType(FilePart.class)
            .switchIfEmpty(
                Mono.error(
                    () -> new ServerWebInputException("The form has no file " + name, parameter)))
            .flatMap(this::compress);
    return isMono(parameter) ? Mono.just(image) : image.cast(Object.class);
  }

  private Mono<CompressedImage> compress(FilePart part) {
    return Mono.usingWhen(
            Mono.fromCallable(() -> Files.createTempFile("media-store-", null)),
            file ->
                part.transferTo(file)
                    .then(
                        Mono.fromCallable(() -> compressor.get().compress(file))
                            .subscribeOn(Schedulers.boundedElastic())),
            file -> Mono.fromRunnable(() -> delete(file)))
        .subscribeOn(Schedulers.boundedElastic());
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
