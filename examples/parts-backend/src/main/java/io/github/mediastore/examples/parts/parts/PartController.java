package io.github.mediastore.examples.parts.parts;

import io.github.mediastore.examples.parts.media.PictureUploads;
import io.github.mediastore.image.CompressedImage;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Everyone sees parts, and editors create them. */
@RestController
@Tag(name = "Parts")
class PartController {

  private final Parts parts;
  private final PictureUploads uploads;

  PartController(Parts parts, PictureUploads uploads) {
    this.parts = parts;
    this.uploads = uploads;
  }

  @Operation(summary = "Parts, with their pictures and videos")
  @GetMapping("/api/parts")
  List<Part> list(
      @RequestParam(defaultValue = "0") long after,
      @RequestParam(defaultValue = "100") @Min(1) @Max(500) int limit) {
    return parts.list(after, limit);
  }

  @Operation(summary = "Create a part")
  @PostMapping("/api/parts")
  @ResponseStatus(HttpStatus.CREATED)
  Part create(@RequestBody @Valid NewPart part) {
    return parts.create(part, List.of());
  }

  @Operation(
      summary = "Create a part with pictures",
      description = "All of it or nothing: the part and its pictures are one transaction.")
  @PostMapping(path = "/uploads/parts", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @ResponseStatus(HttpStatus.CREATED)
  Part create(
      @ModelAttribute @Valid NewPart part,
      @RequestPart(required = false) @Nullable List<MultipartFile> files) {
    List<CompressedImage> images = files == null ? List.of() : uploads.photos(files);
    return parts.create(part, images);
  }
}
