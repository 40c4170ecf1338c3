package io.github.mediastore.examples.parts.parts;

import io.github.mediastore.MediaId;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediaStore;
import io.github.mediastore.ObservedMediaStore;
import io.github.mediastore.examples.parts.media.Image;
import io.github.mediastore.examples.parts.media.MediaAnswers;
import io.github.mediastore.examples.parts.media.PictureUploads;
import io.github.mediastore.examples.parts.media.Receipt;
import io.github.mediastore.examples.parts.media.Slots;
import io.github.mediastore.examples.parts.web.NotFoundException;
import io.github.mediastore.http.CachePolicy;
import io.github.mediastore.image.CompressedImage;
import io.github.mediastore.jdbc.ColumnMediaStore;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Everyone sees the pictures of a part, and editors add, remove and order them. */
@RestController
@Tag(name = "Pictures of parts")
class PartImageController {

  private static final CachePolicy AN_HOUR = CachePolicy.publicFor(Duration.ofHours(1));

  private final ObservedMediaStore<ColumnMediaStore> pictures;
  private final MediaStore thumbnails;
  private final PictureUploads uploads;
  private final PartImages images;

  PartImageController(
      ObservedMediaStore<ColumnMediaStore> pictures,
      MediaStore thumbnails,
      PictureUploads uploads,
      PartImages images) {
    this.pictures = pictures;
    this.thumbnails = thumbnails;
    this.uploads = uploads;
    this.images = images;
  }

  @Operation(summary = "A picture of a part, by its place")
  @GetMapping("/images/parts/{partId}")
  void get(
      @PathVariable long partId,
      @RequestParam(defaultValue = "0") int index,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    MediaAnswers.send(pictures, Slots.partImages(partId), index, AN_HOUR, request, response);
  }

  @Operation(summary = "A picture of a part, whichever place it has")
  @GetMapping("/images/parts/{partId}/{imageId}")
  void get(
      @PathVariable long partId,
      @PathVariable String imageId,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    MediaId id = PartImages.idOf(imageId);
    MediaAnswers.send(pictures, Slots.partImages(partId), id, AN_HOUR, request, response);
  }

  @Operation(summary = "A thumbnail of a part's picture: 0 is the smallest")
  @GetMapping("/images/thumbnails/{imageId}")
  void getThumbnail(
      @PathVariable String imageId,
      @RequestParam(defaultValue = "0") int index,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    MediaSlot slot =
        Slots.parseThumbnails(imageId)
            .orElseThrow(() -> new NotFoundException("There is no such thumbnail."));
    MediaAnswers.send(thumbnails, slot, index, AN_HOUR, request, response);
  }

  @Operation(summary = "How many pictures a part has")
  @GetMapping("/images/parts/{partId}/count")
  Count count(@PathVariable long partId) {
    return new Count(images.count(partId));
  }

  @Operation(
      summary = "Add pictures to a part",
      description = "All of them or none: the problem names the file that was refused.")
  @PostMapping(
      path = "/uploads/parts/{partId}/images",
      consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @ResponseStatus(HttpStatus.CREATED)
  UploadedImages add(@PathVariable long partId, @RequestPart List<MultipartFile> files) {
    List<CompressedImage> compressed = uploads.photos(files);
    List<Receipt> receipts =
        IntStream.range(0, files.size())
            .mapToObj(i -> Receipt.of(files.get(i), compressed.get(i)))
            .toList();
    return new UploadedImages(images.add(partId, compressed), receipts);
  }

  @Operation(summary = "Remove a picture of a part")
  @DeleteMapping("/uploads/parts/{partId}/images/{imageId}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(@PathVariable long partId, @PathVariable String imageId) {
    images.remove(partId, imageId);
  }

  @Operation(summary = "Write the alternative text and the caption of a part's picture")
  @PutMapping("/uploads/parts/{partId}/images/{imageId}/words")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void describe(
      @PathVariable long partId, @PathVariable String imageId, @RequestBody @Valid Words words) {
    images.describe(partId, imageId, words.alt(), words.caption());
  }

  @Operation(
      summary = "Order the pictures of a part",
      description = "Those that are not named follow in the order they had.")
  @PutMapping("/uploads/parts/{partId}/images/order")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void reorder(@PathVariable long partId, @RequestBody @Valid NewOrder order) {
    images.reorder(partId, order.order().stream().distinct().map(MediaId::new).toList());
  }

  /** How many there are. */
  record Count(int count) {}

  /** What people read of a picture; empty text is none. */
  record Words(@NotNull String alt, @NotNull String caption) {}

  /** The order wanted, as ids of pictures. */
  record NewOrder(@NotNull List<@NotBlank String> order) {}

  /** The answer to the upload of several pictures. */
  record UploadedImages(List<Image> images, List<Receipt> receipts) {}
}
