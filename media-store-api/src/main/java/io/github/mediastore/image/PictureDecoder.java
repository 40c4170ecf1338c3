package io.github.mediastore.image;

import io.github.mediastore.Dimensions;
import io.github.mediastore.internal.header.ImageHeader;
import io.github.mediastore.internal.raster.Picture;
import java.io.IOException;

/** Decodes the first picture of an upload whose header was read and found within the limits. */
interface PictureDecoder {

  /**
   * Returns the most memory in bytes that {@link #decode} will take beside the upload, its result
   * included.
   *
   * @param header the upload's header
   * @param target the size that the picture will be scaled to, as stored
   */
  long memory(ImageHeader header, Dimensions target);

  /** Returns how many times over {@link #decode} holds the upload beside the array it is given. */
  default int copiesOfUpload(ImageHeader header) {
    return 0;
  }

  /**
   * Decodes the picture at its own size, or at a smaller one that leaves the resampler enough.
   *
   * @param upload the whole upload
   * @param header its header
   * @param target the size that the picture will be scaled to, as stored
   * @return the picture as stored: not turned, in the file's own colours
   * @throws IOException if the upload is damaged; whatever else is thrown means the same
   */
  Picture decode(byte[] upload, ImageHeader header, Dimensions target) throws IOException;
}
