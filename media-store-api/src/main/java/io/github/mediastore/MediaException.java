package io.github.mediastore;

import org.jspecify.annotations.Nullable;

/**
 * The root of everything that can go wrong with media. It is sealed, so a host can map every
 * subclass to an HTTP response once.
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
        RejectedAttributesException,
        RejectedUploadException,
        UnknownUploadException,
        UnreadableUploadException {

  private static final long serialVersionUID = 1L;

  MediaException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
