package io.github.mediastore.examples.parts.accounts;

import io.github.mediastore.ObservedMediaStore;
import io.github.mediastore.examples.parts.media.MediaAnswers;
import io.github.mediastore.examples.parts.media.PictureUploads;
import io.github.mediastore.examples.parts.media.Receipt;
import io.github.mediastore.examples.parts.media.Slots;
import io.github.mediastore.examples.parts.media.UploadedImage;
import io.github.mediastore.http.CachePolicy;
import io.github.mediastore.image.CompressedImage;
import io.github.mediastore.image.Focus;
import io.github.mediastore.jdbc.ColumnMediaStore;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
import org.springframework.web.server.ResponseStatusException;

/** Everyone sees a profile photo, and its owner changes it. */
@RestController
@Tag(name = "Profile photos")
class ProfilePhotoController {

  private static final CachePolicy AN_HOUR = CachePolicy.publicFor(Duration.ofHours(1));

  private final ObservedMediaStore<ColumnMediaStore> pictures;
  private final PictureUploads uploads;
  private final ProfilePhotos photos;

  ProfilePhotoController(
      ObservedMediaStore<ColumnMediaStore> pictures, PictureUploads uploads, ProfilePhotos photos) {
    this.pictures = pictures;
    this.uploads = uploads;
    this.photos = photos;
  }

  @Operation(summary = "A user's profile photo")
  @GetMapping("/images/users/{userId}/profile")
  void get(@PathVariable long userId, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    MediaAnswers.send(pictures, Slots.profilePhoto(userId), 0, AN_HOUR, request, response);
  }

  @Operation(
      summary = "Set your profile photo",
      description =
          "It is cut to a square around focusX, focusY: fractions of the upright picture from its "
              + "upper left corner. Without them, around what people would look at.")
  @PostMapping(
      path = "/uploads/users/profile-photo",
      consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @ResponseStatus(HttpStatus.CREATED)
  UploadedImage set(
      @RequestPart MultipartFile file,
      @RequestParam(required = false) @Nullable Double focusX,
      @RequestParam(required = false) @Nullable Double focusY,
      @AuthenticationPrincipal Account account) {
    CompressedImage photo = uploads.avatar(file, focus(focusX, focusY));
    return new UploadedImage(photos.set(account.id(), photo), Receipt.of(file, photo));
  }

  private static Optional<Focus> focus(@Nullable Double x, @Nullable Double y) {
    if (x == null && y == null) {
      return Optional.empty();
    }
    if (x == null || y == null || !isFraction(x) || !isFraction(y)) {
      throw new ResponseStatusException(
          HttpStatus.BAD_REQUEST, "focusX and focusY are numbers from 0 to 1, both or neither.");
    }
    return Optional.of(Focus.at(x, y));
  }

  private static boolean isFraction(double value) {
    return value >= 0 && value <= 1;
  }

  @Operation(summary = "Remove your profile photo")
  @DeleteMapping("/uploads/users/profile-photo")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(@AuthenticationPrincipal Account account) {
    photos.remove(account.id());
  }
}
