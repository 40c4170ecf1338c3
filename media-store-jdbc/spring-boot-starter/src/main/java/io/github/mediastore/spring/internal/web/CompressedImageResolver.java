package io.github.mediastore.spring.internal.web;

import io.github.mediastore.image.CompressedImage;
import io.github.mediastore.image.ImageCompressor;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartRequest;
import org.springframework.web.multipart.support.MissingServletRequestPartException;

/**
 * Compresses an upload for a method that has a {@link CompressedImage}, or a list or an {@code
 * Optional} of them, as an argument: the files of that name in a form, or the body with
 * {@code @RequestBody}. They are opened and closed here, before the method is called and so before
 * its transaction begins.
 */
public final class CompressedImageResolver implements HandlerMethodArgumentResolver {

  private final Supplier<? extends ImageCompressor> compressor;

  /**
   * Makes a resolver.
   *
   * @param compressor gives the compressor
   */
  public CompressedImageResolver(Supplier<? extends ImageCompressor> compressor) {
    this.compressor = compressor;
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    Class<?> type = parameter.getParameterType();
    return type == CompressedImage.class
        || ((type == List.class || type == Optional.class)
            && of(parameter) == CompressedImage.class);
  }

  private static @Nullable Class<?> of(MethodParameter parameter) {
    return ResolvableType.forMethodParameter(parameter).getGeneric(0).resolve();
  }

  @Override
  public @Nullable Object resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest webRequest,
      @Nullable WebDataBinderFactory binderFactory)
      throws MissingServletRequestPartException {
    if (parameter.hasParameterAnnotation(RequestBody.class)) {
      return wrapped(parameter, List.of(body(webRequest)));
    }
    Field field = Field.of(parameter);
    MultipartRequest request = webRequest.getNativeRequest(MultipartRequest.class);
    if (request == null && field.isRequired()) {
      throw new MultipartException(
          "The request is no form with files (multipart/form-data), and "
              + field.name()
              + " is one");
    }
    List<MultipartFile> files =
        request == null
            ? List.of()
            : request.getFiles(field.name()).stream()
                .filter(CompressedImageResolver::isChosen)
                .toList();
    if (files.isEmpty() && field.isRequired()) {
      throw new MissingServletRequestPartException(field.name());
    }
    return wrapped(parameter, files.stream().map(this::compress).toList());
  }

  /** A browser sends a part without bytes and name for a field in which no file was chosen. */
  private static boolean isChosen(MultipartFile file) {
    String name = file.getOriginalFilename();
    return !file.isEmpty() || (name != null && !name.isEmpty());
  }

  private CompressedImage body(NativeWebRequest webRequest) {
    HttpServletRequest request = webRequest.getNativeRequest(HttpServletRequest.class);
    if (request == null) {
      throw new IllegalStateException("A CompressedImage is made of HTTP requests only");
    }
    return compressor.get().compress(request::getInputStream);
  }

  private CompressedImage compress(MultipartFile file) {
    return compressor.get().compress(file::getInputStream);
  }

  private static @Nullable Object wrapped(MethodParameter parameter, List<CompressedImage> images) {
    if (parameter.getParameterType() == List.class) {
      return images;
    }
    Optional<CompressedImage> first = images.stream().findFirst();
    return parameter.getParameterType() == Optional.class ? first : first.orElse(null);
  }

  /** The field of the form that a parameter names. */
  private record Field(String name, boolean isRequired) {

    static Field of(MethodParameter parameter) {
      MergedAnnotations annotations = MergedAnnotations.from(parameter.getParameterAnnotations());
      MergedAnnotation<?> annotation =
          annotations.isPresent(RequestPart.class)
              ? annotations.get(RequestPart.class)
              : annotations.get(RequestParam.class);
      String name = annotation.isPresent() ? annotation.getString("name") : "";
      boolean isRequired = !annotation.isPresent() || annotation.getBoolean("required");
      return new Field(
          name.isEmpty() ? name(parameter) : name, isRequired && !parameter.isOptional());
    }

    private static String name(MethodParameter parameter) {
      String name = parameter.getParameterName();
      if (name == null) {
        throw new IllegalStateException(
            "The name of %s is not known: compile with -parameters, or name the field of the form"
                .formatted(parameter));
      }
      return name;
    }
  }
}
