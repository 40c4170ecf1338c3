package io.github.mediastore.examples.cli.objectstore;

import io.github.mediastore.jdbc.JdbcMediaStoreBuilder;
import io.github.mediastore.objects.ObjectStore;
import java.util.List;

/**
 * Which media become objects.
 *
 * @param largerThan those with more bytes
 * @param types those of these types too, such as {@code video/mp4} or {@code video/*}
 */
public record LargeMedia(long largerThan, List<String> types) {

  /** All bytes go to the tables. */
  public static final LargeMedia NONE = new LargeMedia(Long.MAX_VALUE, List.of());

  /** Copies the types. */
  public LargeMedia {
    types = List.copyOf(types);
  }

  /** Returns whether content of this type and size becomes an object. */
  public boolean includes(String contentType, long size) {
    return size > (isOneOf(contentType) ? 0 : largerThan);
  }

  private boolean isOneOf(String contentType) {
    return types.stream()
        .anyMatch(
            type ->
                type.endsWith("/*")
                    ? contentType.startsWith(type.substring(0, type.length() - 1))
                    : contentType.equals(type));
  }

  JdbcMediaStoreBuilder addTo(JdbcMediaStoreBuilder builder, ObjectStore store) {
    return builder.objects(store, largerThan).objectsOf(this::isOneOf);
  }
}
