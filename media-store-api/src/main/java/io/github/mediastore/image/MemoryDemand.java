package io.github.mediastore.image;

import io.github.mediastore.Dimensions;
import io.github.mediastore.internal.format.ImageFormat;
import io.github.mediastore.internal.format.UploadBuffer;
import io.github.mediastore.internal.header.ImageHeader;
import org.jspecify.annotations.Nullable;

/** How much memory a compression takes at most: to take its upload in, and then to decode it. */
final class MemoryDemand {

  /** Planes, packed pixels, the turned copy, the encoder's input and its output. */
  private static final int BYTES_PER_RESULT_PIXEL = 20;

  private static final int UPRIGHT = 1;
  private static final int LYING = 6;

  private final Decoders decoders;

  MemoryDemand(Decoders decoders) {
    this.decoders = decoders;
  }

  /**
   * Returns what an upload takes until it is compressed.
   *
   * @param early its header, null if nothing is known of its decoding yet
   * @param upload the upload so far
   * @param bytes the most bytes it may have
   * @param order what is to be made of it
   */
  long of(@Nullable ImageHeader early, UploadBuffer upload, int bytes, FrameOrder order) {
    long intake = upload.drainMemory(bytes);
    return early == null ? intake : Math.max(intake, ofEarly(early, bytes, order));
  }

  /**
   * Returns what is taken once the whole upload is here.
   *
   * @param bytes the upload's own
   */
  long ofCompression(ImageHeader header, int bytes, FrameOrder order) {
    return copies(header) * bytes + ofPixels(header, header.orientation(), order);
  }

  /** Returns the same as long as the end of the upload may still say that the picture lies. */
  private long ofEarly(ImageHeader early, int bytes, FrameOrder order) {
    if (early.format() != ImageFormat.PNG && early.format() != ImageFormat.WEBP) {
      return ofCompression(early, bytes, order);
    }
    return copies(early) * bytes
        + Math.max(ofPixels(early, UPRIGHT, order), ofPixels(early, LYING, order));
  }

  private long ofPixels(ImageHeader header, int orientation, FrameOrder order) {
    Dimensions stored = header.dimensions();
    Dimensions upright = orientation >= 5 ? stored.transposed() : stored;
    FramePlan plan = order.plan(upright);
    return decoders.of(header).memory(header, order.views(plan, upright, orientation))
        + plan.pixels() * BYTES_PER_RESULT_PIXEL;
  }

  /**
   * Returns the most bytes that an upload may have for all of it to stay within a budget, and no
   * fewer than were pulled already.
   */
  int mostBytes(@Nullable ImageHeader early, UploadBuffer upload, long budget, FrameOrder order) {
    long most = Math.min(upload.mostBytes(), upload.longestWithin(budget));
    if (early != null) {
      most = Math.min(most, (budget - ofEarly(early, 0, order)) / copies(early));
    }
    return (int) Math.max(upload.size(), most);
  }

  private long copies(ImageHeader header) {
    return 1L + decoders.of(header).copiesOfUpload(header);
  }
}
