package io.github.mediastore.examples.parts.organizations;

import io.github.mediastore.ObservedMediaStore;
import io.github.mediastore.examples.parts.media.MediaAnswers;
import io.github.mediastore.examples.parts.media.PictureUploads;
import io.github.mediastore.examples.parts.media.Receipt;
import io.github.mediastore.examples.parts.media.Slots;
import io.github.mediastore.examples.parts.media.UploadedImage;
import io.github.mediastore.http.CachePolicy;
import io.github.mediastore.image.CompressedImage;
import io.github.mediastore.jdbc.ColumnMediaStore;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Everyone sees organizations and their logos, and editors change the logos. */
@RestController
@Tag(name = "Organizations")
class OrganizationController {

  private static final CachePolicy A_DAY = CachePolicy.publicFor(Duration.ofHours(24));

  private final ObservedMediaStore<ColumnMediaStore> pictures;
  private final PictureUploads uploads;
  private final Organizations organizations;

  OrganizationController(
      ObservedMediaStore<ColumnMediaStore> pictures,
      PictureUploads uploads,
      Organizations organizations) {
    this.pictures = pictures;
    this.uploads = uploads;
    this.organizations = organizations;
  }

  @Operation(summary = "All organizations")
  @GetMapping("/api/organizations")
  List<Organization> list() {
    return organizations.list();
  }

  @Operation(summary = "An organization's logo")
  @GetMapping("/images/organizations/{id}/logo")
  void logo(@PathVariable long id, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    MediaAnswers.send(pictures, Slots.logo(id), 0, A_DAY, request, response);
  }

  @Operation(summary = "Set an organization's logo", description = "It keeps its transparency.")
  @PostMapping(
      path = "/uploads/organizations/{id}/logo",
      consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @ResponseStatus(HttpStatus.CREATED)
  UploadedImage setLogo(@PathVariable long id, @RequestPart MultipartFile file) {
    CompressedImage logo = uploads.logo(file);
    return new UploadedImage(organizations.setLogo(id, logo), Receipt.of(file, logo));
  }

  @Operation(summary = "Remove an organization's logo")
  @DeleteMapping("/uploads/organizations/{id}/logo")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void removeLogo(@PathVariable long id) {
    organizations.removeLogo(id);
  }
}
