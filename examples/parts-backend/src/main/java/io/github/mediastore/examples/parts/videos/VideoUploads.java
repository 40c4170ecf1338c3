package io.github.mediastore.examples.parts.videos;

import io.github.mediastore.MediaContent;
import io.github.mediastore.MediaException;
import io.github.mediastore.examples.parts.media.RefusedUploadException;
import org.springframework.web.multipart.MultipartFile;

/** Takes uploaded films as they are, if their bytes are those of one. */
final class VideoUploads {

  private VideoUploads() {}

  static MediaContent content(MultipartFile file) {
    try {
      return MediaContent.ofVideo(file.getSize(), file::getInputStream);
    } catch (MediaException e) {
      throw new RefusedUploadException(file, e);
    }
  }
}
