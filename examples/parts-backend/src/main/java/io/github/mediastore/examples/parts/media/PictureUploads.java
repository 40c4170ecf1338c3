package io.github.mediastore.examples.parts.media;

import io.github.mediastore.CompressorBusyException;
import io.github.mediastore.MediaException;
import io.github.mediastore.image.CompressedImage;
import io.github.mediastore.image.Focus;
import io.github.mediastore.image.ImageCompressor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/**
 * Compresses uploaded pictures. Call it before the transaction begins: it takes a while and needs
 * no connection.
 *
 * <p>A picture that waits to be compressed holds a thread of the server. Only so many may, and what
 * comes on top is refused as busy at once, so that there are threads left for readers.
 */
@Component
public class PictureUploads {

  private final ImageCompressor avatarCompressor;
  private final ImageCompressor galleryCompressor;
  private final ImageCompressor logoCompressor;
  private final AcceptedPictures accepted;
  private final Semaphore places;

  PictureUploads(
      ImageCompressor avatarCompressor,
      ImageCompressor galleryCompressor,
      ImageCompressor logoCompressor,
      AcceptedPictures accepted,
      @Value("${parts.pictures.most-at-once}") int mostAtOnce) {
    this.avatarCompressor = avatarCompressor;
    this.galleryCompressor = galleryCompressor;
    this.logoCompressor = logoCompressor;
    this.accepted = accepted;
    this.places = new Semaphore(mostAtOnce);
  }

  /**
   * Compresses a profile photo to a square.
   *
   * @param focus what stays in view; if none was chosen, what people would look at
   * @throws RefusedUploadException if it cannot be
   */
  public CompressedImage avatar(MultipartFile file, Optional<Focus> focus) {
    ImageCompressor compressor = focus.map(avatarCompressor::withFocus).orElse(avatarCompressor);
    return all(compressor, List.of(file)).get(0);
  }

  /**
   * Compresses all photos of a gallery, each with its thumbnails, or refuses them for the first
   * that cannot be.
   *
   * @throws RefusedUploadException if one cannot be
   */
  public List<CompressedImage> photos(List<MultipartFile> files) {
    return all(galleryCompressor, files);
  }

  /**
   * Compresses a logo, which keeps its transparency.
   *
   * @throws RefusedUploadException if it cannot be
   */
  public CompressedImage logo(MultipartFile file) {
    return all(logoCompressor, List.of(file)).get(0);
  }

  private List<CompressedImage> all(ImageCompressor compressor, List<MultipartFile> files) {
    if (!places.tryAcquire(files.size())) {
      throw new CompressorBusyException("All places for pictures are taken", null);
    }
    try {
      List<CompressedImage> compressed = new ArrayList<>();
      for (MultipartFile file : files) {
        compressed.add(compress(compressor, file));
      }
      return compressed;
    } finally {
      places.release(files.size());
    }
  }

  private CompressedImage compress(ImageCompressor compressor, MultipartFile file) {
    try {
      return compressor.compress(file::getInputStream);
    } catch (MediaException e) {
      throw new RefusedUploadException(RefusedUploadException.nameOf(file), e, accepted.refusal(e));
    }
  }
}
