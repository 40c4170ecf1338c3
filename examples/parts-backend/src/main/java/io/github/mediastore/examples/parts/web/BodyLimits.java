package io.github.mediastore.examples.parts.web;

import io.github.mediastore.examples.parts.media.VideoPlace;
import io.github.mediastore.image.CompressionSettings;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/** How large the body of a request may be, which depends on what is taken there. */
@Component
class BodyLimits {

  private static final Pattern ONE_PICTURE =
      Pattern.compile("/uploads/(users/profile-photo|organizations/[^/]*/logo)");

  /** JSON, and the form of who signs in. */
  private static final long OF_TEXT = 64 << 10;

  /** A picture that is a little over its own limit is refused by the name of its file. */
  private static final long BESIDE_A_PICTURE = 8 << 20;

  private static final Pattern PIECE_OF_A_VIDEO =
      Pattern.compile("/uploads/videos/resumable/[^/]+");

  private final long ofPicture;
  private final long ofVideo;
  private final long ofForm;

  BodyLimits(
      CompressionSettings pictures,
      VideoPlace videos,
      @Value("${spring.servlet.multipart.max-request-size}") DataSize ofForm) {
    this.ofPicture = pictures.maxInputBytes();
    this.ofVideo = videos.maxSize().toBytes();
    this.ofForm = ofForm.toBytes();
  }

  /**
   * Returns how many bytes the body may have.
   *
   * @param path below the server's root
   * @param isForm whether it may have files
   */
  long of(String path, boolean isForm) {
    if (!isForm) {
      return PIECE_OF_A_VIDEO.matcher(path).matches() ? ofVideo : OF_TEXT;
    }
    return ONE_PICTURE.matcher(path).matches()
        ? Math.min(ofForm, ofPicture + BESIDE_A_PICTURE)
        : ofForm;
  }

  /** Says what the limit is, to who sent more. */
  String words(String path, boolean isForm) {
    if (isForm && ONE_PICTURE.matcher(path).matches()) {
      return "A picture may have at most %s.".formatted(Units.bytes(Math.min(ofForm, ofPicture)));
    }
    return "At most %s are taken here.".formatted(Units.bytes(of(path, isForm)));
  }
}
