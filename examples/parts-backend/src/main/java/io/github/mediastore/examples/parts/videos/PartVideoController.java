package io.github.mediastore.examples.parts.videos;

import io.github.mediastore.MediaStore;
import io.github.mediastore.examples.parts.accounts.Account;
import io.github.mediastore.examples.parts.media.MediaAnswers;
import io.github.mediastore.examples.parts.media.Slots;
import io.github.mediastore.examples.parts.media.VideoPlace;
import io.github.mediastore.http.CachePolicy;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.time.Duration;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Everyone sees the films about a part, and editors add and remove them. */
@RestController
@Tag(name = "Videos about parts")
class PartVideoController {

  private final MediaStore films;
  private final SentVideos sent;
  private final CachePolicy policy;
  private final PartVideos videos;
  private final VideoUploads uploads;

  PartVideoController(
      MediaStore films,
      PartVideos videos,
      VideoUploads uploads,
      SentVideos sent,
      VideoPlace place) {
    this.films = films;
    this.sent = sent;
    this.policy =
        CachePolicy.publicFor(Duration.ofHours(1)).redirectingVideos(place.addressesFor());
    this.videos = videos;
    this.uploads = uploads;
  }

  @Operation(summary = "A video about a part, or a range of it; with size=poster its poster")
  @GetMapping("/videos/parts/{videoId}")
  void get(@PathVariable long videoId, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    MediaAnswers.send(films, Slots.partVideo(videoId), 0, policy, request, response);
  }

  @Operation(summary = "Add a video to a part", description = "MP4, WebM or QuickTime.")
  @PostMapping(
      path = "/uploads/parts/{partId}/videos",
      consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @ResponseStatus(HttpStatus.CREATED)
  Video add(
      @PathVariable long partId,
      @RequestParam @NotBlank @Size(max = 200) String title,
      @RequestPart MultipartFile file) {
    return videos.add(partId, title, films.stage(uploads.content(file)));
  }

  @Operation(summary = "Add a video that was sent to a part", description = "By its token.")
  @PostMapping("/uploads/parts/{partId}/videos/sent")
  @ResponseStatus(HttpStatus.CREATED)
  Video addSent(
      @PathVariable long partId,
      @RequestParam @NotBlank @Size(max = 200) String title,
      @RequestParam String token,
      @AuthenticationPrincipal Account account) {
    return sent.store(account, token, video -> videos.add(partId, title, video));
  }

  @Operation(summary = "Remove a video about a part")
  @DeleteMapping("/uploads/parts/{partId}/videos/{videoId}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(@PathVariable long partId, @PathVariable long videoId) {
    videos.remove(partId, videoId);
  }
}
