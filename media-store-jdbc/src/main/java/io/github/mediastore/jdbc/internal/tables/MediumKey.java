package io.github.mediastore.jdbc.internal.tables;

import io.github.mediastore.MediaId;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Reads the key of a row from the text of a {@link MediaId}. */
public final class MediumKey {

  private static final Pattern KEY = Pattern.compile("[1-9][0-9]{0,17}");

  private MediumKey() {}

  /** Returns the key, empty if the id cannot be one that this store gave. */
  public static OptionalLong of(MediaId id) {
    return KEY.matcher(id.value()).matches()
        ? OptionalLong.of(Long.parseLong(id.value()))
        : OptionalLong.empty();
  }
}
