package io.github.mediastore.examples.parts.videos;

import io.github.mediastore.examples.parts.accounts.Account;
import io.github.mediastore.jdbc.DirectUpload;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Editors ask here where to send a video. */
@RestController
@Tag(name = "Uploads of videos")
class VideoUploadController {

  private final SentVideos videos;

  VideoUploadController(SentVideos videos) {
    this.videos = videos;
  }

  @Operation(
      summary = "Where to send a video",
      description =
          "An address for PUT, and a token to pass on when it was sent; 204 if it is to be sent "
              + "to the application.")
  @PostMapping("/uploads/videos")
  ResponseEntity<DirectUpload> begin(
      @RequestParam String type,
      @RequestParam long size,
      @AuthenticationPrincipal Account account) {
    Optional<DirectUpload> upload = videos.begin(account, type, size);
    return upload
        .map(begun -> ResponseEntity.status(HttpStatus.CREATED).body(begun))
        .orElseGet(() -> ResponseEntity.noContent().build());
  }
}
