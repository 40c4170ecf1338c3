package io.github.mediastore.internal.format;

import java.io.IOException;

/**
 * A header lies further into the upload than may be buffered before the upload is admitted. Admit
 * it with {@link UploadBuffer#liftPrefix} and read the header again; no bytes are lost.
 */
public final class PrefixExceededException extends IOException {

  private static final long serialVersionUID = 1L;

  PrefixExceededException(int prefix) {
    super("The header lies beyond the first " + prefix + " bytes");
  }
}
