package io.github.mediastore.bench.settings.measure;

import java.io.IOException;

/**
 * An upload to measure with, read when its turn comes.
 *
 * @param name what the report calls it
 * @param content where its bytes come from
 */
public record Sample(String name, Content content) {

  /** The bytes of an upload. */
  @FunctionalInterface
  public interface Content {

    /**
     * Reads them all.
     *
     * @throws IOException if they cannot be read
     */
    byte[] read() throws IOException;
  }
}
