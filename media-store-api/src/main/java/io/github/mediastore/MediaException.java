package io.github.mediastore;

import org.jspecify.annotations.Nullable;

/**
 * Whatever can go wrong with media; the subclasses are all there is, so a host can map them to
 * answers once and for good.
 *
 * <p>Arguments that no caller should pass, such as a negative index, are {@link
 * IllegalArgumentException} and {@link NullPointerException} as everywhere.
 */
public abstract sealed class MediaException extends RuntimeException
    permits CodecUnavailableException,
        CompressorBusyException,
        MediaStorageException,
        MediumGoneException,
        MissingOwnerException,
        RejectedImageException,
        UnreadableUploadException {

  private static final long serialVersionUID = 1L;

  MediaException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
