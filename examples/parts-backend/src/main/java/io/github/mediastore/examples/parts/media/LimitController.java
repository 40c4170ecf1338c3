package io.github.mediastore.examples.parts.media;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells pages what may be uploaded, so that they offer no other files and send none in vain. */
@RestController
@Tag(name = "Limits")
class LimitController {

  private static final String VIDEOS = "video/mp4,video/webm,video/quicktime";

  private final Limits limits;

  LimitController(
      AcceptedPictures pictures,
      VideoPlace videos,
      @Value("${spring.servlet.multipart.max-request-size}") DataSize form) {
    this.limits =
        new Limits(
            new Kind(pictures.accept(), pictures.settings().maxInputBytes()),
            new Kind(VIDEOS, videos.maxSize().toBytes()),
            form.toBytes());
  }

  @Operation(summary = "What may be uploaded")
  @GetMapping("/api/limits")
  Limits limits() {
    return limits;
  }

  /**
   * What may be uploaded.
   *
   * @param formBytes the most bytes that a form may have with all its files
   */
  record Limits(Kind pictures, Kind videos, long formBytes) {}

  /**
   * Files of one kind.
   *
   * @param accept the value of the attribute of a file field
   * @param maxBytes the most bytes that one may have
   */
  record Kind(String accept, long maxBytes) {}
}
