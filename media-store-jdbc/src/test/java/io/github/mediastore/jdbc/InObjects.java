package io.github.mediastore.jdbc;

import io.github.mediastore.MediaContent;
import io.github.mediastore.MediaStore;
import io.github.mediastore.objects.FileObjectStore;
import io.github.mediastore.objects.ObjectStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Stores whose bytes are objects. */
final class InObjects {

  private InObjects() {}

  static JdbcMediaStoreBuilder builder(long largerThan) {
    return JdbcMediaStore.builder().objects(new TestObjects(), largerThan);
  }

  static ObjectStore folder() {
    try {
      return new FileObjectStore(Files.createTempDirectory(Path.of("target"), "objects"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns a store that stages content with another one before it stores it. */
  static MediaStore staging(MediaStore store, JdbcMediaStore staging) {
    return (MediaStore)
        Proxy.newProxyInstance(
            MediaStore.class.getClassLoader(),
            new Class<?>[] {MediaStore.class},
            (proxy, method, arguments) -> {
              if (arguments != null) {
                for (int i = 0; i < arguments.length; i++) {
                  arguments[i] = staged(arguments[i], staging);
                }
              }
              try {
                return method.invoke(store, arguments);
              } catch (InvocationTargetException e) {
                throw e.getTargetException();
              }
            });
  }

  private static Object staged(Object argument, JdbcMediaStore staging) {
    if (argument instanceof MediaContent content) {
      return staging.stage(content);
    }
    return argument instanceof List<?> list
            && !list.isEmpty()
            && list.get(0) instanceof MediaContent
        ? list.stream().map(content -> staging.stage((MediaContent) content)).toList()
        : argument;
  }
}
