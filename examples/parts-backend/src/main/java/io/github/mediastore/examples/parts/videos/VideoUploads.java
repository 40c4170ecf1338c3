package io.github.mediastore.examples.parts.videos;

import io.github.mediastore.MediaContent;
import io.github.mediastore.MediaException;
import io.github.mediastore.UploadSource;
import io.github.mediastore.examples.parts.media.RefusedUploadException;
import io.github.mediastore.http.ErrorStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/**
 * Takes uploaded films as they are, if their bytes are those of one. Call it before the transaction
 * begins: a poster takes a while and needs no connection.
 */
@Component
class VideoUploads {

  private final Posters posters;

  VideoUploads(Posters posters) {
    this.posters = posters;
  }

  MediaContent content(MultipartFile file) {
    try {
      return content(file.getSize(), file::getInputStream);
    } catch (MediaException e) {
      throw new RefusedUploadException(
          RefusedUploadException.nameOf(file), e, ErrorStatus.of(e).publicMessage());
    }
  }

  MediaContent content(long size, UploadSource bytes) {
    return finish(MediaContent.ofVideo(size, bytes));
  }

  /** Gives a video what it has besides its bytes. */
  MediaContent finish(MediaContent video) {
    return posters.on(video);
  }
}
