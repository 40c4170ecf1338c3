package io.github.mediastore.internal.imageio;

import java.io.IOException;

/** A reader gave a picture whose pixels nobody here can interpret. */
public final class UnsupportedPixelsException extends IOException {

  private static final long serialVersionUID = 1L;

  UnsupportedPixelsException(String message) {
    super(message);
  }
}
