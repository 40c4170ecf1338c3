package io.github.mediastore.jdbc.migration;

import io.github.mediastore.MediaContent;
import io.github.mediastore.RejectedImageException;
import io.github.mediastore.image.ImageCompressor;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What files become in the store: pictures are compressed, and videos of a few kinds, told by their
 * bytes, taken as they are. Nothing else ever is.
 */
record FileContents(ImageCompressor compressor) {

  private static final Map<String, String> VIDEO_TYPES =
      Map.of(
          "MP4 video", "video/mp4",
          "QuickTime video", "video/quicktime",
          "WebM or Matroska video", "video/webm");

  MediaContent of(ReadFile file) {
    try {
      return compressor.compress(file.path());
    } catch (RejectedImageException e) {
      @Nullable String type = e.format().map(VIDEO_TYPES::get).orElse(null);
      if (type == null) {
        throw e;
      }
      return MediaContent.of(type, file.path());
    }
  }
}
