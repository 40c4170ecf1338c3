package io.github.mediastore.posters;

import io.github.mediastore.decoder.DecoderException;
import io.github.mediastore.posters.PosterResult.Failure;
import org.jspecify.annotations.Nullable;

/** Why there is no poster, on its way to a {@link PosterResult}. */
final class PosterException extends Exception {

  private static final long serialVersionUID = 1L;

  private final Failure failure;

  PosterException(Failure failure, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.failure = failure;
  }

  static PosterException of(DecoderException e) {
    Failure failure =
        switch (e.kind()) {
          case CORRUPT -> Failure.DAMAGED;
          case TOO_EXPENSIVE -> Failure.TOO_EXPENSIVE;
          case BUSY -> Failure.BUSY;
          case UNAVAILABLE -> Failure.UNAVAILABLE;
        };
    return new PosterException(failure, "The video has no poster: " + e.getMessage(), e);
  }

  Failure failure() {
    return failure;
  }

  /** Returns what is wrong, which is always said. */
  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
