package io.github.mediastore.jdbc.migration.internal.sources;

import io.github.mediastore.MediaContent;
import io.github.mediastore.RejectedUploadException;
import io.github.mediastore.RejectedUploadException.Reason;
import io.github.mediastore.image.ImageCompressor;
import io.github.mediastore.internal.streams.SmallReads;

/**
 * What files become in the store: pictures are compressed, and videos of a few kinds, told by their
 * bytes, taken as they are. Nothing else ever is.
 */
public record FileContents(ImageCompressor compressor) {

  public MediaContent of(ReadFile file) {
    try {
      return compressor.compress(file.path());
    } catch (RejectedUploadException e) {
      if (e.reason() != Reason.UNSUPPORTED_FORMAT) {
        throw e;
      }
      return video(file, e);
    }
  }

  private static MediaContent video(ReadFile file, RejectedUploadException noPicture) {
    try {
      return MediaContent.ofVideo(file.size(), () -> SmallReads.ofFile(file.path()));
    } catch (RejectedUploadException noVideo) {
      noPicture.addSuppressed(noVideo);
      throw noPicture;
    }
  }
}
