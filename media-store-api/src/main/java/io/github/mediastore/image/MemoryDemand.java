package io.github.mediastore.image;

import io.github.mediastore.Dimensions;
import io.github.mediastore.internal.format.UploadBuffer;
import io.github.mediastore.internal.header.ImageHeader;
import org.jspecify.annotations.Nullable;

/** How much memory a compression takes at most: to take its upload in, and then to decode it. */
final class MemoryDemand {

  /** Planes, packed pixels, the turned copy, the encoder's input and its output. */
  private static final int BYTES_PER_RESULT_PIXEL = 20;

  private final CompressionSettings settings;
  private final Decoders decoders;

  MemoryDemand(CompressionSettings settings, Decoders decoders) {
    this.settings = settings;
    this.decoders = decoders;
  }

  /**
   * Returns what an upload takes until it is compressed.
   *
   * @param early its header, null if nothing is known of its decoding yet
   * @param upload the upload so far
   * @param bytes the most bytes it may have
   */
  long of(@Nullable ImageHeader early, UploadBuffer upload, int bytes) {
    long intake = upload.drainMemory(bytes);
    return early == null ? intake : Math.max(intake, ofCompression(early, bytes));
  }

  /**
   * Returns what is taken once the whole upload is here.
   *
   * @param bytes the upload's own
   */
  long ofCompression(ImageHeader header, int bytes) {
    Dimensions target = header.dimensions().fitWithin(settings.maxDimension());
    long pixels = target.pixels() + largestRendition(header);
    return copies(header) * bytes
        + decoders.of(header).memory(header, target)
        + pixels * BYTES_PER_RESULT_PIXEL;
  }

  /**
   * Returns the most bytes that an upload may have for all of it to stay within a budget, and no
   * fewer than were pulled already.
   */
  int mostBytes(@Nullable ImageHeader early, UploadBuffer upload, long budget) {
    long most = Math.min(upload.mostBytes(), upload.longestWithin(budget));
    if (early != null) {
      most = Math.min(most, (budget - ofCompression(early, 0)) / copies(early));
    }
    return (int) Math.max(upload.size(), most);
  }

  private long copies(ImageHeader header) {
    return 1L + decoders.of(header).copiesOfUpload(header);
  }

  private long largestRendition(ImageHeader header) {
    return settings.renditions().stream()
        .mapToLong(r -> header.dimensions().fitWithin(r.maxDimension()).pixels())
        .max()
        .orElse(0);
  }
}
