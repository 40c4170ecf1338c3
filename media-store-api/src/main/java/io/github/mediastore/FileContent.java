package io.github.mediastore;

import io.github.mediastore.internal.streams.SmallReads;
import io.github.mediastore.internal.syntax.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.OptionalLong;

/** Content that is read from a file when a store asks for it. */
final class FileContent implements MediaContent {

  private final String contentType;
  private final Path file;
  private final long size;

  FileContent(String contentType, Path file, long size) {
    this.contentType = MediaType.require(contentType);
    this.file = file;
    this.size = size;
  }

  @Override
  public String contentType() {
    return contentType;
  }

  @Override
  public OptionalLong size() {
    return OptionalLong.of(size);
  }

  @Override
  public InputStream openStream() throws IOException {
    return SmallReads.ofFile(file);
  }
}
