package io.github.mediastore.examples.parts.parts;

import io.github.mediastore.examples.parts.media.PictureUploads;
import io.github.mediastore.image.CompressedImage;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;

/** Everyone sees parts, and editors create them. */
@RestController
@Tag(name = "Parts")
class PartController {

  private static final String TOTAL = "X-Total-Count";

  private final Parts parts;
  private final PictureUploads uploads;

  PartController(Parts parts, PictureUploads uploads) {
    this.parts = parts;
    this.uploads = uploads;
  }

  @Operation(
      summary = "Parts, with their pictures and videos",
      description =
          "In the order they were made, those after a part that was seen; or, with page, a page of "
              + "the catalogue, in the order of organizations and numbers.")
  @ApiResponse(
      responseCode = "200",
      useReturnTypeSchema = true,
      headers =
          @Header(
              name = TOTAL,
              description = "How many parts there are on all pages, if page was given",
              schema = @Schema(type = "integer")))
  @GetMapping("/api/parts")
  ResponseEntity<List<Part>> list(
      @Parameter(
              description =
                  "Words of number and name, each at least by its beginning: np 100, seal")
          @RequestParam(defaultValue = "")
          @Size(max = 100)
          String q,
      @Parameter(description = "Whose parts; all, if it is left out")
          @RequestParam(required = false)
          @Positive
          @Nullable Long organization,
      @RequestParam(required = false) @Min(1) @Max(100_000) @Nullable Integer page,
      @RequestParam(defaultValue = "0") long after,
      @RequestParam(defaultValue = "100") @Min(1) @Max(500) int limit) {
    PartFilter filter = new PartFilter(q, organization);
    if (page == null) {
      return ResponseEntity.ok(parts.list(filter, after, limit));
    }
    if (after != 0) {
      throw new ResponseStatusException(
          HttpStatus.BAD_REQUEST, "page and after exclude each other: give one of them.");
    }
    PartPage found = parts.page(filter, page, limit);
    return ResponseEntity.ok().header(TOTAL, Long.toString(found.total())).body(found.parts());
  }

  @Operation(summary = "A part, with its pictures and videos")
  @GetMapping("/api/parts/{partId}")
  Part get(@PathVariable long partId) {
    return parts.get(partId);
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
