package io.github.mediastore.spring.internal.web;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;

/**
 * Puts our handlers before those of Spring MVC. What an application adds itself comes last:
 * {@code @RestController} would have an answer written as JSON, and {@code @RequestParam} an upload
 * converted.
 */
public final class HandlersFirst implements BeanPostProcessor {

  private final HandlerMethodReturnValueHandler answers;
  private final HandlerMethodArgumentResolver uploads;

  /**
   * Makes the processor.
   *
   * @param answers for what a method returns
   * @param uploads for its arguments
   */
  public HandlersFirst(
      HandlerMethodReturnValueHandler answers, HandlerMethodArgumentResolver uploads) {
    this.answers = answers;
    this.uploads = uploads;
  }

  @Override
  public Object postProcessAfterInitialization(Object bean, String beanName) {
    if (bean instanceof RequestMappingHandlerAdapter adapter) {
      adapter.setReturnValueHandlers(before(answers, adapter.getReturnValueHandlers()));
      adapter.setArgumentResolvers(before(uploads, adapter.getArgumentResolvers()));
    }
    return bean;
  }

  private static <T> List<T> before(T first, @Nullable List<T> others) {
    return Stream.concat(Stream.of(first), others == null ? Stream.of() : others.stream()).toList();
  }
}
