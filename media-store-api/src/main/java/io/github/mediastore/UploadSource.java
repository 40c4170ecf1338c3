package io.github.mediastore;

import java.io.IOException;
import java.io.InputStream;

/**
 * Opens an uploaded file, such as {@code part::getInputStream} or {@code () ->
 * Files.newInputStream(file)}. Whoever is given one closes each stream that it opens.
 */
@FunctionalInterface
public interface UploadSource {

  /**
   * Opens the bytes from the start; the caller closes the stream.
   *
   * @return a new stream
   * @throws IOException if they cannot be opened
   */
  InputStream open() throws IOException;
}
